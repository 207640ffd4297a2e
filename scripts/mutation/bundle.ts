/** One script of an area's tests and of the source they test, with every mutant of the chosen files inside behind a switch. */
import { build, type Plugin } from "esbuild";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

export interface Mutant {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly replacement: string;
}

export interface Bundle {
  /** The body of a function of (require, module, exports). */
  readonly script: string;
  readonly mutants: readonly Mutant[];
}

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The source files of an area: all, or those named (`entity`, `spaced`). */
export function filesOf(area: string, names: readonly string[]): readonly string[] {
  const all = (readdirSync(`${root}src/${area}`, { recursive: true }) as string[]).filter((name) => name.endsWith(".ts")).sort();
  const unknown = names.find((name) => !all.includes(`${name}.ts`));
  if (unknown !== undefined) throw new Error(`no file src/${area}/${unknown}.ts`);
  return all.filter((name) => names.length === 0 || names.includes(name.slice(0, -3))).map((name) => `src/${area}/${name}`);
}

export async function bundleWithMutants(area: string, files: readonly string[]): Promise<Bundle> {
  const { contents, mutants } = await instrument(files);
  const tests = (readdirSync(`${root}test/${area}`) as string[]).filter((name) => name.endsWith(".test.ts")).sort();
  const { outputFiles } = await build({
    stdin: { contents: tests.map((name) => `import ${JSON.stringify(`./test/${area}/${name}`)};`).join("\n"), resolveDir: root, loader: "ts" },
    bundle: true, write: false, format: "cjs", platform: "node", packages: "external", ignoreAnnotations: true, logLevel: "error",
    plugins: [replaceSources(contents)],
  });
  return { script: outputFiles[0]!.text, mutants };
}

const silence = (): boolean => false;
const nothing = (): void => undefined;
const logger = { isTraceEnabled: silence, isDebugEnabled: silence, isInfoEnabled: silence, isWarnEnabled: silence, isErrorEnabled: silence, isFatalEnabled: silence, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing, fatal: nothing };

async function instrument(files: readonly string[]): Promise<{ contents: ReadonlyMap<string, string>; mutants: readonly Mutant[] }> {
  const instrumenter = new Instrumenter(logger);
  const sources = files.map((file) => ({ name: `${root}${file}`, mutate: true as const, content: readFileSync(`${root}${file}`, "utf8") }));
  const result = await instrumenter.instrument(sources, { plugins: null, excludedMutations: [], ignorers: [], noHeader: false });
  // While a mutant is active nobody asks what is covered, and counting would be most of the time.
  const contents = new Map(result.files.map(({ name, content }) => [name, content.replace("stryCov_9fa48 = cover;", "stryCov_9fa48 = ns.activeMutant === undefined ? cover : function () {};")]));
  const mutants = result.mutants.map(({ id, fileName, location, mutatorName, replacement }) => ({ id, file: fileName.slice(root.length), line: location.start.line + 1, mutator: mutatorName, replacement: replacement.replace(/\s+/g, " ").slice(0, 100) }));
  return { contents, mutants };
}

/** Instrumented source instead of the file's own, and the address of a file where its module asks for it. */
function replaceSources(contents: ReadonlyMap<string, string>): Plugin {
  return {
    name: "mutants",
    setup({ onLoad }) {
      onLoad({ filter: /[\\/](?:src|test|scripts)[\\/].*\.ts$/ }, ({ path }) => ({
        contents: (contents.get(path) ?? readFileSync(path, "utf8")).replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
        loader: "ts",
      }));
    },
  };
}
