import { CharClass, loadClasses } from "../text/classes.ts";
import { EditBuilder } from "../text/edit-builder.ts";
import type { EditSet } from "../text/edits.ts";
import { isChinesePunctuation, isHanAt, isHanBefore } from "./neighbours.ts";
import type { RuleTest } from "./options.ts";
import { buildSpellings, loadTraditionalRadicals, type SpellingTable } from "./spelling.ts";
import { halfwidthAt, mayNarrow } from "./width.ts";

/** What the respelling pass needs, made once for a choice of rules. */
export interface Respelling {
  readonly isOn: RuleTest;
  readonly spellings: SpellingTable;
  /** triggers[unit]: 1 when the pass must look at it. */
  readonly triggers: Uint8Array;
}

export function buildRespelling(isOn: RuleTest): Respelling {
  const spellings = buildSpellings(isOn);
  const triggers = new Uint8Array(0x10000);
  loadClasses().forEach((flags, unit) => {
    if ((flags & CharClass.FOLD) !== 0) triggers[unit] = 1;
  });
  for (const unit of spellings.keys()) triggers[unit] = 1;
  if (isOn("fold/width.alphanumeric")) for (let unit = 0xff00; unit < 0xff60; unit++) if (mayNarrow(unit)) triggers[unit] = 1;
  return { isOn, spellings, triggers };
}

/** First pass: what can be spelled anew character by character. */
export function respell(text: string, { isOn, spellings, triggers }: Respelling): EditSet {
  const out = new EditBuilder(text);
  const narrow = isOn("fold/width.alphanumeric");
  let isTraditional: boolean | undefined; // of the whole text; counted when the first radical asks for it
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (triggers[unit] === 0) continue;
    const spelling = spellings.get(unit);
    if (spelling?.besideChinese === true) {
      i = respellRun(text, i, spellings, out) - 1;
    } else if (spelling !== undefined) {
      const other = spelling.rule === "fold/radical" ? loadTraditionalRadicals().get(unit) : undefined;
      const text2 = other !== undefined && (isTraditional ??= looksTraditional(text)) ? other : spelling.text;
      out.replace(i, i + 1, text2, spelling.rule);
    } else if (narrow && mayNarrow(unit)) {
      const half = halfwidthAt(text, i);
      if (half !== undefined) out.replace(i, i + 1, half, "fold/width.alphanumeric");
    } else {
      i = replaceCanonical(text, i, isOn, out) - 1;
    }
  }
  return out.finish();
}

/**
 * A run of punctuation forms is decided as one, by what stands on its two sides: decided one by one, the second of
 * `a﹕﹐乙` would make the first one beside Chinese, and a second fold would change the text again.
 */
function respellRun(text: string, start: number, spellings: SpellingTable, out: EditBuilder): number {
  let end = start;
  while (end < text.length && spellings.get(text.charCodeAt(end))?.besideChinese === true) end++;
  const chinese = isHanBefore(text, start) || isChinesePunctuation(text.charCodeAt(start - 1)) || isHanAt(text, end) || isChinesePunctuation(text.charCodeAt(end));
  if (chinese) {
    for (let i = start; i < end; i++) {
      const { text: form, rule } = spellings.get(text.charCodeAt(i))!;
      out.replace(i, i + 1, form, rule);
    }
  }
  return end;
}

/** Replaces the character at `start` by its canonical form when that is another one, and returns where the next begins. */
function replaceCanonical(text: string, start: number, isOn: RuleTest, out: EditBuilder): number {
  const code = text.codePointAt(start)!;
  const end = start + (code > 0xffff ? 2 : 1);
  if (code >= 0xd800 && code <= 0xdfff) return end; // a lone surrogate
  const character = text.slice(start, end);
  const canonical = character.normalize("NFC");
  if (canonical === character) return end;
  const rule = isCompatibilityIdeograph(code) ? "fold/compatibility.ideograph" : "fold/canonical";
  if (isOn(rule)) out.replace(start, end, canonical, rule);
  return end;
}

function isCompatibilityIdeograph(code: number): boolean {
  return (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f);
}

/** Is one in ten of the Han characters written only in traditional text? Good simplified text has a few too: 乾 著 於. */
function looksTraditional(text: string): boolean {
  const classes = loadClasses();
  let han = 0;
  let traditional = 0;
  for (let i = 0; i < text.length; i++) {
    const flags = classes[text.charCodeAt(i)]!;
    if ((flags & CharClass.HAN) !== 0) han++;
    if ((flags & CharClass.TRADITIONAL) !== 0) traditional++;
  }
  return traditional * 10 > han;
}
