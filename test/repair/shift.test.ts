import { describe, expect, test } from "vitest";
import { repair } from "../../src/repair/index.ts";
import { crawl, showDamaged } from "../../src/repair/forward.ts";
import { loadGbk } from "../../src/repair/gbk.ts";
import { loadModel } from "../../src/repair/model/index.ts";
import type { Finding } from "../../src/stage.ts";

/** What a program with this table makes of a text: forward, in GBK bytes. */
const TABLE: readonly (readonly [string, string])[] = [["節", "jié"], ["優", "yōu"], ["區", "qū"], ["會", "huì"], ["國", "guó"], ["務", "wù"], ["經", "jīng"], ["濟", "jì"], ["發", "fā"], ["業", "yè"], ["績", "jī"], ["塊", "kuài"], ["項", "xiàng"], ["動", "dòng"]];
const damaged = (text: string, table = TABLE): string => showDamaged(text, table.map(([character, reading]) => [loadGbk().pairOf[character.charCodeAt(0)]!, reading] as const), [])!;
const CONTEXT = "區委會議由國務院經濟發展處主持，區里的項目和經濟發展會繼續推動，國企業績不變。";
const isPrivate = (character: string): boolean => character >= "\ue000" && character <= "\uf8ff";

describe("a reading between two characters shifts the bytes", () => {
  const text = `${CONTEXT}業績為全省第一，發展潛力最大的支撐性板塊在區里。`;
  const shown = damaged(text);
  test("the damage shows as it does on pages", () => {
    expect(shown).toContain("業(yè)績(jī)?yōu)槿");
    expect([...shown].some(isPrivate)).toBe(true);
  });
  test("where private use survived, bytes alone give it back", () => expect(repair(shown)).toBe(text));
  test("with the model too", () => expect(repair(shown, { model: loadModel(), repair: "full" })).toBe(text));
  test("where it was dropped, nothing is repaired without a ranking, and that is told", () => {
    const findings: Finding[] = [];
    const dropped = [...shown].filter((character) => !isPrivate(character)).join("");
    const out = repair.edits(dropped, {}, { report: (finding) => void findings.push(finding) }).apply(dropped);
    expect(out).toContain("績?槿");
    expect(findings.map(({ ruleId }) => ruleId)).toContain("repair/annotation.run");
  });
  test("what only sense can settle is a finding with both readings", () => {
    const findings: Finding[] = [];
    const dropped = [...shown].filter((character) => !isPrivate(character)).join("");
    repair.edits(dropped, { model: loadModel() }, { report: (finding) => void findings.push(finding) });
    const expected = findings.flatMap(({ expected: readings }) => readings ?? []);
    expect(expected.some((reading) => reading.includes("支撐性"))).toBe(true);
    expect(expected.some((reading) => reading.includes("治性"))).toBe(true);
  });
});

describe("a mark whose second byte makes a character with the next", () => {
  // ？兩 = A3BF 83C9, and BF83 is 績.
  const text = `${CONTEXT}他嫁了個比他大的丈夫？兩人在區里。`;
  const shown = crawl(damaged(text), false);
  test("shows two question marks, of which the first is no cut", () => expect(shown).toContain("丈夫??jī)"));
  test("comes back", () => expect(repair(shown, { model: loadModel() })).toBe(crawl(text, false)));
});

describe("the end of a run that a cut began", () => {
  // 。“ = A1A3 A1B0, cut before A3A1; 春節 = B4BA B99D: the run ends at 節, which is broken like one that begins a run.
  const text = `${CONTEXT}一派生產景象。“春節期間訂單多。”他說。`;
  const cut = 2 * text.indexOf("。“", CONTEXT.length) + 1;
  const shown = crawl(showDamaged(text, TABLE.map(([character, reading]) => [loadGbk().pairOf[character.charCodeAt(0)]!, reading] as const), [cut])!, false);
  test("shows as a broken reading", () => expect(shown).toContain("景象?!按汗?jié)期間"));
  test("is no beginning where there is no model", () => expect(repair(`${shown}\ue4c6`)).toContain("景象?!按汗?期間"));
  test("is read with the model", () => expect(repair(shown, { model: loadModel(), repair: "full" })).toBe(crawl(text, false)));
});

describe("a run that swallows a line end", () => {
  // 序審 = D0F2 8C8F, and F28C is 驅; 。 and the line end are A1[A3 0A], which is no pair.
  const text = `${CONTEXT}按照規定的權限和程序審批。\n海警機構在區里。`;
  const shown = damaged(text, [...TABLE, ["驅", "qū"]]);
  test("shows as a question mark inside the line", () => expect([...shown].filter((character) => !isPrivate(character)).join("")).toContain("程序?qū)徟?海警"));
  test("is judged as a line end, not as a question mark: no “。?” is avoided", () => expect(repair(shown, { model: loadModel(), repair: "full" })).toBe(text.replace("\n", "?")));
});

describe("dots in a row, of which a cut parted one", () => {
  // 。。 = A1A3 A1A3, cut before A3A1: the last half of the first dot and the first of the second show as ！.
  const text = `${CONTEXT}真的不是用不起。。。他們在區里。`;
  const at = 2 * text.indexOf("。。。") + 1;
  const shown = crawl(showDamaged(text, TABLE.map(([character, reading]) => [loadGbk().pairOf[character.charCodeAt(0)]!, reading] as const), [at])!, false);
  test("show as a question mark and more", () => expect(shown).not.toContain("。。。"));
  test("come back", () => expect(repair(shown, { model: loadModel(), repair: "full" })).toBe(crawl(text, false)));
});

describe("two characters of the table that share a byte", () => {
  // 炭儲 = CCBF 83A6: BF83 is 績, which is looked for behind 儲 and parts its bytes.
  const table: typeof TABLE = [["儲", "chǔ"], ...TABLE, ["驗", "yàn"]];
  const text = `${CONTEXT}一是因為煤炭儲量更大，二是區里有市場。`;
  const shown = damaged(text, table);
  test("show both readings, one of them broken", () => expect(shown).toContain("績(jī)?chǔ)量"));
  test("come back, whichever of them the program looks for first", () => expect(repair(shown, { model: loadModel() })).toBe(text));
});

describe("a cut run whose last byte is lost too", () => {
  // 。。 and a line end = A1A3 A1A3 0A, cut before A3A1: of what stood behind the dot only A1 is left, as of 。 ” … and more.
  const text = `${CONTEXT}然后呢，就沒有然后了。。\n他們在區里。`;
  const cut = 2 * text.indexOf("。。") + 1;
  const shown = crawl(showDamaged(text, TABLE.map(([character, reading]) => [loadGbk().pairOf[character.charCodeAt(0)]!, reading] as const), [cut])!, false);
  test("shows as marks in a row", () => expect(shown).toContain("然后了?!?他們"));
  test("is reported, however far one reading leads", () => {
    const findings: Finding[] = [];
    expect(repair.edits(shown, { model: loadModel() }, { report: (finding) => void findings.push(finding) }).apply(shown)).toContain("然后了?!?他們");
    expect(findings.map(({ actual }) => actual)).toContain("?!?");
  });
  test("and written where the likeliest reading is asked for", () => expect(repair(shown, { model: loadModel(), repair: "full" })).toMatch(/然后了。[。”]\?他們/));
});
