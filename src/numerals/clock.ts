import { draft, type Part, rangeSign, readPart, two } from "./date-part.ts";
import type { Draft, Reader } from "./draft.ts";
import { isDigit } from "./numeral.ts";
import { isHan } from "./ordinal.ts";

/** > | 9:00-18:00   22:08:25   下午2:30到4:00   not 3:1, not 1:10比例 */
export function readClock(reader: Reader, start: number, hour: Part): Draft | undefined {
  const { key } = reader;
  if (start > 0 && "比分例率".includes(key[start - 1]!)) return undefined;
  const clock = readClockParts(reader, hour);
  if (clock === undefined || /^的?(比例|比分|配比|大胜|险胜|战胜|击败|获胜|比率)/.test(key.slice(clock.end, clock.end + 5))) return undefined;
  return timeOf(reader, start, hour, { iso: afternoon(clock.iso, partBefore(key, start)), end: clock.end }, clock.end);
}

/** The time that was read at `start`, with the part of the day before it and, behind a range sign, the time until when. */
function timeOf(reader: Reader, start: number, hour: Part, time: { readonly iso: string; readonly end: number }, numeralEnd: number): Draft {
  const { key, last } = reader;
  const part = partBefore(key, start);
  const from = start - (part?.length ?? 0);
  const sign = rangeSign(key, time.end);
  const until = sign > time.end ? readTimeAfter(reader, sign) : undefined;
  // 下午2点到4点半: both of the afternoon.
  const shared = until !== undefined && until.iso < time.iso && !"早凌清".includes(key[sign]!);
  const iso = until === undefined ? time.iso : `${time.iso}/${shared ? afternoon(until.iso, part) : until.iso}`;
  return draft(from < last ? start : from, until?.end ?? time.end, start, numeralEnd, "time", iso, hour);
}

/** > | 上午|9时   今早|8点   晚|8点整   The part of the day that ends at `at`; not 提早8点, 最晚8点. */
function partBefore(key: string, at: number): string | undefined {
  const before = key.slice(Math.max(0, at - 2), at);
  const part = PARTS_OF_DAY.find((word) => before.endsWith(word));
  return part?.length === 1 && !/^[早晚]$|[今明昨当天日每周,。;、(\s至到~-][早晚]$/.test(before) ? undefined : part;
}

export function readClockParts(reader: Reader, hour: Part): { readonly iso: string; readonly end: number } | undefined {
  const { key } = reader;
  if (hour.value > 24) return undefined;
  const minute = readPart(reader, hour.end + 1);
  if (minute === undefined || !minute.arabic || minute.length !== 2 || minute.value > 59) return undefined;
  if (key[minute.end] === ":") {
    const second = readPart(reader, minute.end + 1);
    if (second !== undefined && second.length === 2 && second.value < 60) return { iso: `${two(hour.value)}:${two(minute.value)}:${two(second.value)}`, end: second.end };
    return undefined;
  }
  if (key[minute.end] === "." && isDigit(key.charCodeAt(minute.end + 1))) return undefined;
  return { iso: `${two(hour.value)}:${two(minute.value)}`, end: minute.end };
}

/** Parts of the day by what they do to an hour of the clock, longer words first: 中午1点 and 下午1点 are 13:00, 晚上12点 is 24:00. */
const MORNING = ["上午", "早上", "凌晨", "清晨", "早晨", "早"];
const NOON = ["中午", "正午", "午间"];
const AFTERNOON = ["下午", "午后"];
const EVENING = ["晚上", "傍晚", "晚间", "当晚", "今晚", "昨晚", "明晚", "晚"];
/** Words of a night that goes on behind midnight. */
const NIGHT = ["深夜", "夜间", "夜里", "半夜", "午夜"];
const PARTS_OF_DAY = [...NIGHT, ...MORNING, ...NOON, ...AFTERNOON, ...EVENING];

/** > | 1月9日|上午9时30分| */
export function readTimeAfter(reader: Reader, at: number): { readonly iso: string; readonly end: number } | undefined {
  const { key } = reader;
  let from = key[at] === " " ? at + 1 : at;
  const part = PARTS_OF_DAY.find((word) => key.startsWith(word, from));
  if (part !== undefined) from += part.length;
  const hour = readPart(reader, from);
  if (hour === undefined) return undefined;
  if (key[hour.end] === ":" && hour.arabic && hour.length <= 2) {
    const clock = readClockParts(reader, hour);
    return clock === undefined ? undefined : { iso: afternoon(clock.iso, part), end: clock.end };
  }
  if (key[hour.end] !== "时" && key[hour.end] !== "点") return undefined;
  return hourParts(reader, hour, part);
}

function afternoon(iso: string, part: string | undefined): string {
  if (part === undefined || MORNING.includes(part)) return iso;
  const hour = Number(iso.slice(0, 2));
  const night = NIGHT.includes(part);
  if (hour === 12 && (night || EVENING.includes(part))) return `24${iso.slice(2)}`;
  return hour < 12 && !(night && hour < 6) && !(NOON.includes(part) && hour > 3) ? two(hour + 12) + iso.slice(2) : iso; // 中午11点
}

/** Hour, 时 or 点, minutes: 9时30分, 八点半, 3点一刻, 12点整. */
function hourParts(reader: Reader, hour: Part, part: string | undefined): { readonly iso: string; readonly end: number } | undefined {
  const { key } = reader;
  if (hour.value > 24) return undefined;
  let at = hour.end + 1;
  if (key[hour.end] === "点" && key[at] === "钟") at++;
  let minutes = 0;
  let seconds = "";
  const minute = readPart(reader, at);
  if (key[hour.end] === "点" && minute !== undefined && minute.value < 10 && key.startsWith("分钟", minute.end)) return undefined; // 五点五分钟: minutes
  if (key[at] === "半" && !"径年个月".includes(key[at + 1] ?? " ")) {
    minutes = 30;
    at++;
  } else if (key[at] === "整") at++;
  else if (key.startsWith("一刻", at)) {
    minutes = 15;
    at += 2;
  } else if (key.startsWith("三刻", at)) {
    minutes = 45;
    at += 2;
  } else if (minute !== undefined && minute.value < 60 && minute.length <= 3 && (key[minute.end] === "分" || (key[hour.end] === "点" && (minute.strung && !minute.arabic ? part !== undefined && key[at] === "零" && minute.length === 2 : minute.value >= 10) && !reader.tables.units.longestAt(key, minute.end, reader.end)))) {
    minutes = minute.value;
    at = minute.end + (key[minute.end] === "分" ? 1 : 0);
    const second = readPart(reader, at);
    if (second !== undefined && second.value < 60 && key[second.end] === "秒" && key[minute.end] === "分") {
      seconds = `:${two(second.value)}`;
      at = second.end + 1;
    }
  }
  const short = minutes === 0 && key[at] === "差" ? readShortBy(reader, at + 1) : undefined;
  if (short !== undefined) return { iso: afternoon(`${two(hour.value - 1)}:${two(60 - short.minutes)}`, part), end: short.end };
  return { iso: afternoon(`${two(hour.value)}:${two(minutes)}${seconds}`, part), end: at };
}

/** > | 八点差|五分|   差|一刻|九点   How many minutes an hour is short of. */
function readShortBy(reader: Reader, at: number): { readonly minutes: number; readonly end: number } | undefined {
  if (reader.key.startsWith("一刻", at)) return { minutes: 15, end: at + 2 };
  const minute = readPart(reader, at);
  return minute !== undefined && minute.value > 0 && minute.value < 30 && reader.key[minute.end] === "分" ? { minutes: minute.value, end: minute.end + (reader.key[minute.end + 1] === "钟" ? 2 : 1) } : undefined;
}

/** > | 差|五分八点   差|十分钟9点   The minutes stand before their hour; `start` is the place of the minutes. */
export function readShortHour(reader: Reader, start: number): Draft | undefined {
  const { key, last } = reader;
  if (key[start - 1] !== "差" || start - 1 < last || "相偏误温时落".includes(key[start - 2] ?? " ")) return undefined;
  const short = readShortBy(reader, start);
  const hour = short === undefined ? undefined : readPart(reader, short.end);
  if (hour === undefined || hour.value < 1 || hour.value > 24 || key[hour.end] !== "点") return undefined;
  const end = hour.end + (key[hour.end + 1] === "钟" ? 2 : 1);
  return draft(start - 1, end, start, hour.end, "time", `${two(hour.value - 1)}:${two(60 - short!.minutes)}`, hour);
}

/** > | 七八点钟   凌晨两三点   Neighbours of a clock, when 钟 or a part of the day says that it is one. */
export function readHourPair({ key }: Reader, start: number, pair: Part): Draft | undefined {
  const before = key.slice(Math.max(0, start - 2), start);
  const part = PARTS_OF_DAY.find((word) => word.length === 2 && before === word);
  const clock = key[pair.end + 1] === "钟";
  if (!clock && part === undefined) return undefined;
  const hour = (value: number): string => afternoon(`${two(value)}:00`, part);
  return draft(start, pair.end + (clock ? 2 : 1), start, pair.end, "time", `${hour(Math.floor(pair.value / 10))}/${hour(pair.value % 10)}`, pair);
}

/** > | 上午9时   晚上8点半   20时   三点十五分; not 3点建议, not 两点一线. */
export function readHour(reader: Reader, start: number, hour: Part): Draft | undefined {
  const { key } = reader;
  const before = key.slice(Math.max(0, start - 2), start);
  const part = partBefore(key, start);
  const found = hourParts(reader, hour, part);
  if (found === undefined) return undefined;
  const plain = found.end === hour.end + 1;
  const next = key[found.end] ?? "";
  if (key[hour.end] === "时") {
    if (!hour.arabic && plain && part === undefined && !(hour.value === 0 && !"差区".includes(next || " "))) return undefined;
    if ("期代间候常段刻速长光效隔差区限机装尚而会有辰".includes(next) && plain && next !== "") return undefined;
  } else if (plain && part === undefined) {
    if (!hour.arabic && hour.value === 1) return undefined; // 从一点运动到另一点
    const sign = rangeSign(key, found.end);
    const until = sign > found.end ? readTimeAfter(reader, sign) : undefined;
    const after = /^[,。;、!?\s)]|^(左右|前|后|起|开|到|至|-|~|—|许|多|钟|下班|上班|起床|睡觉|以前|以后|之前|之后|准时|半)/.test(key.slice(found.end, found.end + 2)) || found.end >= reader.end;
    const lead = /[日天晚早午夜间于到至从在约近]$/.test(before) && before !== "" && !/[重特要几优缺]$/.test(before);
    const opens = hour.arabic && hour.value > 0 && found.end < reader.end && (start === 0 || "。?!,\n".includes(key[start - 1]!)) && isHan(next) && reader.words.trailing.point.matchAt(key, found.end) === 0 && !"多余半以几要内重提"
      .includes(next);
    if (!(lead || opens || until !== undefined || (after && hour.arabic && found.end < reader.end && !/^[,。;、]/.test(next) && hour.value > 0 && !/[提有出下以意]$/.test(before)))) return undefined;
  }
  return timeOf(reader, start, hour, found, hour.end);
}
