/** The loop that people write themselves: JSONL on standard input, one field converted with opencc-js, JSONL on standard output. */
import { Converter } from "opencc-js";

const convert = Converter({ from: process.argv[2], to: "cn" });

function treat(line) {
  try {
    const record = JSON.parse(line);
    record.text = convert(record.text);
    return JSON.stringify(record);
  } catch {
    return line;
  }
}

let rest = "";
process.stdin.setEncoding("utf8");
for await (const chunk of process.stdin) {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop();
  let out = "";
  for (const line of lines) out += `${treat(line)}\n`;
  if (!process.stdout.write(out)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
if (rest !== "") process.stdout.write(treat(rest));
const { user, system } = process.cpuUsage();
process.stderr.write(`${JSON.stringify({ cpuSeconds: (user + system) / 1e6, peakMemory: process.resourceUsage().maxRSS * 1024 })}\n`);
