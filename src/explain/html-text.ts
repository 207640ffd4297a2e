/** The one way text gets into HTML: everything a page or a table says goes through `escapeHtml`. */
import { visible } from "./visible.ts";
import { words, type Language, type Word } from "./words.ts";

const NAMES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** For element content and for attribute values in quotes. Invisible characters are shown by name, see `visible`. */
export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => NAMES[character]!);
}

/** JSON for a `<script type="application/json">`: without `<` no tag can begin in it, `</script>` least of all. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}

/** Text in both languages; the style sheet shows the one the reader chose. */
export function bilingual(texts: Readonly<Record<Language, string>>): string {
  if (texts.zh === texts.en) return escapeHtml(texts.en);
  return `<span class="zh" lang="zh">${escapeHtml(texts.zh)}</span><span class="en" lang="en">${escapeHtml(texts.en)}</span>`;
}

/** `count(1234567)` → "1,234,567", whatever the locale of the machine. */
export function count(value: number): string {
  const digits = String(value);
  const groups: string[] = [];
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end));
  return groups.join(",");
}

export function word(name: Word): string {
  return bilingual(words[name]);
}
