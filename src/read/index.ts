/** Bytes → text, HTML → text, with offsets. */
export { createDecoder, decode, type Decoded, type DecodeInfo, type DecodeOptions, type Decoder } from "./bytes.ts";
export type { ByteError } from "./sinks.ts";
export type { Encoding } from "./labels.ts";
export { rules } from "./rules.ts";
export { readHtml, type HtmlBlock, type HtmlPage } from "./html.ts";
