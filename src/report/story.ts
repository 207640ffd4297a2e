import { type Lexicon, Sign } from "./lexicon.ts";
import { type Draft, simplified } from "./memory.ts";
import { CASUALTIES } from "./figure-words.ts";

/** 我国, 我院, 我们: whom a report speaks for, and no teller of a story. */
const REPORTER = "们国省市区县州镇乡村院校局厅部会司行社厂军队方街旗盟港澳台公单集馆";
/** 花呢, 毛呢. */
const CLOTH = "花毛";
const SMALL = 20;
const MANY = 10_000;
const LARGE = 100;
const MAGNITUDE = /[万亿萬億兆]/;
/** 约基奇的PER高达32, 得分为95: a plain number is what these are written in. */
/** 我预计会有7992亿元的储备: nobody's pocket money. */
const PUBLIC = 100_000_000;
const PLAIN_NUMBER = /(?:[a-z]|[分票者])$/i;

/**
 * A number that a story tells in passing: 走了两步, 98块, 388元的房间, 屏幕是15寸. No word of an indicator and no verb of a report
 * stands by it, and the way it is written or what it is counted in says that nobody kept a record.
 */
export function isStory(draft: Draft, { prose }: Lexicon, told: () => boolean): boolean {
  const { q, tier } = draft;
  const isUnit = (units: ReadonlySet<string | undefined>): boolean => units.has(q.unit) || units.has(q.unitText);
  if (isUnit(prose.coin)) return true;
  if (!draft.governed && !MAGNITUDE.test(q.text) && !DEPTH.test(draft.indicator) && isUnit(prose.home)) return true; // 低筋面粉100克, 白发三千丈
  if (isRoundAbout(draft)) return true;
  const size = q.value?.number ?? q.range?.high?.number ?? 0;
  const round = MAGNITUDE.test(q.text);
  const recorded = prose.record.has(q.unit);
  if (q.type === "cardinal" && q.unit === undefined && !round && size < MANY && !q.text.includes(".") && !PLAIN_NUMBER.test(draft.indicator)) return true;
  if (tier === "B" && q.type === "money" && !round && size < MANY) return true; // 388元的房间
  if (draft.rule === "report/number-first" && q.type === "money" && !round && size < LARGE) return true; // 领取5元红包
  if (tier === "B" && q.type === "quantity" && !recorded && size < LARGE) return true; // 15寸的屏
  if (draft.governed || CASUALTIES.has(draft.indicator)) return false;
  if (q.type === "fraction" && q.text === "一半" && q.comparator === undefined) return true; // 灯熄了一半
  if (q.notation === "han" && (q.type === "cardinal" || q.type === "money" || q.type === "quantity") && !round && !recorded && size <= SMALL) return true;
  return !(round && (tier === "A" || (q.type === "money" && size >= PUBLIC && draft.status !== "actual"))) && told(); // 听众达30万人了吧: that many were counted
}

/** 雪深15厘米, 墙高60厘米 */
const DEPTH = /[深高厚宽位長长]$/;
const PIECES = "个次只颗粒根块片瓣";
/** 百来平方; 鸡蛋4-6个, for which no verb stands; 率军三十万: nobody counted. */
function isRoundAbout({ q, tier, governed }: Draft): boolean {
  if (q.type === "cardinal" && q.unit === undefined && q.notation === "han" && !governed && !/[亿億]/.test(q.text)) return true;
  if (/[十百千万萬][来來]/.test(q.text)) return true;
  return q.type === "cardinal" && q.range !== undefined && tier === "A" && !governed && PIECES.includes(q.unit ?? " ") && (q.range.high?.number ?? SMALL) < SMALL;
}

/** 屏幕6.5英寸, 内存8GB: what a device has, whatever it is called. */
export function isOfDevice({ q, indicator }: Draft, { prose }: Lexicon): boolean {
  return q.type === "quantity" && !/(?:流|下载|数据|总)量$/.test(simplified(indicator)) && prose.device.has(q.unit); // 下载量达12MB
}

/** Does somebody speak of himself, to somebody, or as one speaks, in key[start, end): 我订了2间房, 有4个呢? */
export function isTold(key: string, start: number, end: number, { signs }: Lexicon): boolean {
  for (let at = start; at < end; at++) {
    const sign = signs[key.charCodeAt(at)]! & (Sign.VOICE | Sign.PARTICLE);
    if (sign === 0) continue;
    const before = at > start ? key[at - 1]! : " ";
    const after = at + 1 < end ? key[at + 1]! : " ";
    if ((sign & Sign.VOICE) !== 0 && (key[at] !== "我" || (before !== "自" && !REPORTER.includes(after)))) return true;
    if ((sign & Sign.PARTICLE) !== 0 && !isHan(after.charCodeAt(0)) && !CLOTH.includes(before)) return true;
  }
  return false;
}

function isHan(unit: number): boolean {
  return unit >= 0x3400 && unit < 0xa000;
}
