/** The primitives that every stage stands on. */
export { EditSet, ColumnBuilder, type Change, type Column, type Edit, type EditColumns, type EditSetJSON, type Range } from "./edits.ts";
export { EditBuilder } from "./edit-builder.ts";
export { foldUnit, matchKey } from "./key.ts";
export { CharClass, classOf, isHan, scanClasses } from "./classes.ts";
export { Phrases } from "./phrases.ts";
export { offsetMap, offsetUnits, type OffsetMap, type OffsetUnit } from "./units.ts";
