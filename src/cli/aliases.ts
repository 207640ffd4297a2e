import { decode } from "../read/bytes.ts";
import { quote } from "../node/errors.ts";
import { readWhole } from "../node/input.ts";
import { UsageError } from "./options.ts";

/**
 * A table of names: two cells a line, the indicator as read and the caller's name for it. Between them a tab or, where there is
 * none, the first comma. Empty lines and lines that begin with # say nothing. As a spreadsheet writes it: UTF-8 or GB18030, quotation marks around a cell.
 *
 * @throws UsageError for a line without two cells; FileError when the file cannot be read
 */
export async function readAliases(path: string): Promise<Record<string, string>> {
  const { text } = decode(await readWhole(path, MOST_BYTES));
  const aliases = Object.create(null) as Record<string, string>;
  text.split(/\r\n|\r|\n/).forEach((line, index) => {
    if (line.trim() === "" || line.startsWith("#")) return;
    const at = line.includes("\t") ? line.indexOf("\t") : line.indexOf(",");
    const [name, alias] = at < 0 ? ["", ""] : [cell(line.slice(0, at)), cell(line.slice(at + 1))];
    if (name === "" || alias === "") throw new UsageError(`--aliases ${quote(path)}: line ${index + 1} has no two cells with a tab or a comma between`);
    aliases[name] = alias;
  });
  return aliases;
}

/** A table of names is small; whatever is larger is another file. */
const MOST_BYTES = 1 << 24;

function cell(text: string): string {
  const bare = text.trim();
  return bare.length > 1 && bare.startsWith('"') && bare.endsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : bare;
}
