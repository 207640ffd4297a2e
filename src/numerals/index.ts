/** Numerals, percentages, quantities: exact, typed, with offsets. Nothing here loads a conversion dictionary. */
export { findQuantities } from "./find.ts";
export { parseMoney, parseNumber, parsePercent, parseQuantity, safeParseMoney, safeParseNumber, safeParsePercent, safeParseQuantity, type ParseOptions } from "./parse.ts";
export { formatNumber, type FormatOptions } from "./format.ts";
export { toArabic, type ToArabicOptions } from "./to-arabic.ts";
export { convert } from "./convert.ts";
export { rules } from "./rules.ts";
export { NumeralError, type NumeralErrorCode, type SafeResult } from "./error.ts";
export type { Comparator, Exact, FindOptions, NonQuantityType, Notation, Quantity, QuantityChange, QuantityRange, QuantityType } from "./types.ts";
