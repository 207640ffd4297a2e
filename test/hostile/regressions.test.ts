import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { subjects } from "./subjects.ts";

/** What fuzzing found once must stay mended: {function, text} files, and the fuzz corpus through every function. */
const folder = new URL("../regressions/", import.meta.url);
const corpus = new URL("../../fuzz/corpus/", import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")).sort() : [];

describe("regressions", () => {
  test.each(files)("%s", (file) => {
    const { text } = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as { text: string };
    for (const { name, violations } of subjects) expect(violations(text), name).toEqual([]);
  });
  test.each(readdirSync(corpus))("corpus %s", (file) => {
    const text = readFileSync(new URL(file, corpus), "utf8");
    for (const { name, violations } of subjects) expect(violations(text), name).toEqual([]);
  });
});
