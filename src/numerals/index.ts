/** Numerals, percentages, quantities: exact, typed, with offsets. */
export { findQuantities } from "./find.ts";
export { NumeralError, type NumeralErrorCode, type SafeResult } from "./error.ts";
export type { Comparator, Exact, FindOptions, NonQuantityType, Notation, Quantity, QuantityChange, QuantityRange, QuantityType } from "./types.ts";
