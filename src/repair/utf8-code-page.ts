import { isHan } from "../text/classes.ts";
import { loadOddness } from "./plausible.ts";

/**
 * Chinese in UTF-8 that was read in the code page of another script, as old programs do that know one script only:
 *
 *     中文 = E4B8AD E69687    дё­ж–‡ in Windows-1251    Σ╕¡µûç on the IBM PC (names in ZIP files)    ‰∏≠Êñá on a Macintosh
 *
 * Three bytes that are a Han character stand side by side with three others in no language that is written so.
 */
const CODE_PAGES = ["windows-1250", "windows-1251", "windows-1253", "windows-1257", "iso-8859-2", "koi8-r", "macintosh"];
/** Bytes 80-FF of code page 437; no TextDecoder has it. */
const IBM_PC = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";

/** Unit → byte, of one code page. */
type CodePage = ReadonlyMap<number, number>;

let codePages: readonly CodePage[] | undefined;
let leads: ReadonlySet<number> | undefined;

function loadCodePages(): readonly CodePage[] {
  if (codePages !== undefined) return codePages;
  const pages = [pageOf(IBM_PC)];
  const high = Uint8Array.from({ length: 0x80 }, (_, i) => 0x80 + i);
  for (const label of CODE_PAGES) {
    try {
      pages.push(pageOf(new TextDecoder(label).decode(high)));
    } catch {
      // A platform without this decoder reads one code page less.
    }
  }
  return (codePages = pages);
}

function pageOf(units: string): CodePage {
  const page = new Map<number, number>();
  for (let i = 0; i < units.length; i++) page.set(units.charCodeAt(i), 0x80 + i);
  return page;
}

/** Is the unit a lead byte of three in some code page? */
export function mayLead(unit: number): boolean {
  leads ??= new Set(loadCodePages().flatMap((page) => [...page].filter(([, byte]) => isLead(byte)).map(([lead]) => lead)));
  return leads.has(unit);
}

export interface CodePageReading {
  readonly end: number;
  readonly text: string;
}

const LEAST_CHARACTERS = 3;
/** Mean oddness of the characters that are read. */
const MOST_ODDNESS = 9;
/** ASCII units between two characters. */
const MOST_ASCII = 16;

/** The text whose UTF-8 bytes begin at `start` in one of the code pages; the longest. `end` tells how far any of them made sense. */
export function readCodePages(text: string, start: number): { readonly end: number; readonly reading: CodePageReading | undefined } {
  let reading: CodePageReading | undefined;
  let furthest = start + 1;
  for (const page of loadCodePages()) {
    const { end, reading: next } = readCodePage(text, start, page);
    furthest = Math.max(furthest, end);
    if (next !== undefined && (reading === undefined || next.end > reading.end)) reading = next;
  }
  return { end: furthest, reading };
}

function readCodePage(text: string, start: number, page: CodePage): { readonly end: number; readonly reading: CodePageReading | undefined } {
  const oddness = loadOddness();
  let out = "";
  let pending = ""; // ASCII that belongs to the text if more follows
  let end = start;
  let characters = 0;
  let odd = 0;
  let han = 0;
  let pairs = 0;
  for (let i = start; i < text.length; ) {
    const unit = characterAt(text, i, page);
    if (unit > 0) {
      characters++;
      odd += oddness[unit]!;
      if (isHan(unit)) han++;
      if (pending === "" && characters > 1) pairs++;
      out += pending + String.fromCharCode(unit);
      pending = "";
      end = i += 3;
      continue;
    }
    const shown = text.charCodeAt(i);
    if (characters === 0 || shown > 0x7e || shown < 0x20 || pending.length >= MOST_ASCII) break;
    pending += text[i++]!;
  }
  const isChinese = characters >= LEAST_CHARACTERS && pairs > 0 && han > 0 && odd <= characters * MOST_ODDNESS;
  return { end, reading: isChinese ? { end, text: out } : undefined };
}

/** The character that three units at `at` are the bytes of, or 0. */
function characterAt(text: string, at: number, page: CodePage): number {
  const lead = page.get(text.charCodeAt(at)) ?? 0;
  if (!isLead(lead)) return 0;
  let unit = lead & 0xf;
  for (let k = 1; k < 3; k++) {
    const byte = page.get(text.charCodeAt(at + k)) ?? 0;
    if (byte < 0x80 || byte >= 0xc0) return 0;
    unit = (unit << 6) | (byte & 0x3f);
  }
  return unit < 0x2010 || (unit >= 0xd800 && unit < 0xf900) ? 0 : unit;
}

/** First byte of the marks and the Han characters of Chinese text: E2, E3-E9, EF. */
function isLead(byte: number): boolean {
  return (byte >= 0xe2 && byte <= 0xe9) || byte === 0xef;
}
