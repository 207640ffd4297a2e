import { describe, expect, test } from "vitest";
import { repair } from "../../src/repair/index.ts";
import { loadGbk } from "../../src/repair/gbk.ts";
import { WINDOWS_1252 } from "../../src/repair/entity.ts";

/** Own sentences of the kinds that pages hold; what follows damages them and wants them back. */
const SENTENCES = [
  "图书馆每天早上八点开门，晚上九点关门，周末照常开放。",
  "他说：“今年的收成比去年好，大家都很高兴。”",
  "全市新建公园三个、改造旧路十二条，群众出行更方便了。",
  "请注意保管好自己的行李（尤其是贵重物品），谢谢合作！",
];

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const gbk = (text: string): number[] => [...text].flatMap((character) => {
  const unit = character.charCodeAt(0);
  const pair = loadGbk().pairOf[unit]!;
  return unit < 0x80 ? [unit] : [pair >> 8, pair & 0xff];
});
const latin1 = (bytes: readonly number[]): string => String.fromCharCode(...bytes);
const windows = (bytes: readonly number[]): string => bytes.map((byte) => (byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252[byte - 0x80]! : String.fromCharCode(byte))).join("");
/** As Windows reads code page 936: byte 80 is the Euro sign, a lead byte without its trail byte is "?". */
function asGbk(bytes: readonly number[]): string {
  let out = "";
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x81) out += bytes[i] === 0x80 ? "€" : String.fromCharCode(bytes[i]!);
    else {
      const unit = loadGbk().unitOf[(bytes[i]! << 8) | (bytes[i + 1] ?? 0)]!;
      out += unit === 0 ? "?" : String.fromCharCode(unit);
      i++;
    }
  }
  return out;
}
/** UTF-8 where the bytes are valid, else Windows-1252. */
function mixed(bytes: readonly number[]): string {
  let out = "";
  for (let i = 0; i < bytes.length; ) {
    const size = [4, 3, 2].find((n) => {
      try {
        return [...new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes.slice(i, i + n)))].length === 1 && bytes[i]! >= 0x80;
      } catch {
        return false; // no sequence of this length
      }
    });
    out += size === undefined ? windows([bytes[i]!]) : new TextDecoder().decode(Uint8Array.from(bytes.slice(i, i + size)));
    i += size ?? 1;
  }
  return out;
}

describe("Chinese read in the wrong encoding comes back", () => {
  const kinds: readonly (readonly [string, (text: string) => string, string])[] = [
    ["UTF-8 as Latin-1", (text) => latin1(utf8(text)), "repair/mojibake.utf8-latin"],
    ["UTF-8 as Windows-1252", (text) => windows(utf8(text)), "repair/mojibake.utf8-latin"],
    ["the same twice over", (text) => windows(utf8(windows(utf8(text)))), "repair/mojibake.utf8-latin"],
    ["GBK as Latin-1", (text) => latin1(gbk(text)), "repair/mojibake.gbk-latin"],
    ["GBK as UTF-8 or else Windows-1252", (text) => mixed(gbk(text)), "repair/mojibake.gbk-mixed"],
    ["UTF-8 as GBK", (text) => asGbk(utf8(text)), "repair/mojibake.utf8-gbk"],
  ];
  for (const [name, damage, rule] of kinds) {
    for (const sentence of SENTENCES) {
      // The last byte of a sentence may be gone: of a full stop it can be told, of ！ it cannot.
      const wanted = name === "UTF-8 as GBK" && sentence.endsWith("！") && damage(sentence).endsWith("?") ? `${sentence.slice(0, -1)}\ufffd` : sentence;
      test(`${name}: ${sentence.slice(0, 8)}`, () => {
        expect(repair(damage(sentence))).toBe(wanted);
        expect([...repair.edits(damage(sentence))].map((edit) => edit.rule)).toEqual([rule]);
      });
      test(`${name}, a line between good ones: ${sentence.slice(0, 8)}`, () => expect(repair(`目录\n${damage(sentence)}\n前言`)).toBe(`目录\n${wanted}\n前言`));
    }
  }
  test("of readings that are as odd, the one that reads more", () => {
    // 擾 is 945F: ”_ could stay as well, and 擾 is no more likely than ” alone.
    expect(repair(windows(gbk("不要驚擾它們")))).toBe("不要驚擾它們");
  });
  test("a digit that a lead byte swallowed stays visible", () => {
    // 有 is E69C89: its last byte and the 3 are one "?".
    expect(repair(asGbk(utf8("这条路上有3座桥。")))).toBe("这条路上\ufffd?座桥。");
  });
  test("a stretch longer than the head that it is judged by", () => {
    const text = "全市新建公园三个、改造旧路十二条，群众出行更方便了；".repeat(100);
    expect(repair(windows(gbk(text)))).toBe(text);
    expect(repair(windows(utf8(text)))).toBe(text);
  });
  test("in the middle of good text", () => {
    expect(repair(`价格表（${asGbk(utf8("请联系客服吧"))}）如下`)).toBe("价格表（请联系客服吧）如下");
    expect(repair(`café ${windows(utf8("已经发货"))} (2)`)).toBe("café 已经发货 (2)");
    expect(repair(`${windows(utf8("第"))}3${windows(utf8("版目录"))}`)).toBe("第3版目录");
  });
});

describe("text that only looks so stays", () => {
  const texts = [
    "Привет, мир! Ошибка: код выхода",
    "Ψευδώνυμο στο όνομα της αποδοχής",
    "שגיאה: לא ניתן לפתוח את הקובץ",
    "ÅÅÅÅ-MM-DD, ÀÁÂÃÄÅÆÇÈÉÊË, äöüÄÖÜß, Çäçänçä, ÕÄÖÜ",
    "Avertisment: „%s” nu este un fișier obișnuit",
    "“%s” dosyası okuma hatası: “%s”",
    "không nhận ra dãy thoát “\\%c”",
    "Lipsește „=” și valoarea",
    "liée « à » l’été « dé » posé à « Évêché »",
    "滑鼠追蹤模式，未追蹤檔案，遠端追蹤分支",
    "日本語の繊維産業と鉄鋼業、厩戸皇子の瓜生さん",
    "涓涓细流，娓娓道来，浠水县与溆浦县的姊妹锛子",
    "鍥而不捨，金石可鏤；鐘鼎彝器，鎰銖必較",
    "鱻羴犇驫，饕餮簠簋罍甗，魑魅魍魎",
  ];
  for (const text of texts) test(text, () => expect(repair(text)).toBe(text));
});

describe("bytes that a decoder of Windows-1252 lost", () => {
  /** Five bytes have no character there; some decoders say so with U+FFFD. */
  const strict = (text: string): string => windows(utf8(text)).replace(/[\x81\x8d\x8f\x90\x9d]/g, "\ufffd");
  test("a lost byte is one lost character, and the others are read", () => {
    expect(strict("发展和改革")).toContain("\ufffd");
    expect(repair(strict("本市发展和改革委员会"))).toBe("本市\ufffd展和改\ufffd委员会");
    expect(repair(strict("文件名：财务报告"))).toBe("文件\ufffd：财务报告");
    expect(repair(strict("大家都说好，他说“好”"))).toBe("大家都说好，他说“好\ufffd");
  });
  test.each([["?", "本市\ufffd展和改\ufffd委员会"], ["", "本市\ufffd展和改\ufffd委员会"]])("or with \"%s\" in their place", (mark, wanted) => expect(repair(strict("本市发展和改革委员会").replaceAll("\ufffd", mark))).toBe(wanted));
  test("the first character may be the one that lost its byte", () => expect(repair(strict("发展和规划"))).toBe("\ufffd展和规划"));
  test("a blank that was byte A0 is read where the rest is Chinese", () => {
    const blank = (text: string): string => latin1(utf8(text)).replaceAll("\u00a0", " ");
    expect(blank("校")).toBe("\u00e6 \u00a1");
    expect(repair(blank("我们的学校很大"))).toBe("我们的学校很大");
    expect(repair(blank("参加会议"))).toBe("参加会议");
  });
  test.each(["l’\u00e9 « a », \u00e9 « b » et \u00e9 « c »", "\u00e5 \u00a1 \u00e5\ufffd\u2018", "Garc\ufffda \u00e9\ufffd\u00bb ma\u00f1ana", "caf\u00e9 \u00a1hola! \u00e8 \u00a7 12"])("%s stays", (text) => expect(repair(text)).toBe(text));
});

describe("UTF-8 read in the code page of another script", () => {
  const text = "老城区的供水管道（全长3公里）已经换新。";
  const shown: readonly (readonly [string, string])[] = [
    ["windows-1250", "北方港口的木材"],
    ["windows-1251", "远东地区的木材出口"],
    ["windows-1253", "古代神话故事集"],
    ["windows-1257", "波罗的海旅游"],
    ["iso-8859-2", text],
    ["koi8-r", text],
    ["macintosh", text],
  ];
  test.each(shown)("%s", (label, sentence) => {
    const damaged = new TextDecoder(label).decode(Uint8Array.from(utf8(sentence)));
    expect(damaged).not.toContain(sentence[0]);
    expect(repair(`他说${damaged}\n好`)).toBe(`他说${sentence}\n好`);
  });
  test("code page 437, of names in ZIP files", () => expect(repair("Σ╕¬Σ║║τ«ÇσÄå.doc")).toBe("个人简历.doc"));
  test("two characters are not enough, nor are three that stand apart", () => {
    expect(repair("дё\u00adж–‡ да")).toBe("дё\u00adж–‡ да".replace("\u00ad", ""));
    expect(repair("жќ‘ жќ‘ жќ‘")).toBe("жќ‘ жќ‘ жќ‘");
  });
});

test("four bytes of GB 18030 stand for themselves", () => {
  // 𠮷 = 95 34 B2 35
  expect(repair(`${latin1(gbk("作者"))}\u00954\u00b25${latin1(gbk("田在书里写道这家老店"))}`)).toBe("作者𠮷田在书里写道这家老店");
});
