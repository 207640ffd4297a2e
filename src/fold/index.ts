import { checkText } from "../error.ts";
import type { StageContext } from "../stage.ts";
import { CharClass, scanClasses } from "../text/classes.ts";
import { EditSet } from "../text/edits.ts";
import { compose } from "./composition.ts";
import { readOptions, type FoldOptions, type RuleTest } from "./options.ts";
import { narrowPunctuation, widenPunctuation } from "./punctuation.ts";
import { buildRespelling, respell, type Respelling } from "./respell.ts";

export type { FoldOptions } from "./options.ts";
export { rules } from "../generated/fold-rules.ts";

/**
 * One spelling per character: compatibility ideographs and radicals become the ideograph that is meant, letters and marks
 * are composed (NFC), forms of Chinese punctuation become the ordinary sign. Nothing that NFKC would rewrite for looks is
 * touched: ㎡ ① Ⅳ ½ stay, and so do ， and ＡＢＣ unless the options say otherwise.
 *
 * @throws GuiyiError for wrong options; never for a text.
 * @example
 * fold("⽔⻔前的⻋") // "水门前的车"
 * fold("ＵＳＢ３．０", { width: "half" }) // "USB3.0"
 */
export function fold(text: string, options?: FoldOptions, context?: StageContext): string {
  return foldEdits(text, options, context).apply(text);
}

/** The same as edits over `text`, each with its rule. */
fold.edits = foldEdits;

function foldEdits(text: string, options?: FoldOptions, context?: StageContext): EditSet {
  checkText(text, "fold");
  const folder = folderFor(readOptions(options));
  const flags = context?.flags ?? scanClasses(text);
  let edits = EditSet.empty(text.length);
  let now = text;
  const then = (next: EditSet): void => {
    if (next.isEmpty) return;
    edits = edits.compose(next);
    now = next.apply(now);
  };
  if ((flags & CharClass.FOLD) !== 0 || folder.looksEverywhere) then(respell(text, folder.respelling));
  // After respelling: ａ and a mark are á only when ａ is a. Before punctuation, which looks at neighbours.
  if ((flags & CharClass.FOLD) !== 0 || !edits.isEmpty) if (folder.isOn("fold/composition")) then(compose(now, report(context, edits)));
  if (folder.isOn("fold/punctuation.full")) then(widenPunctuation(now));
  else if (folder.isOn("fold/punctuation.half")) then(narrowPunctuation(now));
  return edits;
}

/** Findings of a later pass are told in offsets of the text that was given. */
function report(context: StageContext | undefined, before: EditSet): StageContext["report"] | undefined {
  if (context === undefined) return undefined;
  return (finding) => context.report({ ...finding, ...before.toSource(finding) });
}

interface Folder {
  readonly isOn: RuleTest;
  readonly respelling: Respelling;
  /** A rule is on whose triggers are outside CharClass.FOLD. */
  readonly looksEverywhere: boolean;
}

/** Tables by choice of rules: the default, and the few that a program uses. */
const folders = new Map<string, Folder>();
const MOST_FOLDERS = 16;

let byDefault: { readonly choice: ReadonlySet<string>; readonly folder: Folder } | undefined;

function folderFor(choice: ReadonlySet<string>): Folder {
  if (choice === byDefault?.choice) return byDefault.folder;
  const folder = findFolder(choice);
  if (choice === readOptions(undefined)) byDefault = { choice, folder };
  return folder;
}

function findFolder(choice: ReadonlySet<string>): Folder {
  const key = [...choice].sort().join();
  let folder = folders.get(key);
  if (folder === undefined) {
    const isOn: RuleTest = (id) => choice.has(id);
    folder = { isOn, respelling: buildRespelling(isOn), looksEverywhere: isOn("fold/width.alphanumeric") || isOn("fold/width.kana") || isOn("fold/space.wide") };
    if (folders.size >= MOST_FOLDERS) folders.clear();
    folders.set(key, folder);
  }
  return folder;
}
