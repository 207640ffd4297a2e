/**
 * Chinese text as crawlers bring it: realistic pages of several kinds, damaged ones, and arbitrary code units.
 * Weighted so that every stage's rules are entered: arbitrary strings alone never spell a unit, a label or an annotation.
 */
import fc from "fast-check";

const SIMPLIFIED = ["经济", "发展", "社会", "我们", "今年", "工作", "人民", "城市", "农业", "学校", "医院", "收入", "同比", "增长", "完成", "建设", "项目", "企业", "市场", "公里", "后来", "干净", "头发", "面条", "台湾", "里面", "只有", "复杂", "钟表", "制度", "的", "了", "在", "和", "是", "不", "有", "把", "被", "就"];
const TRADITIONAL = ["經濟", "發展", "社會", "我們", "今年", "工作", "人民", "城市", "農業", "學校", "醫院", "收入", "同比", "增長", "完成", "建設", "項目", "企業", "市場", "公里", "後來", "乾淨", "頭髮", "麵條", "臺灣", "裡面", "只有", "複雜", "鐘錶", "製度", "著", "乾隆", "皇后", "於", "的", "了", "在", "和", "是", "不", "有"];
const FIGURES = ["12.5亿元", "增长8.3%", "百分之四点五", "3000多人", "2024年5月10日", "第一", "三分之二", "１２３．４万吨", "1,234,567", "约50个", "二十一世纪", "一带一路", "一万二千", "零下5℃", "5：3", "10—20万", "№7", "0512-63000000", "¥99.00", "十几", "两个百分点", "一是", "全年"];
const ANNOTATED = ["區(qū)", "經(jīng)濟", "發(fā)展", "產(chǎn)業", "漢（ㄏㄢˋ）", "重慶(Chóngqìng)", "银行(háng)", "业绩(jī)?", "績(jī)?yōu)槿"];
const DAMAGE = ["\u200b", "\ufeff", "\u00ad", "\u00a0", "\u202e", "\ufffd", "\ue5e5", "\uf0b7", "锟斤拷", "烫烫烫", "涓枃", "ä¸\u00adæ–‡", "ÖÐÎÄ", "&nbsp;", "&amp;#27773;", "&lt;", "\u0000", "\u0008", "\ufe0f", "e\u0301", "u\u0308\u030c", "\u2f54", "\u2ed4", "\uf907", "︰", "｡", "﹐", "ＡＢ１", "?!", "%u4e2d", "\\u4e2d"];
const FORUM = ["发表于 2024-5-10 12:30", "發表於 2012-10-1 08:00 PM", "只看该作者", "回复", "举报", "楼主", "沙发", "#2", "登录后才能查看", "您需要登录后才可以回帖 登录 | 立即注册", "首页 > 新闻 > 正文", "当前位置：首页 >> 列表", "上一篇：没有了", "下一篇：", "责任编辑：张三", "来源：本报", "返回顶部", "Powered by Discuz! X3.4", "版权所有 © 2024", "查看: 1234|回复: 56", "本帖最后由 abc 于 2024-5-10 编辑", "分享到：", "收藏", "[复制链接]", "— Posted via app"];
const STOPS = ["，", "。", "、", "；", "：", "！", "？", "“", "”", "（", "）", "《", "》", "「", "」", ",", ".", "?", "(", ")", " ", "　", "……", "——"];
const BREAKS = ["\n", "\n", "\n\n", "\r\n", "\r", "\u2028", "\t"];

/** A unit of text without surrogates out of order: anything in Unicode, with the odd places chosen often. */
const oddCharacter: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x1f }).map((code) => String.fromCharCode(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0x80, max: 0x3ff }).map((code) => String.fromCharCode(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0x2e80, max: 0x33ff }).map((code) => String.fromCharCode(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0xe000, max: 0xffff }).map((code) => String.fromCharCode(code)) },
  { weight: 1, arbitrary: fc.integer({ min: 0x20000, max: 0x3134a }).map((code) => String.fromCodePoint(code)) },
  { weight: 1, arbitrary: fc.constantFrom("😀", "👩‍🌾", "🏳️‍🌈", "1️⃣", "𠮷", "\u{2f800}") },
);

/** Any UTF-16 code units at all, lone surrogates too. */
export const codeUnits: fc.Arbitrary<string> = fc.array(fc.oneof(fc.nat(0xffff), fc.integer({ min: 0xd7f0, max: 0xe010 })), { maxLength: 40 }).map((units) => String.fromCharCode(...units));

const lineOf = (words: readonly string[], ...more: (readonly string[])[]): fc.Arbitrary<string> =>
  fc.array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...words) }, { weight: 4, arbitrary: fc.constantFrom(...STOPS) }, ...more.map((list) => ({ weight: 4, arbitrary: fc.constantFrom(...list) }))), { minLength: 1, maxLength: 16 }).map((parts) => parts.join(""));

/** A line of prose in simplified characters. */
export const simplifiedLine: fc.Arbitrary<string> = lineOf(SIMPLIFIED);
/** A line of prose in traditional characters. */
export const traditionalLine: fc.Arbitrary<string> = lineOf(TRADITIONAL);
/** A line of a report: names, figures, growth. */
export const reportLine: fc.Arbitrary<string> = lineOf(SIMPLIFIED, FIGURES, FIGURES);
/** A line with pinyin or zhuyin glued in. */
export const annotatedLine: fc.Arbitrary<string> = lineOf(TRADITIONAL, ANNOTATED, ANNOTATED);
/** A line of what stands around an article: forum, navigation, footer. */
export const chromeLine: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...FORUM), fc.tuple(fc.constantFrom(...FORUM), fc.constantFrom(...SIMPLIFIED)).map((parts) => parts.join("")));
/** A line with debris, mojibake, entities, private use, odd characters. */
export const damagedLine: fc.Arbitrary<string> = fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...SIMPLIFIED, ...TRADITIONAL) }, { weight: 2, arbitrary: fc.constantFrom(...DAMAGE) }, { weight: 1, arbitrary: oddCharacter }), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(""));

const pageOf = (...lines: { weight: number; arbitrary: fc.Arbitrary<string> }[]): fc.Arbitrary<string> =>
  fc.array(fc.tuple(fc.oneof(...lines), fc.constantFrom(...BREAKS)), { maxLength: 12 }).map((parts) => parts.flat().join(""));

/** A whole page of one kind: prose of either script, a report, a thread, an annotated or a damaged page, or all mixed. */
export const page: fc.Arbitrary<string> = fc.oneof(
  pageOf({ weight: 1, arbitrary: simplifiedLine }),
  pageOf({ weight: 1, arbitrary: traditionalLine }),
  pageOf({ weight: 3, arbitrary: reportLine }, { weight: 1, arbitrary: chromeLine }),
  pageOf({ weight: 2, arbitrary: chromeLine }, { weight: 2, arbitrary: simplifiedLine }, { weight: 1, arbitrary: traditionalLine }),
  pageOf({ weight: 1, arbitrary: annotatedLine }),
  pageOf({ weight: 2, arbitrary: damagedLine }, { weight: 1, arbitrary: annotatedLine }),
  pageOf({ weight: 1, arbitrary: simplifiedLine }, { weight: 1, arbitrary: traditionalLine }, { weight: 1, arbitrary: reportLine }, { weight: 1, arbitrary: annotatedLine }, { weight: 1, arbitrary: chromeLine }, { weight: 1, arbitrary: damagedLine }),
);

/** Well-formed text with odd characters in it. */
export const oddText: fc.Arbitrary<string> = fc.array(oddCharacter, { maxLength: 40 }).map((characters) => characters.join(""));

/** Anything a caller may pass: odd characters, bare code units, or a page cut at any unit. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  oddText,
  codeUnits,
  fc.tuple(page, fc.nat(60), fc.nat(60)).map(([text, from, length]) => text.slice(from, from + length)),
);
