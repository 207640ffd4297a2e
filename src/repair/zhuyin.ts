import { zhuyinFinals, zhuyinInitials } from "../generated/repair-tables.ts";
import type { Syllable } from "./readings.ts";

const TONES = "ˊˇˋ";
/** Finals behind a medial, as Pinyin spells them after a consonant. */
const AFTER_I: Readonly<Record<string, string>> = { "": "i", ê: "ie", e: "ie", an: "ian", en: "in", ang: "iang", eng: "ing", ao: "iao", ou: "iu", a: "ia", o: "io", ai: "iai" };
const AFTER_U: Readonly<Record<string, string>> = { "": "u", a: "ua", o: "uo", ai: "uai", ei: "ui", an: "uan", en: "un", ang: "uang", eng: "ong" };
const AFTER_Y: Readonly<Record<string, string>> = { "": "ü", ê: "üe", e: "üe", an: "üan", en: "ün", eng: "iong" };
/** The same without a consonant in front. */
const ALONE: Readonly<Record<string, string>> = {
  i: "yi", ie: "ye", ian: "yan", in: "yin", iang: "yang", ing: "ying", iao: "yao", iu: "you", ia: "ya", io: "yo", iai: "yai",
  u: "wu", ua: "wa", uo: "wo", uai: "wai", ui: "wei", uan: "wan", un: "wen", uang: "wang", ong: "weng",
  ü: "yu", üe: "yue", üan: "yuan", ün: "yun", iong: "yong", ê: "e",
};

/**
 * The syllable a group of zhuyin writes: ㄏㄢˋ → han 4; ˙ㄉㄜ → de 0; undefined for anything else.
 */
export function parseZhuyin(text: string): Syllable | undefined {
  let i = text[0] === "˙" ? 1 : 0;
  const neutral = i === 1;
  let initial = "";
  const at = zhuyinInitials.symbols.indexOf(text[i] ?? " ");
  if (at >= 0) {
    initial = zhuyinInitials.letters[at]!;
    i++;
  }
  const finals: string[] = [];
  for (; i < text.length; i++) {
    const final = zhuyinFinals.symbols.indexOf(text[i]!);
    if (final < 0) break;
    finals.push(zhuyinFinals.letters[final]!);
  }
  if ((initial === "" && finals.length === 0) || finals.length > 2) return undefined;
  const letters = spell(initial, finals);
  if (letters === undefined) return undefined;
  const mark = text.slice(i);
  if (mark === "˙" || neutral) return mark === "" || mark === "˙" ? { letters, tone: 0 } : undefined;
  const tone = mark === "" || mark === "ˉ" ? 1 : TONES.indexOf(mark) + 2;
  return tone === 1 || (mark.length === 1 && tone > 1) ? { letters, tone } : undefined;
}

function spell(initial: string, finals: readonly string[]): string | undefined {
  if (finals.length === 0) return initial.length === 2 || "rzcs".includes(initial) ? `${initial}i` : undefined;
  const medial = finals[0]!;
  const rest = finals[1] ?? "";
  const table = medial === "i" ? AFTER_I : medial === "u" ? AFTER_U : medial === "ü" ? AFTER_Y : undefined;
  const final = table === undefined ? (rest === "" ? medial : undefined) : table[rest];
  if (final === undefined) return undefined;
  if (initial === "") return ALONE[final] ?? final;
  if ((initial === "b" || initial === "p" || initial === "m" || initial === "f") && final === "uo") return `${initial}o`;
  // j q x write ü as u.
  return "jqx".includes(initial) && final.startsWith("ü") ? `${initial}u${final.slice(1)}` : initial + final;
}
