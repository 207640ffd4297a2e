/** Source and result side by side, a row a line. Differences carry their number, figures theirs. */
import type { Account, Difference, Figure } from "./account.ts";
import { escapeHtml, word } from "./html-text.ts";

/**
 * Rows that are laid out together. A table is laid out whole or not at all, so a long text is many tables, and the style
 * sheet lets the browser skip the ones that are not in view (`content-visibility`); searching and printing still see them.
 */
const ROWS_A_CHUNK = 100;

/** A piece of one side: plain, or (part of) a difference, a figure, or both. */
interface Piece {
  readonly text: string;
  readonly difference?: number;
  readonly figure?: number;
}

interface Row {
  readonly line: number;
  readonly source: Piece[];
  readonly output: Piece[];
  changed: boolean;
  /** Whole lines went and nothing stands for them: the row ends in the source's line feed, and the result has none. */
  gone: boolean;
}

export interface Panes {
  readonly html: string;
  /** The text was longer than the limit, and only its beginning is shown. */
  readonly cut: boolean;
  /** Differences that are shown. */
  readonly shown: number;
}

/**
 * @param most how many UTF-16 code units of the source to show; the cut falls between two lines where there is one.
 */
export function renderPanes(account: Account, most: number): Panes {
  const { rows, cut, shown } = alignRows(account, most);
  const head = `<thead><tr><th scope="col">${word("line")}</th><th scope="col">${word("source")}</th><th scope="col">${word("result")}</th></tr></thead>`;
  const chunks: string[] = [];
  for (let at = 0; at < rows.length; at += ROWS_A_CHUNK) {
    const own = rows.slice(at, at + ROWS_A_CHUNK);
    const marks = [own.length === ROWS_A_CHUNK ? "whole" : "", own.some((row) => row.changed) ? "" : "same"].filter((mark) => mark !== "");
    const html = own.map((row) => renderRow(row, account.differences, account.figures)).join("\n");
    chunks.push(`<div class="${["chunk", ...marks].join(" ")}"><table>${head}\n<tbody>\n${html}\n</tbody></table></div>`);
  }
  return { html: `<div class="panes">${chunks.join("\n")}</div>`, cut, shown };
}

/** Both sides advance together; a row ends where both sides have the same line feed. */
export function alignRows(account: Account, most: number): { readonly rows: readonly Row[]; readonly cut: boolean; readonly shown: number } {
  const { source, text, differences } = account;
  const rows: Row[] = [];
  let row: Row = { line: 1, source: [], output: [], changed: false, gone: false };
  let line = 1;
  let at = 0;
  let outputAt = 0;
  let feed = nextFeed(source, 0);
  const marks = figureMarks(account.figures);
  const writeOutput = (to: number, difference?: number): void => {
    for (const piece of marks.cut(text, outputAt, to)) row.output.push(difference === undefined ? piece : { ...piece, difference });
    outputAt = to;
  };
  const endRow = (): void => {
    rows.push(row);
    row = { line, source: [], output: [], changed: false, gone: false };
  };
  /** Kept text up to `to`, a row for every line that ends in it. */
  const keep = (to: number): void => {
    while (at < to) {
      if (feed < at) feed = nextFeed(source, at);
      const end = Math.min(feed, to);
      if (end > at) {
        row.source.push({ text: source.slice(at, end) });
        writeOutput(outputAt + (end - at));
      }
      at = end;
      if (end === to) return;
      at++; // the line feed
      outputAt++;
      line++;
      endRow();
    }
  };
  let shown = 0;
  for (const difference of differences) {
    if (difference.start > most) break;
    keep(difference.start);
    row.changed = true;
    if (difference.end > difference.start) row.source.push({ text: difference.before, difference: shown });
    writeOutput(difference.outputEnd, shown);
    for (let found = difference.before.indexOf("\n"); found >= 0; found = difference.before.indexOf("\n", found + 1)) line++;
    at = difference.end;
    shown++;
    if (difference.before.endsWith("\n") && row.output.length === 0) {
      row.gone = true;
      endRow();
    }
  }
  const limit = Math.max(at, Math.min(source.length, most));
  const nextDifference = differences[shown]?.start ?? source.length;
  keep(Math.min(limit, nextDifference));
  rows.push(row);
  return { rows, cut: at < source.length, shown };
}

/** The line feed at or behind `from`, or the end. Asked only when the last one is passed, or long lines would be quadratic. */
function nextFeed(text: string, from: number): number {
  const found = text.indexOf("\n", from);
  return found < 0 ? text.length : found;
}

/** Cuts stretches of the output at the borders of figures; stretches must come in order. */
function figureMarks(figures: readonly Figure[]): { cut(text: string, start: number, end: number): Generator<Piece> } {
  const order = figures.map((figure, index) => ({ index, ...figure.output })).filter(({ start, end }) => end > start);
  order.sort((a, b) => a.start - b.start);
  let next = 0;
  return {
    *cut(text, start, end) {
      let at = start;
      while (at < end) {
        while (next < order.length && order[next]!.end <= at) next++;
        const mark = order[next];
        const inside = mark !== undefined && mark.start <= at;
        const to = Math.min(end, mark === undefined ? end : inside ? mark.end : mark.start);
        yield inside ? { text: text.slice(at, to), figure: mark.index } : { text: text.slice(at, to) };
        at = to;
      }
    },
  };
}

function renderRow(row: Row, differences: readonly Difference[], figures: readonly Figure[]): string {
  const named = new Set<string>();
  const side = (pieces: readonly Piece[], tag: "del" | "ins"): string => pieces.map((piece) => renderPiece(piece, tag, differences, figures, named)).join("");
  return `<tr id="l${row.line}"${row.changed ? ' class="changed"' : ""}><th scope="row">${row.line}</th><td lang="zh">${side(row.source, "del")}</td><td lang="zh">${side(row.output, "ins")}</td></tr>`;
}

function renderPiece(piece: Piece, tag: "del" | "ins", differences: readonly Difference[], figures: readonly Figure[], named: Set<string>): string {
  let html = escapeHtml(piece.text);
  if (piece.figure !== undefined) {
    const figure = figures[piece.figure]!;
    const id = `f${piece.figure}`;
    const first = named.has(id) ? "" : ` id="${id}"`;
    named.add(id);
    html = `<span class="f"${first} data-f="${piece.figure}" title="${escapeHtml(figureTitle(figure))}">${html}</span>`;
  }
  if (piece.difference === undefined) return html;
  const difference = differences[piece.difference]!;
  return `<${tag} class="c s-${escapeHtml(difference.stage)}" data-c="${piece.difference}" title="${escapeHtml(difference.rules.join(" + "))}">${html}</${tag}>`;
}

/** `= 86240000000 CNY`, with the comparator where there is one. */
export function figureTitle({ comparator, value, unit, type }: Figure): string {
  return `${comparator === "" ? "=" : (SIGNS[comparator] ?? comparator)} ${value}${unit === "" ? "" : ` ${unit}`} (${type})`;
}

const SIGNS: Readonly<Record<string, string>> = { gt: ">", ge: "≥", lt: "<", le: "≤", approx: "≈", near: "≲" };
