// After tsc: specifiers in declarations end in .js as published files do, and the same declarations stand again under
// dist/cjs/, where a package.json says they are CommonJS: one set of types, right for `import` and for `require`.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const copy = (from, to) => {
  for (const name of readdirSync(from)) {
    const path = join(from, name);
    if (path === join("dist", "cjs")) continue;
    if (statSync(path).isDirectory()) copy(path, join(to, name));
    else if (name.endsWith(".d.ts")) {
      const text = readFileSync(path, "utf8").replace(/(from |import\()"(\.[^"]*)\.ts"/g, '$1"$2.js"');
      writeFileSync(path, text);
      mkdirSync(dirname(join(to, name)), { recursive: true });
      writeFileSync(join(to, name), text);
    }
  }
};
copy("dist", join("dist", "cjs"));
writeFileSync(join("dist", "cjs", "package.json"), '{ "type": "commonjs" }\n');
