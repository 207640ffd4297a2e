/**
 * How code units get out of a string into an array of units and back. Node's Buffer moves them in bulk, many times as fast as
 * charCodeAt and String.fromCharCode; a browser has the latter, and a TextDecoder, which would replace lone surrogates. All
 * give the same units, lone surrogates included.
 */
export interface Port {
  /** Puts text[start, end) at the head of the units. */
  readonly fill: (text: string, start: number, end: number) => void;
  /** units[from, to) as a string. */
  readonly drain: (from: number, to: number) => string;
}

/** Below this a loop over charCodeAt is faster than a call of Buffer. */
const SHORT = 40;
/** Arguments that String.fromCharCode takes at a time without risk for the stack. */
const PIECE = 2048;

/** The part of Node's Buffer that is used. */
interface NodeBuffer {
  write(text: string, encoding: "utf16le"): number;
  toString(encoding: "utf16le", start: number, end: number): string;
}
interface NodeBufferConstructor {
  from(buffer: ArrayBufferLike, offset: number, length: number): NodeBuffer;
}

/** Works wherever JavaScript does. */
export function portableUnits(units: Uint16Array): Port {
  const decoder = loadDecoder();
  return {
    fill: (text, start, end) => {
      for (let i = start; i < end; i++) units[i - start] = text.charCodeAt(i);
    },
    drain: (from, to) => {
      if (decoder !== undefined && to - from > SHORT && !holdsSurrogate(units, from, to)) return decoder.decode(units.subarray(from, to));
      let out = "";
      for (let at = from; at < to; at += PIECE) out += String.fromCharCode.apply(null, units.subarray(at, Math.min(to, at + PIECE)) as unknown as number[]);
      return out;
    },
  };
}

/** Twice as fast as String.fromCharCode, check included, where there are no surrogates: it would replace a lone one. Undefined where numbers are big-endian or it is wanting. */
function loadDecoder(): TextDecoder | undefined {
  if (typeof TextDecoder !== "function" || new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) return undefined;
  try {
    return new TextDecoder("utf-16le", { ignoreBOM: true }); // U+FEFF at the head of a chunk is text
  } catch {
    return undefined; // engines that know UTF-8 alone say so by a RangeError
  }
}

function holdsSurrogate(units: Uint16Array, from: number, to: number): boolean {
  let found = 0;
  for (let i = from; i < to; i++) found |= ((units[i]! & 0xf800) ^ 0xd800) - 1; // below zero for a surrogate alone
  return found < 0;
}

/** Through Node's Buffer; undefined where there is none, or where numbers are big-endian. */
export function bufferUnits(units: Uint16Array): Port | undefined {
  const constructor = (globalThis as { readonly Buffer?: NodeBufferConstructor }).Buffer;
  if (typeof constructor?.from !== "function" || new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) return undefined;
  const bytes = constructor.from(units.buffer, units.byteOffset, units.byteLength);
  return {
    fill: (text, start, end) => {
      if (end - start < SHORT) for (let i = start; i < end; i++) units[i - start] = text.charCodeAt(i);
      else bytes.write(start === 0 && end === text.length ? text : text.slice(start, end), "utf16le");
    },
    drain: (from, to) => bytes.toString("utf16le", 2 * from, 2 * to),
  };
}

/** The fastest port there is here. */
export function openUnits(units: Uint16Array): Port {
  return bufferUnits(units) ?? portableUnits(units);
}

/** Units looked at at a time: they stay in the processor's nearest cache. */
export const CHUNK = 8192;

/** An array for a chunk of units, and the way into it and out of it. */
export interface Scratch {
  readonly units: Uint16Array;
  readonly port: Port;
  /** Are units moved in bulk? Otherwise a loop over charCodeAt is as good as the array. */
  readonly isBulk: boolean;
}

let scratch: Scratch | undefined;

/** The one array of `guiyi/text`. Shared: whoever fills it is done with it before anybody else runs. */
export function loadScratch(): Scratch {
  if (scratch !== undefined) return scratch;
  const units = new Uint16Array(CHUNK);
  const bulk = bufferUnits(units);
  return (scratch = { units, port: bulk ?? portableUnits(units), isBulk: bulk !== undefined });
}
