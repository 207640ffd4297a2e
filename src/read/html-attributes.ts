/** What the attributes of an element say of its text. */
export type Attributes = Map<string, string>;

/** No more is kept of a name or a value. */
export const LONGEST_ATTRIBUTE = 500;

/** Is the element out of sight by its own attributes? */
export function isHiddenBy(name: string, attributes: Attributes): boolean {
  if (attributes.has("hidden")) return true;
  if (name === "font" && (attributes.get("class") ?? "").split(/\s/).includes("jammer")) return true; // Discuz! anti-copy noise
  const style = (attributes.get("style") ?? "").toLowerCase().replace(/\s/g, "");
  return style.includes("display:none") || style.includes("visibility:hidden") || /(?:^|;)font-size:0(?:px|em|rem|pt|%)?(?:!important)?(?:;|$)/.test(style);
}

/** <meta charset="gbk">, <meta http-equiv="Content-Type" content="text/html; charset=gbk">. */
export function charsetOf(attributes: Attributes): string | undefined {
  const direct = attributes.get("charset");
  if (direct !== undefined) return direct.trim();
  const content = attributes.get("content")?.toLowerCase() ?? "";
  const at = content.indexOf("charset=");
  return at < 0 ? undefined : content.slice(at + 8).split(";")[0]!.trim();
}
