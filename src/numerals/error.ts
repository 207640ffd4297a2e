export type NumeralErrorCode =
  | "empty" | "unexpected-char" | "bad-order" | "dangling-point" | "bad-grouping" | "trailing-unit" | "two-numbers" | "too-long";

/**
 * What a strict parser says of a text it refuses: a code, the UTF-16 index where reading stopped, and what could have stood there.
 * Recognise it by `name` and `code`, not by `instanceof`: two builds of the package may be loaded side by side.
 */
export class NumeralError extends Error {
  override readonly name: string = "NumeralError";
  readonly code: NumeralErrorCode;
  readonly index: number;
  readonly expected: string;

  constructor(code: NumeralErrorCode, index: number, expected: string, text: string) {
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    super(`[guiyi] ${JSON.stringify(shown)} cannot be read: ${code} at ${index}, expected ${expected}`);
    this.code = code;
    this.index = index;
    this.expected = expected;
  }
}

export type SafeResult<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: NumeralError };
