import { EditBuilder } from "../text/edit-builder.ts";
import { EditSet } from "../text/edits.ts";
import { CharClass, loadClasses } from "../text/classes.ts";
import { weighNotes } from "./note-evidence.ts";
import { findNotes, type Note } from "./note.ts";
import { findRuby } from "./ruby.ts";
import type { Settings } from "./settings.ts";
import { repairRuns, RUN } from "./shift.ts";
import type { RunRepair } from "./shift-scene.ts";
import type { Finding } from "../stage.ts";

export const PINYIN = "repair/annotation.pinyin";
export const ZHUYIN = "repair/annotation.zhuyin";
export const RUBY = "repair/annotation.ruby";

/** A text with a traditional character, a bracket and a Latin letter may be annotated; ruby needs the letters only. */
export const NOTE_FLAGS: number = CharClass.TRADITIONAL | CharClass.BRACKET | CharClass.LATIN;

/** Removes the readings that a machine set on the whole page. */
export function stripNotes(text: string, flags: number, toned: boolean, settings: Settings, report: (finding: Finding) => void): EditSet {
  if ((flags & NOTE_FLAGS) === NOTE_FLAGS) {
    const notes = findNotes(text);
    if (notes.length > 0 && weighNotes(text, notes).verdict) {
      const runs = settings.mode !== "off" && settings.isOn(RUN) ? repairRuns(text, notes, settings.model, settings.mode, report) : [];
      return removeNotes(text, notes, runs, settings.isOn);
    }
  }
  if (toned && (flags & CharClass.HAN) !== 0 && settings.isOn(RUBY)) return removeRuby(text);
  return EditSet.empty(text.length);
}

function removeNotes(text: string, notes: readonly Note[], runs: readonly RunRepair[], isOn: (rule: string) => boolean): EditSet {
  const builder = new EditBuilder(text);
  const classes = loadClasses();
  const [stripsPinyin, stripsZhuyin] = [isOn(PINYIN), isOn(ZHUYIN)];
  let next = 0;
  const writeRuns = (until: number): void => {
    for (; next < runs.length && runs[next]!.start <= until; next++) builder.replace(runs[next]!.start, runs[next]!.end, runs[next]!.text, RUN);
  };
  for (const note of notes) {
    writeRuns(note.start);
    if (note.start < builder.position) continue; // read with the run
    const isZhuyin = note.kind === "zhuyin";
    // Of a broken note the question mark stays: it shows that a byte is lost.
    const start = note.kind === "broken" ? note.start + 1 : note.start;
    const fits = note.kind === "broken" || note.kind === "trail" || (classes[text.charCodeAt(note.host)]! & CharClass.TRADITIONAL) !== 0;
    if (fits && (isZhuyin ? stripsZhuyin : stripsPinyin)) builder.delete(start, note.end, isZhuyin ? ZHUYIN : PINYIN);
  }
  writeRuns(text.length);
  return builder.finish();
}

function removeRuby(text: string): EditSet {
  const builder = new EditBuilder(text);
  for (const { start, end } of findRuby(text)) builder.delete(start, end, RUBY);
  return builder.finish();
}
