import { familyBit } from "./labels.ts";
import { size, type Block } from "./model.ts";
import { NumberShape } from "./numbers.ts";

const ARTICLE = familyBit("meta.article");
/** 2018-12-15 13:42 上传: the time of a picture. */
const ATTACHMENT = familyBit("attach.notice");

/** 发布时间：2023-03-08 来源：…, or a date and a time with a short source. */
export function isMetaLine(block: Block): boolean {
  const { line } = block;
  if (size(block) > 120 || line.marks > 0 || line.hard !== undefined) return false;
  const dated = (line.shape & NumberShape.DATE) !== 0;
  const timed = (line.shape & NumberShape.TIME) !== 0;
  if ((line.fields & 1) !== 0 && dated) return true;
  if ((line.mask & ARTICLE) !== 0 && (line.fields & 2) !== 0 && (dated || line.other <= 4)) return true;
  // 发表于 2022-02-11
  if (dated && line.first?.family === "meta.post" && /^(?:发表|发布|更新|创建)于$/u.test(line.first.text) && line.other <= 4) return true;
  return dated && timed && line.other <= 16 && (line.mask & ATTACHMENT) === 0;
}
