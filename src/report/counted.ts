import type { Quantity } from "../numerals/types.ts";

const LONGEST_COUNTED = 36;
/** Behind those that have figures of their own. */
const COUNTED_OWN = /^(.{0,14}?(?:公司|企业|银行|机构|券商|院校|医院|学校|法院|单位|城市|保护区|景区|园区|林场|农场|水库|湖泊|项目)|[^农乡山新]{0,8}?村(?=集体))(.{2,})$/;
const ENDS_IN_HOLDER = /(?:公司|企业|银行|机构|券商|院校|医院|学校|法院|单位|城市|保护区|景区|园区|林场|农场|水库|湖泊|项目|村)$/;
/** A figure that each of the counted has. */
const OWN_FIGURE = /^.{0,8}(?:营业收入|营收|收入|利润|产值|销售额|费用|市值|占比|资产|成交额|毛利率|增速|总额|投入|投资|集体经济(?:发展)?|面积|浓度|库容)$|^(?:pm2\.5|pm10|so2|no2|o3)$/;

/** 97家|公司|净利润超1亿元: where the noun that is counted ends and the name of its own figure begins; the start when there is no such place. */
export function countedEnd(before: Quantity | undefined, key: string, start: number, end: number): number {
  if (before?.type !== "cardinal" || before.end !== start || end - start > LONGEST_COUNTED || !/^[家所户间个座处]$/.test(before.unit ?? "")) return start;
  const found = COUNTED_OWN.exec(key.slice(start, end));
  return found !== null && !found[2]!.startsWith("的") && OWN_FIGURE.test(found[2]!) ? start + found[1]!.length : start;
}

/** Does the counted noun end where this word begins? */
export function beginsOwnFigure(noun: string, word: string): boolean {
  return OWN_FIGURE.test(word) && ENDS_IN_HOLDER.test(noun);
}
