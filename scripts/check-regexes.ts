/**
 * Proves that no regular expression of src/ backtracks: every literal through recheck (10 s each; "unknown" fails), and no
 * `new RegExp` at all. Hot paths are hand-written scanners; what is left here must be safe on any string.
 */
import { readdirSync, readFileSync } from "node:fs";
import { checkSync } from "recheck";
import ts from "typescript";

const folder = new URL("../src/", import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts") && !file.startsWith("generated/")).sort();
const verdicts = new Map<string, string>();
let literals = 0;
let faults = 0;

for (const file of files) {
  const source = ts.createSourceFile(file, readFileSync(new URL(file, folder), "utf8"), ts.ScriptTarget.ES2022, true);
  const place = (node: ts.Node): string => `src/${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
  const fault = (node: ts.Node, message: string): void => {
    faults++;
    console.error(`${place(node)}: ${message}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      literals++;
      const end = node.text.lastIndexOf("/");
      const verdict = check(node.text.slice(1, end), node.text.slice(end + 1));
      if (verdict !== "safe") fault(node, `${node.text} is ${verdict}`);
    }
    if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && ts.isIdentifier(node.expression) && node.expression.text === "RegExp") fault(node, "RegExp made at run time");
    ts.forEachChild(node, visit);
  };
  visit(source);
}
console.log(`${literals} regular expressions in ${files.length} files, ${faults} faults`);
process.exitCode = faults === 0 ? 0 : 1;

function check(pattern: string, flags: string): string {
  const key = `/${pattern}/${flags}`;
  let verdict = verdicts.get(key);
  if (verdict === undefined) verdicts.set(key, (verdict = checkSync(pattern, flags.replace("v", "u"), { timeout: 10_000 }).status));
  return verdict;
}
