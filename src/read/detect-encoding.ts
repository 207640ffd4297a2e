import { blockDecoders } from "./decode-bytes.ts";
import type { Encoding } from "./labels.ts";
import { CostSink } from "./likelihood.ts";

export interface Detection {
  readonly encoding: Encoding;
  /** 0 (a guess) to 1 (certain). */
  readonly confidence: number;
  /** Not text in any encoding known here. */
  readonly binary: boolean;
}

/** Nats that an encoding has before the bytes are seen: UTF-8 is what most pages are in, UTF-16 without a mark is rare. */
const PRIOR: Readonly<Record<Encoding, number>> = { "utf-8": 4, gb18030: 1, big5: 0, "utf-16le": -8, "utf-16be": -9 };
/** Mean surprise of a character, in nats, above which two bytes a character is no reading. Ordinary Chinese has 7, noise 14. */
const MOST_COST = 11;
const BYTEWISE: readonly Encoding[] = ["utf-8", "gb18030", "big5"];
const ALL: readonly Encoding[] = [...BYTEWISE, "utf-16le", "utf-16be"];
/** What a page's own word is worth: enough to settle a short text, not enough to be believed against a long one. */
const DECLARED_BONUS = 10;
/** Share of bad bytes, or of control characters, above which the input is no text. */
const MOST_BAD = 0.08;
const MOST_CONTROLS = 0.02;

/** What is known of the sample. */
export interface SampleFacts {
  /** The encoding that the page or the server says it is in. */
  readonly declared: Encoding | undefined;
  /** Does the sample begin where the input begins? Only there UTF-16 is possible: behind ASCII it is not. */
  readonly atStart: boolean;
  /** Does it end where the input ends? */
  readonly whole: boolean;
}

/**
 * Which encoding makes the sample the most ordinary text: every one is tried, and the cheapest reading wins.
 * Confidence is how far the second is behind, less what the bad bytes say.
 */
export function detectEncoding(sample: Uint8Array, { declared, atStart, whole }: SampleFacts): Detection {
  if (isAscii(sample)) return { encoding: declared === undefined || declared.startsWith("utf-16") ? "utf-8" : declared, confidence: 1, binary: false };
  const readings = (atStart ? ALL : BYTEWISE).map((encoding) => {
    const sink = new CostSink();
    blockDecoders[encoding](sample, whole, sink);
    // Any two bytes are UTF-16: without its mark it must also look like text, or all noise would be Chinese.
    if (encoding.startsWith("utf-16") && sink.cost > MOST_COST * sink.units) sink.cost = Infinity;
    return { encoding, sink, score: PRIOR[encoding] + (encoding === declared ? DECLARED_BONUS : 0) - sink.cost };
  });
  readings.sort((a, b) => b.score - a.score);
  const { encoding, sink, score } = readings[0]!;
  const bad = sink.errors / Math.max(1, sink.units);
  const binary = bad > MOST_BAD || sink.controls / Math.max(1, sink.units) > MOST_CONTROLS;
  const certainty = 1 - Math.exp((readings[1]!.score - score) / 5);
  const confidence = certainty * Math.max(0, 1 - 4 * bad) * (binary ? 0.2 : 1);
  return { encoding, confidence: Math.round(confidence * 1000) / 1000, binary };
}

/** Nothing but ASCII, and no zero byte: then every encoding but UTF-16 reads the same. */
function isAscii(sample: Uint8Array): boolean {
  for (let i = 0; i < sample.length; i++) if (sample[i]! >= 0x80 || sample[i] === 0) return false;
  return true;
}
