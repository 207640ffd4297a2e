import { unknownName } from "../error.ts";
import { encodingLabels } from "../generated/read-tables.ts";

/** The encodings that Chinese text comes in. GB 18030 contains GBK and GB 2312. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5";

/** The encoding that a label such as "GBK", "gb2312" or "Big5-HKSCS" means, or undefined. */
export function encodingOf(label: string): Encoding | undefined {
  const name = label.slice(0, 40).toLowerCase().replace(/[\s_-]/g, "");
  return Object.hasOwn(encodingLabels, name) ? (encodingLabels[name] as Encoding) : undefined;
}

/** The same for a label that a programmer gives: throws GuiyiError with the nearest right one. */
export function checkEncoding(label: unknown): Encoding {
  const encoding = typeof label === "string" ? encodingOf(label) : undefined;
  if (encoding === undefined) throw unknownName("encoding", String(label), ["utf-8", "utf-16le", "utf-16be", "gb18030", "gbk", "gb2312", "big5", "big5-hkscs"]);
  return encoding;
}
