/**
 * Texts for measuring, made by a seeded generator: the same seed gives the same text on every machine.
 * Words are drawn at random, so that caches and branch predictors meet new text all the way (a page repeated a thousand times
 * flatters everybody).
 */
const SUBJECTS = "全市 我区 各乡镇 高新区 规模以上工业企业 重点项目 市民 农村居民 广大党员干部 科技型中小企业 新能源汽车产业 基层医疗机构 轨道交通 生态环境 现代服务业 教育系统".split(" ");
const VERBS = "持续推进 全面完成 稳步提升 深入开展 着力优化 加快建设 有效保障 积极培育 不断扩大 显著改善 统筹安排 牢牢把握".split(" ");
const OBJECTS = "营商环境 公共文化服务 城乡供水一体化 产业转型升级 老旧小区改造 乡村振兴示范带 河湖治理 就业创业工作 数字化应用场景 基础设施 学前教育资源 安全生产责任制".split(" ");
const LINKS = ["，", "，", "，", "；", "、", "，同时"];
const FIGURES = ["增长%d.%d%%", "达到%d%d.%d亿元", "新增%d%d家", "完成投资%d%d亿元", "同比下降%d.%d个百分点", "位居全省第%d", "超过%d万人次", "提高到%d%d.%d%%"];
const TRADITIONAL = "區規農廣黨幹業產車醫療軌現務繼續進開優設極養擴顯統籌營環鄉體轉級舊興帶項創應場資達長億個過萬補點責";
const SIMPLIFIED = "区规农广党干业产车医疗轨现务继续进开优设极养扩显统筹营环乡体转级旧兴带项创应场资达长亿个过万补点责";

export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export type Register = "simplified" | "traditional" | "report" | "forum" | "annotated";

/** About `units` UTF-16 code units of text in this register. */
export function makeText(register: Register, units: number, seed = 1): string {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const digit = (): string => String(Math.floor(next() * 9) + 1);
  const clause = (): string => {
    const base = pick(SUBJECTS) + pick(VERBS) + pick(OBJECTS);
    return register === "report" || next() < 0.1 ? `${base}，${pick(FIGURES).replace(/%d/g, digit).replace("%%", "%")}` : base;
  };
  const pieces: string[] = [];
  let length = 0;
  const push = (text: string): void => {
    const out = register === "simplified" || register === "report" ? text : traditional(text);
    pieces.push(out);
    length += out.length;
  };
  while (length < units) {
    if (register === "forum" && next() < 0.5) {
      pieces.push(`发表于 2024-${digit()}-1${digit()} 1${digit()}:3${digit()} | 只看该作者\n`);
      length += 30;
    }
    const sentences = 3 + Math.floor(next() * 5);
    for (let i = 0; i < sentences; i++) push(clause() + pick(LINKS) + clause() + (next() < 0.5 ? pick(LINKS) + clause() : "") + "。");
    pieces.push("\n");
  }
  const text = pieces.join("");
  return register === "annotated" ? text.replace(/區/g, "區(qū)").replace(/業/g, "業(yè)").replace(/個/g, "個(gè)").replace(/長/g, "長(zhǎng)").replace(/產/g, "產(chǎn)") : text;
}

/** So many units in short texts are too many for a processor to remember. */
const MANY_UNITS = 200_000;

/** One text of `units`, or as many different ones as make MANY_UNITS together, each as flat in memory as what is read from a file. */
export function makeTexts(register: Register, units: number): readonly string[] {
  const count = Math.max(1, Math.floor(MANY_UNITS / units));
  const text = makeText(register, count * units);
  if (count === 1) return [text];
  return Array.from({ length: count }, (_, i) => Buffer.from(text.slice(i * units, (i + 1) * units), "utf16le").toString("utf16le"));
}

function traditional(text: string): string {
  let out = "";
  for (const character of text) {
    const index = SIMPLIFIED.indexOf(character);
    out += index < 0 ? character : TRADITIONAL[index]!;
  }
  return out;
}
