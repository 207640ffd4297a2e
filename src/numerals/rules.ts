import { checkOptionNames, unknownName } from "../error.ts";
import type { RuleChoice, RuleInfo } from "../stage.ts";

/** The ids alone: the readers check options with them, and a bundle without the table below is smaller. */
const RULE_IDS = [
  "numerals/arabic", "numerals/arabic.percent", "numerals/arabic.fraction", "numerals/name",
  "numerals/name.meeting", "numerals/name.title", "numerals/weekday", "numerals/slogan",
  "numerals/slogan.sum", "numerals/slogan.quoted", "numerals/slogan.quoted-digits", "numerals/enumerator",
  "numerals/enumerator.circle", "numerals/enumerator.ordinal", "numerals/footnote", "numerals/code.id",
  "numerals/code.url", "numerals/code.letters", "numerals/code.chain", "numerals/code.document",
  "numerals/code.named", "numerals/code.number", "numerals/phone", "numerals/phone.hotline",
] as const;

const rule = (id: (typeof RULE_IDS)[number], summary: string, before: string, after: string, counterExample: string, source?: string): RuleInfo => ({
  id,
  summary,
  example: { before, after },
  counterExample,
  default: "on",
  ...(source === undefined ? {} : { source }),
});

/**
 * The rules of this stage. Those under `numerals/arabic` make the edits of toArabic. The others say why something is no
 * quantity: `findQuantities(text, { include: ["slogan", "code", …] })` returns it with the rule's id, which is what `after` shows.
 */
export const rules: readonly RuleInfo[] = /* @__PURE__ */ (() => [
  rule("numerals/arabic", "Han numerals of a quantity in Arabic digits", "共三百二十家", "共320家", "统一零售价", "GB/T 15835-2011"),
  rule("numerals/arabic.percent", "百分之 before a number becomes % behind it", "增长百分之四点五", "增长4.5%", "百分之几十", "GB/T 15835-2011"),
  rule("numerals/arabic.fraction", "三分之二 becomes 2/3", "三分之二", "2/3", "十分之几", "GB/T 15835-2011"),
  rule("numerals/name", "names of plans, meetings, places and firms that hold a numeral", "“十四五”规划", "name 十四五", "十四个五年规划"),
  rule("numerals/name.meeting", "sessions counted within a term are names", "十二届四次全会召开", "name 十二届四次全会", "第二十届代表"),
  rule("numerals/name.title", "digits that open or close a title", "电影《1942》上映", "name 1942", "《吴江年鉴(2023)》"),
  rule("numerals/weekday", "days of the week", "本周三开会", "name 周三", "三周时间"),
  rule("numerals/slogan", "slogans of policy that hold a numeral", "三高一美建设", "slogan 三高一美", "三处高地"),
  rule("numerals/slogan.sum", "sums of numbers and letters name policies", "2+3+N体系", "slogan 2+3+N", "2.3亿元"),
  rule("numerals/slogan.quoted", "a quotation that begins with a small Han number and what it counts", "“五个强化”行动", "slogan 五个强化", "“五万元”的罚款"),
  rule("numerals/slogan.quoted-digits", "digits alone in quotation marks", "“1234”行动", "slogan 1234", "“1234元”"),
  rule("numerals/enumerator", "numbers that count the points of a text", "(三)加强管理", "enumerator 三", "加强管理(三年)"),
  rule("numerals/enumerator.circle", "circled numbers", "①总则", "enumerator ①", "1个总则"),
  rule("numerals/enumerator.ordinal", "第一， at the head of a clause counts points", "第一,要加强领导", "enumerator 第一", "位列全市第一,增速第二"),
  rule("numerals/footnote", "numbers in square brackets behind a word", "研究表明[3]", "enumerator 3", "研究表明3种"),
  rule("numerals/code.id", "fifteen digits and more are an identifier", "账号6222021234567890123", "code 6222021234567890123", "1234567890万元"),
  rule("numerals/code.url", "numbers in an address of the web are parts of a path", "见https://a.cn/2024/05/1.html", "code ://a.cn/2024/05/1.html", "时间:2024年"),
  rule("numerals/code.letters", "letters that touch the number make it a code", "C919首飞", "code 919", "增长919家"),
  rule("numerals/code.chain", "joined numbers without unit: versions, addresses", "版本1.2.3", "code 1.2.3", "1.2亿"),
  rule("numerals/code.document", "the number of a document, from its year on", "国发〔2023〕12号", "code 2023〕12号", "吴江年鉴(2023)", "GB/T 9704-2012"),
  rule("numerals/code.named", "numbered roads, lines, houses, rankings", "524国道", "code 524国道", "524公里"),
  rule("numerals/code.number", "a number before 号 that is no day", "编号12345号", "code 12345号", "1月5号"),
  rule("numerals/phone", "telephone numbers", "电话0512-63981234", "phone 0512-63981234", "2022-2023年度"),
  rule("numerals/phone.hotline", "short numbers of services", "拨打12345热线", "phone 12345", "12345元"),
])();

export function checkRules(choice: RuleChoice | undefined): void {
  if (choice === undefined) return;
  checkOptionNames(choice, ["on", "off"], "field of rules");
  for (const id of [...(choice.on ?? []), ...(choice.off ?? [])]) if (!RULE_IDS.some((known) => known === id)) throw unknownName("rule", id, RULE_IDS);
}

export function isOn(id: string, choice: RuleChoice | undefined): boolean {
  return choice?.off?.includes(id) !== true;
}
