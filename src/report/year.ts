/** Years written with 年: 2023年, 二〇二三年. */
export function yearsOf(line: string): number[] {
  const years: number[] = [];
  for (let at = line.indexOf("年"); at >= 0; at = line.indexOf("年", at + 1)) {
    const year = yearBefore(line, at);
    if (year !== null) years.push(year);
  }
  return years;
}

export const HAN_DIGITS = "〇一二三四五六七八九";

/** 2030年 at `at`: the year. */
export function yearAt(key: string, at: number): number | null {
  return key[at + 4] === "年" ? yearBefore(key, at + 4) : null;
}

/** The year of four digits right before `at`. */
export function yearBefore(line: string, at: number): number | null {
  if (at < 4) return null;
  let year = 0;
  for (let i = at - 4; i < at; i++) {
    const unit = line.charCodeAt(i);
    let digit = unit >= 48 && unit <= 57 ? unit - 48 : HAN_DIGITS.indexOf(line[i]!);
    if (line[i] === "零" || line[i] === "○") digit = 0;
    if (digit < 0) return null;
    year = year * 10 + digit;
  }
  const before = line.charCodeAt(at - 5);
  return year >= 1900 && year <= 2100 && !(before >= 48 && before <= 57) ? year : null;
}
