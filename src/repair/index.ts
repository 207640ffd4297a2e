/** guiyi/repair: text that is broken, undone by the rules that broke it. */
import { checkOptionNames, checkText } from "../error.ts";
import type { Finding, StageContext } from "../stage.ts";
import { scanClasses } from "../text/classes.ts";
import { EditSet } from "../text/edits.ts";
import { stripNotes } from "./annotation.ts";
import { clearDebris } from "./debris.ts";
import { decodeEntities } from "./entity.ts";
import { decodeEscapes } from "./escape.ts";
import { LOST_RULE, reportLost } from "./lost.ts";
import { repairMojibake } from "./mojibake.ts";
import { repairHanMojibake } from "./mojibake-han.ts";
import { readOptions, type RepairOptions, type Settings } from "./settings.ts";
import { closeSpaced } from "./spaced.ts";
import { scanTriggers, Trigger, TRIGGERS } from "./triggers.ts";

export { rules } from "../generated/repair-rules.ts";
export { decode, type Decoded, type DecodeOptions } from "../read/bytes.ts";
export type { RepairOptions } from "./settings.ts";
export { damage, type Damage, type DamageSpan } from "./damage.ts";
export type { CharacterModel } from "./character-model.ts";

/** What one pass lays bare another can read: "&\u200b#22823;". More rounds than this mean text made to be hostile. */
const MOST_ROUNDS = 4;

/** A pass reads the text as the passes before it left it; it is called when one of its triggers occurs. */
interface Pass {
  readonly triggers: number;
  readonly run: (text: string, flags: number, settings: Settings, report: (finding: Finding) => void) => EditSet;
}

let list: readonly Pass[] | undefined;

/** The order: what stands for bytes must be read before what looks like debris is cleared away, U+00AD for one. */
function loadPasses(): readonly Pass[] {
  return (list ??= [
    // Escapes first: a pinyin vowel or a byte may be written as an entity.
    { triggers: Trigger.ENTITY, run: (text, _flags, { isOn }) => decodeEntities(text, isOn) },
    { triggers: Trigger.ESCAPE, run: (text, _flags, { isOn }) => decodeEscapes(text, isOn) },
    { triggers: Trigger.NOTE | Trigger.TONE, run: (text, flags, settings, report) => (settings.annotations ? stripNotes(text, flags, (flags & Trigger.TONE) !== 0, settings, report) : EditSet.empty(text.length)) },
    { triggers: Trigger.BYTE, run: (text, flags, { isOn }) => repairMojibake(text, flags, isOn) },
    { triggers: Trigger.RARE, run: (text, _flags, { isOn }, report) => repairHanMojibake(text, isOn, report) },
    { triggers: Trigger.DEBRIS, run: (text, _flags, { isOn }) => clearDebris(text, isOn) },
    { triggers: Trigger.SPACED, run: (text, _flags, { isOn }) => closeSpaced(text, isOn) },
  ]);
}

interface Repair {
  (text: string, options?: RepairOptions, context?: StageContext): string;
  /** The edits that `repair` makes, and findings to `context.report`. */
  edits(text: string, options?: RepairOptions, context?: StageContext): EditSet;
}

/**
 * Repairs crawled text: readings glued behind characters, shifted bytes, wrong encodings, entities, invisible debris.
 *
 * @example
 * repair("&ldquo;长江&rdquo;大\u200b桥"); // "“长江”大桥"
 */
export const repair: Repair = /* @__PURE__ */ Object.assign((text: string, options?: RepairOptions, context?: StageContext): string => {
  checkText(text, "repair");
  return runPasses(text, readOptions(options), context?.flags, ignore, undefined);
}, { edits: repairEdits });

function repairEdits(text: string, options?: RepairOptions, context?: StageContext): EditSet {
  checkText(text, "repair");
  const settings = readOptions(options);
  let edits = EditSet.empty(text.length);
  // A pass sees the text as the passes before it left it: its offsets are led back to the source.
  const report = context && ((finding: Finding): void => context.report({ ...finding, ...edits.toSource(finding) }));
  runPasses(text, settings, context?.flags, (next) => (edits = edits.isEmpty ? next : edits.compose(next)), report);
  return edits;
}

/** The repaired text. `onChange` is given what each pass changes in the text that the passes before it left. */
function runPasses(text: string, settings: Settings, known: number | undefined, onChange: (edits: EditSet) => void, report: ((finding: Finding) => void) | undefined): string {
  if (settings.mode === "off") return text;
  let flags = known ?? scanTriggers(text);
  if ((flags & TRIGGERS) === 0) return text;
  // Before any pass: the U+FFFD that a pass writes is told by its edit.
  if ((flags & Trigger.LOST) !== 0 && report !== undefined && settings.isOn(LOST_RULE)) reportLost(text, report);
  let current = text;
  const passes = loadPasses();
  // What each pass was given last: it has nothing new to find there.
  const settled: (string | undefined)[] = [];
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round++) {
    changed = false;
    for (let place = 0; place < passes.length; place++) {
      const pass = passes[place]!;
      if ((flags & pass.triggers) === 0 || settled[place] === current) continue;
      const next = pass.run(current, flags, settings, report ?? ignore);
      settled[place] = current;
      if (next.isEmpty) continue;
      changed = true;
      onChange(next);
      current = next.apply(current);
      flags = scanTriggers(current);
    }
  }
  return current;
}

function ignore(): void {}

interface StripAnnotations {
  (text: string, options?: Record<never, never>): string;
  edits(text: string, options?: Record<never, never>, context?: StageContext): EditSet;
}

/**
 * Removes readings that a machine set behind characters of the whole page, and nothing else.
 *
 * @example
 * stripAnnotations("「樂」字在「音樂」裡讀樂(yuè)"); // unchanged: a person wrote it
 */
export const stripAnnotations: StripAnnotations = /* @__PURE__ */ Object.assign((text: string, options?: Record<never, never>): string => stripEdits(text, options).apply(text), { edits: stripEdits });

function stripEdits(text: string, options?: Record<never, never>, context?: StageContext): EditSet {
  checkText(text, "stripAnnotations");
  if (options !== undefined) checkOptionNames(options, []);
  return stripNotes(text, context?.flags ?? scanClasses(text), true, { ...readOptions(undefined), mode: "off" }, () => {});
}
