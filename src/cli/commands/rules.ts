import { nearest } from "../../error.ts";
import { ruleReasonsZh } from "../../generated/rule-reasons.ts";
import { allRules } from "../../normalize.ts";
import { quote } from "../../node/errors.ts";
import { standardOutput } from "../../node/output.ts";
import type { Command } from "../command.ts";
import { DONE } from "../exit.ts";
import { UsageError } from "../options.ts";

/** Lists rules: all, one stage, or one rule. */
export const command: Command = {
  usage: ["guiyi rules [--format text|jsonl] [--language en|zh] [STAGE | RULE-ID]…"],
  about: "Lists the rules with what they do, an example and a text they must leave alone. --rules-on and --rules-off take their ids.",
  options: [
    { name: "format", kind: "choice", choices: ["text", "jsonl"], default: "text", summary: "how to write them" },
    { name: "language", kind: "choice", choices: ["en", "zh"], default: "en", summary: "language of the reasons" },
  ],
  examples: [
    ["guiyi rules page", "the rules of one stage"],
    ["guiyi rules --language zh page", "the same, with the reasons in Chinese"],
    ["guiyi rules --format jsonl", "all of them, for a program"],
  ],
  async run(args) {
    const wanted = args.positionals;
    for (const word of wanted) {
      if (allRules.some(({ id }) => id === word || id.startsWith(`${word}/`))) continue;
      const near = nearest(word, [...allRules.map(({ id }) => id), ...new Set(allRules.map(({ id }) => id.split("/")[0]!))]);
      throw new UsageError(`no rule or stage ${quote(word)}${near === undefined ? "" : `; did you mean ${near}?`}`);
    }
    const chinese = args.text("language") === "zh";
    const found = allRules.filter(({ id }) => wanted.length === 0 || wanted.some((word) => id === word || id.startsWith(`${word}/`)));
    const rules = chinese ? found.map((rule) => ({ ...rule, summary: ruleReasonsZh[rule.id] ?? rule.summary })) : found;
    const [off, alone] = chinese ? ["（默认关闭）", "不会改动："] : ["  (off)", "left alone: "];
    const lines = rules.map((rule) =>
      args.text("format") === "jsonl"
        ? JSON.stringify(rule)
        : `${rule.id}${rule.default === "off" ? off : ""}\n    ${rule.summary}\n    ${quote(rule.example.before)} → ${quote(rule.example.after)}\n    ${alone}${quote(rule.counterExample)}`,
    );
    const sink = standardOutput();
    await sink.write(Buffer.from(lines.map((line) => `${line}\n`).join("")));
    return DONE;
  },
};
