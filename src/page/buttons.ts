import { familyBit } from "./labels.ts";
import type { Block } from "./model.ts";

const BUTTONS = familyBit("ui.action") | familyBit("nav.thread") | familyBit("ui.share");

/** A line of buttons: 回复 引用 举报. */
export function isButtons(block: Block): boolean {
  return block.chrome && (block.line.mask & BUTTONS) !== 0;
}
