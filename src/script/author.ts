/**
 * Is this 著 "written by", as after an author's name? 《論語譯註》，楊伯峻著，中華書局 — but not 他聽著，沒有說話.
 *
 * From the last mark to 著 stands a name and nothing else: two to four characters, or more with a · in it; not a pronoun.
 * Behind 著 the clause ends or a title begins; and a title or a publisher is near. A verb in front is known from
 * data/script-context.tsv and asked for first.
 * In a line of its own the name is enough, with a surname: ——張若虛著; the surname alone (——陳著, "by Chen" or the poet's whole name)
 * also in a bracket. So it is behind a dynasty or a country: （清）蒲松齡著：… A poet's whole name is also followed by his other one: 劉著，字鵬南.
 * A name of three alone between quotation marks is a signature: 署名「陳獨秀著」.
 * In front of 《 a surname and one or two characters are enough, whatever stands before it: 詞人沈義父著《樂府指迷》.
 */
export function isAuthorship(text: string, position: number, isSurname: (unit: number) => boolean): boolean {
  const next = text[position + 1] ?? "\n";
  if (!"《〈『「」』”，。、；：）)】〕]．. \u3000\t\r\n/／|1234567890（(".includes(next)) return false;
  if ((next === "《" || next === "〈") && (isSurname(text.charCodeAt(position - 3)) || isSurname(text.charCodeAt(position - 2)))) return true;
  let start = position;
  while (start > 0 && position - start < LONGEST_NAME && isNameUnit(text.charCodeAt(start - 1))) start--;
  // 該書由李澤厚著: the name begins behind 由.
  for (let i = position - 2; i > start; i--) if (text[i - 1] === "由") start = i;
  const name = text.slice(start, position);
  const hasSurname = isSurname(name.charCodeAt(0));
  const previous = text[start - 1] ?? "\n";
  if (name.length === 1) return hasSurname && (OTHER_NAME.test(text.slice(position + 1, position + 3)) || ("—－-（( \u3000\n".includes(previous) && "）) \u3000\r\n".includes(next)));
  const foreign = /[·．•]/.test(name);
  const et = name.endsWith("等") ? 1 : 0;
  if (name.length - et < 2 || (!foreign && name.length - et > 4) || PRONOUNS.includes(name[0]!)) return false;
  if (hasSurname && "—－-\n".includes(previous) && "\r\n".includes(next)) return true;
  if (hasSurname && name.length === 3 && "「『“".includes(previous) && "」』”".includes(next)) return true;
  const before = text.slice(Math.max(0, start - NEAR), start);
  if (ORIGIN.test(before) && !"，。".includes(next)) return true;
  const behind = text.slice(position + 1, position + 1 + NEAR);
  // 『 is a title behind a name, and a word that is spoken of behind a verb: 寫字遇著『敏』字.
  return before.includes("》") || /^[\s]*[《〈]/.test(behind) || (/^[\s]*『/.test(behind) && hasSurname) || PUBLISHER.test(behind);
}

const LONGEST_NAME = 14;
const NEAR = 12;
const PRONOUNS = "他她它牠我你妳您咱誰谁這这那有又就也都還还正在一不只便仍";
/** What a person's other name begins with. */
const OTHER_NAME = /^，[字號号]/;
const ORIGIN = /[（(〔[［【][一-鿿]{1,2}[）)〕\]］】]$/;
const PUBLISHER = /出版|[書书]局|印[書书][館馆]|書店|书店|年版|譯本|译本|[譯译]，|[編编]，/;

function isNameUnit(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || unit === 0xb7 || unit === 0x2022;
}
