/** A machine's zhuyin behind the characters that only traditional text has: what is a syllable, and what is none. */
import { expect, test } from "vitest";
import { repair } from "../../src/repair/index.ts";

// Finals alone and behind each medial, consonants that need none, the neutral tone in front.
const notes: Readonly<Record<string, string>> = {
  學: "ㄒㄩㄝˊ", 兒: "ㄦˊ", 國: "ㄍㄨㄛˊ", 雲: "ㄩㄣˊ", 歐: "ㄡ", 葉: "ㄧㄝˋ", 嶼: "ㄩˇ", 閱: "ㄩㄝˋ", 擁: "ㄩㄥ", 應: "ㄧㄥ", 織: "ㄓ", 窩: "ㄨㄛ", 撥: "ㄅㄛ",
  聞: "ㄨㄣˊ", 灣: "ㄨㄢ", 鳥: "ㄋㄧㄠˇ", 綠: "ㄌㄩˋ", 劉: "ㄌㄧㄡˊ", 個: "˙ㄍㄜ", 讀: "ㄉㄨˊ", 們: "˙ㄇㄣ", 隊: "ㄉㄨㄟˋ", 陽: "ㄧㄤˊ", 遠: "ㄩㄢˇ", 樣: "ㄧㄤˋ",
};
const clean = "學生和幼兒到國外旅行，白雲下是歐洲的城，葉子落在島嶼上。他們閱讀新聞，擁抱海灣，應該去紡織廠看看。鳥窩在綠樹上，劉老師撥開草，那個隊伍走在太陽下，走得很遠，就是這樣。學生們再讀新聞。";
const noted = Array.from(clean, (character) => (notes[character] === undefined ? character : `${character}(${notes[character]})`)).join("");

test("every kind of syllable", () => expect(repair(noted)).toBe(clean));

test.each([["ㄅㄛˉ"], ["ㄅㄨㄛ"]])("another spelling of the same: %s", (spelling) => expect(repair(noted.replace("撥(ㄅㄛ)", `撥(${spelling})`))).toBe(clean));

test.each([["ㄅㄆ"], ["ㄅ"], ["ㄅㄨㄛㄤ"], ["ㄅㄚㄛ"], ["ㄅㄩㄚ"], ["˙ㄅㄛˊ"]])("no syllable, so no reading: %s", (text) => expect(repair(noted.replace("撥(ㄅㄛ)", `撥(${text})`))).toBe(clean.replace("撥", `撥(${text})`)));
