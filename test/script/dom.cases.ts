import type { DomOptions } from "../../src/script/index.ts";

/** What convertDom makes of a page, by toSimplified. Every tag is closed, every attribute in quotation marks. */
export const CASES: [label: string, before: string, after: string, options: DomOptions][] = [
  ["a text", "<p>萬國的書</p>", "<p>万国的书</p>", {}],
  ["a line is seen whole", "<p>她看<b>著</b>窗外，<i>著</i>名的詩</p>", "<p>她看<b>着</b>窗外，<i>著</i>名的诗</p>", {}],
  ["a line ends with its element", "<p>這本名</p><p>著急</p>", "<p>这本名</p><p>着急</p>", {}],
  ["the words of two nodes", "<p>這個身<b>分</b>證</p>", "<p>这个身<b>份</b>证</p>", {}],
  ["script and style stay", "<script>萬</script><style>萬</style><p>萬</p>", "<script>萬</script><style>萬</style><p>万</p>", {}],
  ["the reader's input stays", "<textarea>萬</textarea>", "<textarea>萬</textarea>", {}],
  ["attributes", '<img alt="萬國"></img><a title="書" href="萬">書</a>', '<img alt="万国"></img><a title="书" href="萬">书</a>', {}],
  ["a link's title does not break the line", '<p>她看<a title="書" href="#">著</a>窗外，<a title="名">著</a>名的詩</p>', '<p>她看<a title="书" href="#">着</a>窗外，<a title="名">著</a>名的诗</p>', {}],
  ["a button's label, not what is typed", '<input type="submit" value="發送"></input><input value="發送"></input>', '<input type="submit" value="发送"></input><input value="發送"></input>', {}],
  ["what a page says of itself", '<meta name="description" content="萬國"></meta><meta name="author" content="萬國"></meta>', '<meta name="description" content="万国"></meta><meta name="author" content="萬國"></meta>', {}],
  ["classes that stay", '<p class="a ignore-opencc">萬<b>國</b></p><p class="ignore">萬</p>', '<p class="a ignore-opencc">萬<b>國</b></p><p class="ignore">万</p>', {}],
  ["classes of one's own", '<p class="keep">萬</p><p class="ignore-opencc">萬</p>', '<p class="keep">萬</p><p class="ignore-opencc">万</p>', { ignore: ["keep"] }],
  ["translate=no", '<p translate="no">萬</p><p translate="yes">萬</p>', '<p translate="no">萬</p><p translate="yes">万</p>', {}],
  ["attributes of one's own", '<p data-x="萬" title="萬"></p>', '<p data-x="万" title="萬"></p>', { attributes: ["data-x"] }],
  ["only what is in a language", '<p>萬</p><p lang="zh-TW">萬<i lang="ja">萬</i><i lang="zh">國</i></p>', '<p>萬</p><p lang="zh-Hans">万<i lang="ja">萬</i><i lang="zh-Hans">国</i></p>', { from: "zh", to: "zh-Hans" }],
  ["a language is no prefix", '<p lang="zhx">萬</p>', '<p lang="zhx">萬</p>', { from: "zh", to: "zh-Hans" }],
];
