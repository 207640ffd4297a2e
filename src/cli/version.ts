import { dataVersions } from "../generated/data-versions.ts";
import { optionTable } from "../options.ts";
import { optionsHash, packageVersion } from "../node/version.ts";

/** `guiyi --version`; with `--json` all that decides the bytes of the output. */
export async function versionText(json: boolean): Promise<string> {
  const version = packageVersion();
  if (!json) return `guiyi ${version}\n`;
  const defaults = Object.fromEntries(optionTable.map((row) => [row.name, row.default]));
  return `${JSON.stringify({ version, node: process.version, unicode: process.versions["unicode"], options: optionsHash(defaults), data: dataVersions })}\n`;
}
