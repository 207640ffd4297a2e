import { textOf, type Block, type Page } from "./model.ts";

/** 主页 | 新闻公报; 国务院 总理 新闻 政策 互动; not 关于甲项工作的通知, whose cells are of one word. */
export function isLinkRow(page: Page, block: Block): boolean {
  const { line } = block;
  return line.marks + line.commas === 0 && (line.numbers === 0 || line.tokens >= 2 || line.arrows > 0) && line.cells >= 2 && (line.tokens > 0 || line.cells >= 4) && /[\s|·>-]/u.test(textOf(page, block));
}
