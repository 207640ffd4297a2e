import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { guiyi as call, temporaryFolder } from "./guiyi.ts";

const folder = temporaryFolder("site");
const guiyi = (...args: string[]): ReturnType<typeof call> => call(folder, args);
const put = (name: string, text: string): string => (writeFileSync(join(folder, name), text), name);
const article = (place: string): string => `${place}地今天举行了春耕动员会。\n${place}地的农机已经检修完毕。\n${place}地要种完早稻。\n`;
const page = (place: string): string => `晨光网欢迎您\n${article(place)}晨光网络社出品\n客服在每天九点上线\n`;
const pages = ["甲", "乙", "丙", "丁"].map((place) => put(`${place}.txt`, page(place)));
put("new.txt", page("戊"));
put("new.html", `<p>${page("戊").trimEnd().replaceAll("\n", "</p><p>")}</p>`);
put("new.jsonl", `${JSON.stringify({ text: page("戊") })}\n`);

describe("guiyi site", () => {
  test("learns pages into a file, which every command that cleans takes", () => {
    expect(guiyi("site", "-o", "site.json", ...pages)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    expect(guiyi("new.txt").stdout).toBe(page("戊"));
    expect(guiyi("--site", "site.json", "new.txt")).toMatchObject({ status: 0, stdout: article("戊"), stderr: "" });
    expect(guiyi("--site", "site.json", "--input", "html", "new.html").stdout.trim()).toBe(article("戊").trim());
    expect(guiyi("check", "--site", "site.json", "new.txt")).toMatchObject({ status: 1, stdout: expect.stringContaining("page/site.repeated") });
    for (const workers of ["0", "1"]) expect(JSON.parse(guiyi("jsonl", "--workers", workers, "--site", "site.json", "new.jsonl").stdout)).toEqual({ text: article("戊") });
  });

  test("to standard output without -o; a page that cannot be read is named, the others are learnt", () => {
    const { status, stdout, stderr } = guiyi("site", ...pages, "none.txt");
    expect({ status, stderr }).toEqual({ status: 3, stderr: 'guiyi: cannot read "none.txt": no such file or folder\n' });
    expect(JSON.parse(stdout)).toMatchObject({ pages: 4 });
  });

  test("what was learnt decides the bytes: guiyi run does a shard again when it is another", () => {
    guiyi("site", "--force", "-o", "site.json", ...pages);
    const done = (...more: string[]): unknown => {
      const { shardsDone, shardsSkipped } = JSON.parse(guiyi("run", "new.jsonl", "--workers", "0", "--out-dir", "out", "--site", "site.json", "--resume", "--stats", ...more).stderr) as Record<string, number>;
      return [shardsDone, shardsSkipped];
    };
    expect(done()).toEqual([1, 0]);
    expect(done()).toEqual([0, 1]);
    guiyi("site", "--force", "-o", "site.json", ...pages.slice(1));
    expect(done()).toEqual([1, 0]);
  });

  test.each([["not json"], ["{}"], ['{"pages":1}'], ['{"pages":"1","lines":[]}'], ['{"pages":1,"lines":[["a"],5]}'], ['{"pages":1,"lines":[["a","b"]]}'], ["null"], [""]])("a file that is something else: %j", (text) => {
    put("wrong.json", text);
    for (const command of [["new.txt"], ["jsonl", "--workers", "0", "new.jsonl"], ["jsonl", "--workers", "1", "new.jsonl"]]) {
      const { status, stderr } = guiyi(...command, "--site", "wrong.json");
      expect({ status, stderr }).toEqual({ status: 3, stderr: 'guiyi: cannot read "wrong.json": it is not what guiyi site writes\n' });
    }
  });
});
