import { crawl, showDamaged } from "./forward.ts";
import { isCutMark, loadGbk } from "./gbk.ts";
import { firstNoteFrom, type Place, type Scene } from "./shift-scene.ts";
import { pairOf, type Reading, type Token } from "./shift-search.ts";

/** Does the damage, done again to this reading, show exactly what the page shows? */
export function isProved(reading: Reading, place: Place, before: string, tokens: readonly Token[], scene: Scene): boolean {
  const { pairOf: pairs, unitOf } = loadGbk();
  // A mark that the crawl made halfwidth had two bytes.
  const host = String.fromCharCode(unitOf[pairOf(before.charCodeAt(before.length - 1), scene.page)] || before.charCodeAt(before.length - 1));
  const read = tokens.slice(0, reading.next);
  const last = read[read.length - 1];
  // A mark behind the run, where the byte string was cut.
  const mark = last !== undefined && last.unit === 0x3f && !last.broken && !reading.swallowed ? (tokens[reading.next]?.unit ?? 0) : 0;
  const suffix = isCutMark(mark) ? String.fromCharCode(mark < 0x80 ? mark + 0xfee0 : mark) : "";
  // Which character was swallowed is not known: any without a second byte's value does.
  const original = host + (reading.swallowed ? `${reading.text.slice(0, -1)}0` : reading.text) + suffix;
  const shown = (place.note === undefined ? `?${scene.text[place.start + 1]!}` : `?${place.note.written})`) + read.map((token) => scene.text.slice(token.start, token.end)).join("") + suffix;
  const readings = new Map<number, string>();
  const parted = ((pairs[host.charCodeAt(0)]! & 0xff) << 8) | (pairs[reading.text.charCodeAt(0)]! >> 8);
  for (const token of read) {
    const note = token.reading === undefined || token.broken ? undefined : scene.notes[firstNoteFrom(scene.notes, token.start)];
    if (note !== undefined && pairs[token.unit] !== 0 && token.unit > 0x7f) readings.set(pairs[token.unit]!, note.written);
  }
  const end = reading.text.charCodeAt(reading.text.length - 1);
  if (last?.reading !== undefined) readings.set(pairs[end]!, scene.notes[firstNoteFrom(scene.notes, last.start)]!.written);
  for (const [pair, written] of scene.literal) if (!readings.has(pair)) readings.set(pair, written);
  const cuts = place.note === undefined ? [byteLength(host) + 1] : [];
  if (suffix !== "") cuts.push(byteLength(original) - 2);
  const dropped = !scene.page.privateUseKept;
  const want = crawl(shown, dropped);
  const shows = (order: Iterable<readonly [number, string]>): boolean => {
    const again = showDamaged(original, order, cuts);
    return again !== undefined && crawl(again, dropped).endsWith(want);
  };
  // In which order the program works through its table is not known; it matters where two of its characters share a byte.
  const orders = [[...readings], [...readings].reverse()];
  if (place.note === undefined) return orders.some(shows);
  const split: readonly [number, string] = [parted, place.note.written];
  return orders.some((order) => {
    const others = order.filter(([pair]) => pair !== parted);
    return shows([split, ...others]) || shows([...others, split]);
  });
}

/** Length in GBK bytes. */
function byteLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) length += text.charCodeAt(i) < 0x80 ? 1 : 2;
  return length;
}
