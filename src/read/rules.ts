import type { RuleInfo } from "../stage.ts";

export const rules: readonly RuleInfo[] = [
  {
    id: "read/html",
    summary: "A source that is told to be HTML gives the text a reader sees: tags, scripts, styles and hidden elements go, entities become characters, blocks become lines.",
    example: { before: "<h1>标题</h1><script>f()</script><p>甲&amp;乙</p>", after: "标题\n甲&乙" },
    counterExample: "1 < 2 且 3 > 2",
    default: "on",
    source: "HTML Standard, rendering of blocks and white space",
  },
];
