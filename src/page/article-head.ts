import { isByline } from "./lead.ts";
import { countTelling } from "./lines.ts";
import { isMetaLine } from "./meta-line.ts";
import { size, textOf, type Block, type Page } from "./model.ts";
import { NumberShape } from "./numbers.ts";

/** The head of an article is no longer than this, and holds at most so many sentences (a summary, a slogan). */
const LONGEST_HEAD = 12;
const MOST_SENTENCES = 2;
/** The title and what tells of the text stand no farther apart. */
const NEAR_TITLE = 5;
const LONGEST_DAY = 32;
/** 《图书馆学刊》 2019年第3期 */
const ISSUE = /^《?[^\s\d》]{2,16}》?\s?\d{4}年第?\d{1,3}期$/u;

/**
 * Does the text begin like an article that was cut out of its page: a title, and near it a line that tells the time, the source or
 * the writer; or a line with two fields; and prose below? 时间：… and 地点：… over the minutes of a meeting are no such lines.
 */
export function beginsLikeArticle(page: Page): boolean {
  const { blocks, title } = page;
  if (page.kind !== "article") return false;
  let sentences = 0;
  for (let i = 0; i < Math.min(blocks.length, LONGEST_HEAD) && sentences <= MOST_SENTENCES; i++) {
    const block = blocks[i]!;
    if (block.sentence) sentences++;
    if (i === title || !tellsOfText(page, block) || !blocks.slice(i + 1, i + LONGEST_HEAD).some(({ sentence }) => sentence)) continue;
    if (isBare(block) && (isForm(page, blocks[i - 1]) || isForm(page, blocks[i + 1]))) continue;
    if ((title >= 0 && Math.abs(title - i) <= NEAR_TITLE) || countTelling(block.line) >= 2) return true;
  }
  return false;
}

/** 发布时间：2023-03-08 来源：…; 2023-03-08; 作者：沈岚; □ 本报记者 沈岚. */
function tellsOfText({ text }: Page, block: Block): boolean {
  const { line } = block;
  if (block.sentence) return false;
  if (isMetaLine(block) || isByline(text, line) || ISSUE.test(text.slice(line.start, Math.min(line.end, line.start + LONGEST_DAY)))) return true;
  if (countTelling(line) > 0 && line.value > 0 && line.marks === 0) return true;
  return (line.shape & NumberShape.DATE) !== 0 && size(block) <= LONGEST_DAY && line.marks === 0 && line.other <= 12;
}

/** 时间：2021年3月2日 or the day alone, which stand in forms too. */
function isBare({ line }: Block): boolean {
  return line.fields === 0 ? (line.shape & NumberShape.TIME) === 0 : line.fields === 1 && /^(?:时间|日期)$/u.test(line.first?.text ?? "");
}

/** 地点：三楼会议室: a field that no page of a site has. */
function isForm(page: Page, block: Block | undefined): boolean {
  return block !== undefined && block.line.fields === 0 && /^\p{Script=Han}{2,5}\s?:/u.test(textOf(page, block).slice(0, 8));
}
