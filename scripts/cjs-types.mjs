// After tsc: of its declarations those stay that an entry of package.json reaches, with specifiers that end in .js as published
// files do. The same stand again under dist/cjs/, where a package.json says they are CommonJS: one set of types, right for
// `import` and for `require`.
import { mkdirSync, readFileSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const SPECIFIER = /(from |import\()"(\.[^"]*)\.ts"/g;
const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
const reached = new Map();
const reach = (path) => {
  if (reached.has(path)) return;
  const text = readFileSync(path, "utf8");
  reached.set(path, text.replace(SPECIFIER, '$1"$2.js"'));
  for (const [, , to] of text.matchAll(SPECIFIER)) reach(join(dirname(path), `${to}.d.ts`));
};
for (const entry of Object.values(exports)) if (entry.import !== undefined) reach(join(".", entry.import.types));

const removeOthers = (folder) => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) removeOthers(path);
    else if (name.endsWith(".d.ts") && !reached.has(path)) rmSync(path);
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
};
removeOthers("dist");

for (const [path, text] of reached) {
  const copy = path.replace(/^dist/, join("dist", "cjs"));
  mkdirSync(dirname(copy), { recursive: true });
  writeFileSync(path, text);
  writeFileSync(copy, text);
}
writeFileSync(join("dist", "cjs", "package.json"), '{ "type": "commonjs" }\n');
