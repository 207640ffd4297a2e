import { profileRows } from "../generated/page-tables.ts";
import { matchKey } from "../text/key.ts";
import type { Label } from "./labels.ts";
import { familyOf, remove, type Block, type Page } from "./model.ts";

/** How a kind of page is built: posts one below the other, or one text. */
export type Grammar = "thread" | "article";

interface ProfileRow {
  readonly grammar: Grammar;
  readonly least: number;
  /** Families whose weak labels go on such a page without further evidence. */
  readonly families: ReadonlySet<string>;
}

interface ProfileTable {
  readonly rows: ReadonlyMap<string, ProfileRow>;
  /** Which profiles a phrase speaks for. */
  readonly phrases: ReadonlyMap<string, readonly string[]>;
}

/** A page that is not built like its kind must show so many phrases more. */
const UNLIKE = 2;

const NONE: readonly string[] = [];
let table: ProfileTable | undefined;

/** data/page-profiles.tsv, read at the first need. */
function loadProfiles(): ProfileTable {
  if (table !== undefined) return table;
  const rows = new Map<string, ProfileRow>();
  const phrases = new Map<string, string[]>();
  for (const [profile, grammar, least, families, list] of profileRows) {
    rows.set(profile, { grammar: grammar as Grammar, least: Number(least), families: new Set(families.split("\t")) });
    for (const phrase of matchKey(list).split("\t")) phrases.set(phrase, [...(phrases.get(phrase) ?? []), profile]);
  }
  return (table = { rows, phrases });
}

/** How a page of this kind is built; undefined when that is to be found out (generic, or no name). */
export function grammarOf(profile: string | undefined): Grammar | undefined {
  if (profile === "forum" || profile === "bbs") return "thread";
  return profile === undefined ? undefined : loadProfiles().rows.get(profile)?.grammar;
}

/** The kind of which the page shows the most different phrases, more of them when it is built otherwise; `otherwise` when none shows enough. */
export function detectProfile({ blocks, kind }: Page, otherwise: string): string {
  const { rows, phrases } = loadProfiles();
  const seen = new Map<string, Set<string>>();
  const note = (label: Label | undefined): void => {
    if (label === undefined) return;
    for (const profile of phrases.get(label.text) ?? NONE) {
      const texts = seen.get(profile);
      if (texts === undefined) seen.set(profile, new Set([label.text]));
      else texts.add(label.text);
    }
  };
  for (const { line } of blocks) {
    note(line.hard);
    note(line.heading);
    if (line.weak !== line.first) note(line.weak);
    note(line.first);
    note(line.insideLabel);
  }
  let best = otherwise;
  let most = 0;
  for (const [profile, { grammar, least }] of rows) {
    const count = seen.get(profile)?.size ?? 0;
    if (count < (grammar === kind ? least : least + UNLIKE) || count <= most) continue;
    best = profile;
    most = count;
  }
  return best;
}

/** Lines that begin with a weak label of the page's own kind: 点赞、在看… on WeChat, 加入书签 on a novel site. Never between two paragraphs. */
export function markProfile(page: Page): void {
  const families = loadProfiles().rows.get(page.profile)?.families;
  if (families === undefined || families.size === 0) return;
  const isKept = (block: Block | undefined): boolean => block !== undefined && block.level === 0 && block.sentence;
  page.blocks.forEach((block, i) => {
    const { weak } = block.line;
    if (block.level > 0 || i === page.title || weak === undefined || !families.has(weak.family) || weak.strength === "w") return;
    if (weak.match !== "start" && !block.chrome) return;
    if (isKept(page.blocks[i - 1]) && isKept(page.blocks[i + 1])) return;
    remove(block, 2, familyOf(block, weak.family), `a label of ${page.profile} pages`);
  });
}
