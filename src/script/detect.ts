import { checkText } from "../error.ts";
import { loadDefaultTable } from "./default-table.ts";
import { SIMPLIFIED, TRADITIONAL } from "./evidence.ts";

/** What script a text is written in. Counts are of Han characters that occur in one script only. */
export interface ScriptReport {
  readonly script: "simplified" | "traditional" | "mixed" | "neither";
  readonly simplified: number;
  readonly traditional: number;
  /** All Han characters of the Basic Multilingual Plane. */
  readonly han: number;
  /** simplified / (simplified + traditional); 0 when there are neither. */
  readonly share: number;
  /** Where it may come from: kana say Japan; forms that only Taiwan or only Hong Kong uses. */
  readonly region: "mainland" | "taiwan" | "hongkong" | "japan" | "unknown";
}

/** Of both scripts, one is a guest when it has less than this share. */
const GUEST = 0.1;
/** Forms in everyday use in one region, where the other writes another. */
const TAIWAN = "裡啟峰群麵為眾污台";
const HONG_KONG = "裏衞敍説温户脱綫鋭閲税悦葱";

/** detectScript("後來他們在網路上看見") → { script: "traditional", traditional: 4, simplified: 0, … } */
export function detectScript(text: string): ScriptReport {
  checkText(text, "detectScript");
  const { marks } = loadDefaultTable();
  const counts = new Uint32Array(3);
  let han = 0;
  let kana = 0;
  let taiwan = 0;
  let hongkong = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x3041) continue;
    if (unit < 0x3100) kana++;
    if (unit < 0x3400 || unit > 0x9fff) continue;
    han++;
    const mark = marks[unit]!;
    if (mark === 0) continue;
    counts[mark]!++;
    if (mark === TRADITIONAL) {
      if (HONG_KONG.includes(text[i]!)) hongkong++;
      else if (TAIWAN.includes(text[i]!)) taiwan++;
    }
  }
  const simplified = counts[SIMPLIFIED]!;
  const traditional = counts[TRADITIONAL]!;
  const both = simplified + traditional;
  const share = both === 0 ? 0 : simplified / both;
  const script = both === 0 ? "neither" : share > 1 - GUEST ? "simplified" : share < GUEST ? "traditional" : "mixed";
  const region = kana * 10 > han ? "japan" : script === "simplified" ? "mainland" : script !== "traditional" || hongkong === taiwan ? "unknown" : hongkong > taiwan ? "hongkong" : "taiwan";
  return { script, simplified, traditional, han, share, region };
}
