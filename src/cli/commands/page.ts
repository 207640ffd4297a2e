import type { Analysis } from "../../normalize.ts";
import { standardOutput } from "../../node/output.ts";
import type { Command } from "../command.ts";
import { documentNormalizer } from "../document-normalizer.ts";
import { documentRows, readDocuments } from "../documents.ts";
import { DONE, INPUT_FAILED } from "../exit.ts";
import { normalizerRows, toolRows } from "../normalizer-options.ts";

/** What pages say of themselves, and their parts. */
export const command: Command = {
  usage: ["guiyi page [OPTIONS] [FILE…]"],
  about: "Writes what a page says of itself and its parts: title, author, times, source, counts, path; articles with their paragraphs, or the posts of a thread; the clean text.",
  options: [
    { name: "format", kind: "choice", choices: ["jsonl", "markdown"], default: "jsonl", summary: "a line of JSON each, with offsets in UTF-16 code units of the file; or the text under its metadata as front matter" },
    ...normalizerRows,
    ...toolRows,
    ...documentRows,
  ],
  examples: [
    ["guiyi page thread.txt", "metadata, posts and clean text as JSON"],
    ["guiyi page --input html --format markdown news.html", "the article as Markdown with front matter"],
  ],
  async run(args, io) {
    const normalizerOf = await documentNormalizer(args);
    const { documents, failed } = readDocuments(args, io);
    const print = args.text("format") === "markdown" ? toMarkdown : toJson;
    const sink = standardOutput();
    for await (const { path, text } of documents) await sink.write(Buffer.from(print(path, (await normalizerOf(text)).analyze(text))));
    return failed() ? INPUT_FAILED : DONE;
  },
};

function toJson(file: string, { profile, metadata, articles, posts, text }: Analysis): string {
  return `${JSON.stringify({ file, profile, metadata, articles, posts, text })}\n`;
}

/** Front matter in YAML, of which every JSON value is one; then the clean text. */
function toMarkdown(file: string, { metadata, text }: Analysis): string {
  const { title, author, publishedAt, editedAt, source, editor, views, replies, breadcrumbs } = metadata;
  const fields = {
    file,
    title: title?.text,
    author: author?.text,
    date: publishedAt?.iso,
    lastmod: editedAt?.iso,
    source: source?.text,
    editor: editor?.text,
    views: views?.number,
    replies: replies?.number,
    categories: breadcrumbs?.map((cell) => cell.text),
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${JSON.stringify(value)}\n`]));
  return `---\n${lines.join("")}---\n\n${text}${text.endsWith("\n") ? "" : "\n"}`;
}
