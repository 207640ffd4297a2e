/** H self-evident, W weak, w also a plausible reply, M metadata, T heading of a block after the article. */
export type LabelClass = "H" | "W" | "w" | "M" | "T";
/** Where a label must stand: see the head of data/page-labels.tsv. */
export type LabelMatch = "line" | "start" | "end" | "token" | "in" | "numbered" | "crumb" | "route" | "home" | "here" | "colon" | "counts" | "field" | "site" | "seo" | "notice";
export type FieldGroup = "" | "date" | "source" | "author" | "editor" | "views" | "other" | NoticeGroup;
/** What a notice of the site speaks of: itself, rights, use by others, liability, or only notices have it. */
export type NoticeGroup = "self" | "rights" | "reuse" | "liability" | "sure";

export interface Label {
  /** The head of the phrase, in the form of the key. */
  readonly text: string;
  readonly family: string;
  readonly bit: number;
  readonly strength: LabelClass;
  readonly match: LabelMatch;
  readonly profile: string;
  readonly field: FieldGroup;
  /** Parts that must follow in order, after gaps. */
  readonly rest: readonly string[];
  /** May anything follow the last part? */
  readonly open: boolean;
}

/** The labels that end at one node of the trie. */
export interface Entry {
  readonly labels: readonly Label[];
  /** The one that may fill a cell, if any. */
  readonly token: Label | undefined;
  /** Families of all that may fill a cell. */
  readonly mask: number;
  /** Bits of the field groups. */
  readonly fields: number;
  /** Those that are looked for anywhere in a line. */
  readonly anywhere: readonly Label[];
}

/** Labels that fill a cell of a line. */
export const TOKENS: ReadonlySet<LabelMatch> = new Set(["token", "field", "line", "home", "here", "site"]);
/** Labels that are looked for anywhere in a line. */
export const ANYWHERE: ReadonlySet<LabelMatch> = new Set(["in", "numbered", "end", "seo", "notice"]);
export const GROUP_BITS: Readonly<Record<FieldGroup, number>> = { "": 0, date: 1, source: 2, author: 4, editor: 8, views: 16, other: 32, self: 1, rights: 2, reuse: 4, liability: 8, sure: 16 };

/** The families in the order of their bits. */
export const families: readonly string[] = [
  "nav.breadcrumb", "nav.menu", "nav.thread", "nav.prevnext", "nav.epaper", "meta.counts", "meta.post", "time", "ago", "user.panel", "post.edited", "post.moderation", "attach.notice",
  "ui.login", "ui.action", "ui.form", "ui.toolbar", "ui.share", "meta.article", "meta.lead", "footer.powered", "footer.legal", "footer.disclaimer", "promo.related", "promo.app",
  "promo.novel", "bbs.header", "post.quote", "seo.spam", "ui.word", "nav.channel",
];

/** The bit of a family, for masks. */
export function familyBit(family: string): number {
  const index = families.indexOf(family);
  if (index < 0) throw new RangeError(`unknown family ${family}`);
  return 2 ** index;
}
