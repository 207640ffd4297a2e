/** What is fuzzed: bytes → text → one exported function → its promises. GUIYI_FUZZ names the function; all of them when it is not set. */
import { subjects } from "../test/hostile/subjects.ts";

const wanted = process.env["GUIYI_FUZZ"];
const chosen = subjects.filter(({ name }) => wanted === undefined || name === wanted);
if (chosen.length === 0) throw new Error(`GUIYI_FUZZ=${wanted}: known are ${subjects.map(({ name }) => name).join(", ")}`);

/** A first byte of 1 says UTF-16 code units follow (lone surrogates too), anything else UTF-8. */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 1) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let text = "";
  for (let i = 1; i + 1 < bytes.length; i += 2) text += String.fromCharCode(bytes[i]! | (bytes[i + 1]! << 8));
  return text;
}

/** Throws when a promise is broken: with the function, the promise and the text as JSON. */
export function fuzz(bytes: Uint8Array): void {
  const text = textOf(bytes);
  for (const { name, violations } of chosen) {
    let broken: string[];
    try {
      broken = violations(text);
    } catch (error) {
      broken = [`threw ${String((error as Error).stack)}`];
    }
    if (broken.length > 0) throw new Error(`${name}: ${broken.join("; ")}\n${JSON.stringify(text)}`);
  }
}
