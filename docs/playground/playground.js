// The playground's page. The work is done in a worker made of guiyi.bundle.js, which holds what docs/playground/guiyi.ts names, inside
// the function guiyiBundle: a page opened from the file system may not load a worker by its address, so the worker's
// source is that function's text. Whatever comes out of a text is set as text, or was escaped by the package's own report.
"use strict";

const MOST_CHARACTERS = 10_000_000;
const MOST_BYTES = 30_000_000;
const MOST_SHOWN = 50_000; // more in one element makes typing stutter
const MOST_EDITED = 2_000_000;
const TYPING_PAUSE = 120;
const GIVE_UP_AFTER = 30_000;
const SAMPLE = `論壇›資料›工作總結
查看: 318|回復: 1
[總結] 臨湖區2023年工作總結

發表於 2024-2-6 09:14:52 | 顯示全部樓層
2023年，臨湖區實現地區生產總值862.4億元，增長6.2%，增速全市第二。
一般公共預算收入突破90億元，其中稅收收入佔比達百分之八十八點五。
新增高新技術企業三十二家，累計達二百一十五家。
2024年力爭完成工業投資120億元以上，城鎮新增就業1.5萬人。
回復 使用道具 舉報
您需要登入後才可以回帖 登入 | 立即註冊
Powered by Discuz! X3.4
`;

const OPTION_NAMES = {
  input: "输入", repair: "修复损坏", annotations: "夹注的拼音", fold: "字形归一", page: "去除杂项", script: "简体或繁体", numerals: "数字写法", punctuation: "标点宽度",
};
/** The choices for a reader of Chinese; in English the names of the package are shown, as they go into code. */
const CHOICE_NAMES = {
  input: { text: "纯文字", html: "HTML" },
  repair: { off: "不修复", safe: "稳妥", full: "尽量修复" },
  annotations: { strip: "去掉", keep: "保留" },
  fold: { off: "不归一", safe: "稳妥" },
  page: { keep: "不去除", conservative: "保守", standard: "标准", aggressive: "积极" },
  script: { simplified: "简体", traditional: "繁体", tw: "台湾正体", hk: "香港繁体", keep: "不转换" },
  numerals: { keep: "保留原样", arabic: "阿拉伯数字" },
  punctuation: { keep: "保留原样", full: "全角", half: "半角" },
};
const MESSAGES = {
  ready: ["就绪", "ready"],
  characters: ["字", "characters"],
  close: ["关闭", "close"],
  working: ["处理中…", "working …"],
  loading: ["载入中…", "loading …"],
  tooLong: ["文字太长（超过一千万字符），请用命令行：guiyi FILE", "too long for a page (over 10 million characters); use the command line: guiyi FILE"],
  tooLarge: ["文件太大（超过 30 MB），请用命令行：guiyi FILE", "the file is too large for a page (over 30 MB); use the command line: guiyi FILE"],
  binary: ["这不是文本文件", "this is not a text file"],
  slow: ["处理超时，已停止；请减少文字", "stopped: it took too long; try less text"],
  failed: ["出错了：", "something went wrong: "],
  missing: ["缺少 guiyi.bundle.js：请先运行 npm run playground", "guiyi.bundle.js is missing: run npm run playground first"],
  copied: ["已复制", "copied"],
  notCopied: ["浏览器不允许复制，请手动选择", "the browser does not allow copying; select it by hand"],
  shown: ["此处只显示开头部分，下载可得全文", "only the beginning is shown; the download has all of it"],
};

const $ = (id) => document.getElementById(id);
const root = document.documentElement;
const say = (key) => MESSAGES[key][root.dataset.language === "zh" ? 0 : 1];
const element = (name, text = "", attributes = {}) => {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
};

/** Runs inside the worker, on its source text: nothing from the page is visible in it. */
function workerMain(guiyi) {
  const { account, renderFragments, renderHtml } = guiyi;
  const inputRow = { name: "input", choices: ["text", "html"], default: "text", summary: "what is pasted or dropped: HTML is read as its reader sees it" };
  self.onmessage = ({ data: job }) => {
    try {
      const started = performance.now();
      const source = job.bytes === undefined ? job.text : guiyi.decode(job.bytes).text;
      const { input, ...options } = job.options;
      const analysis = guiyi.analyze(source, input === "html" ? { ...options, reader: guiyi.readHtml } : options);
      const milliseconds = performance.now() - started;
      if (job.want === "report") return self.postMessage({ id: job.id, report: renderHtml(account(analysis, guiyi.rules), { name: job.name, language: job.language, mostText: 2_000_000 }) });
      if (job.want === "csv") return self.postMessage({ id: job.id, csv: guiyi.toCsv(guiyi.toRows(analysis.indicators(), { source }), { bom: true }) });
      // The text first: it is what the reader waits for.
      self.postMessage({ id: job.id, text: analysis.text, milliseconds, ...(job.bytes === undefined ? {} : { source }) });
      const made = account(analysis, guiyi.rules);
      const { changes, indicators, figures, chart, rules, details } = renderFragments(made, { mostText: 40_000 });
      self.postMessage({ id: job.id, changes, indicators, figures, rules: chart + rules, details, counts: { changes: made.differences.length, indicators: made.indicators.length, figures: made.figures.length, rules: made.stages.reduce((n, stage) => n + stage.rules.length, 0) } });
    } catch (error) {
      self.postMessage({ id: job.id, error: String(error?.message ?? error) });
    }
  };
  self.postMessage({ ready: true, options: [inputRow, ...guiyi.optionTable], rules: guiyi.rules.map((rule) => rule.id) });
}

// ---------------------------------------------------------------- the worker, one job at a time, the newest wins
let worker;
let ready = false;
let running; // the job in the worker
let waiting; // the job to do next; an older one is forgotten
let watchdog;
let lastId = 0;
const callbacks = new Map();

function startWorker() {
  ready = false;
  const url = URL.createObjectURL(new Blob([`"use strict";const guiyi=(${guiyiBundle})();(${workerMain})(guiyi);`], { type: "text/javascript" }));
  worker = new Worker(url);
  worker.onmessage = ({ data }) => receive(data);
  worker.onerror = (event) => {
    event.preventDefault();
    status(say("failed") + (event.message ?? ""), true);
    restart();
  };
}

function restart() {
  worker.terminate();
  clearTimeout(watchdog);
  running = undefined;
  startWorker();
}

function submit(job) {
  waiting = { id: ++lastId, ...job };
  // What is running now is out of date: when it is a long one, do not wait for it.
  if (running !== undefined && running.want === undefined && performance.now() - running.started > 1500) restart();
  next();
}

function next() {
  if (!ready || running !== undefined || waiting === undefined) return;
  running = { ...waiting, started: performance.now() };
  waiting = undefined;
  status(say("working"));
  watchdog = setTimeout(() => {
    status(say("slow"), true);
    restart();
  }, GIVE_UP_AFTER);
  worker.postMessage(running);
}

function receive(message) {
  if (message.ready) {
    ready = true;
    if ($("options").childElementCount === 0) buildOptions(message.options, message.rules);
    if (running === undefined && waiting === undefined) status(say("ready"));
    return next();
  }
  if (message.id !== running?.id) return;
  if (message.source !== undefined) showSource(message.source);
  if (message.text !== undefined) return showText(message);
  clearTimeout(watchdog);
  const done = running;
  running = undefined;
  if (message.error !== undefined) {
    status(say("failed") + message.error, true);
    root.dataset.done = String(message.id);
  } else if (done.want !== undefined) callbacks.get(done.id)?.(message);
  else showAccount(message);
  callbacks.delete(done.id);
  next();
}

// ---------------------------------------------------------------- options, kept in the address
const chosen = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
let known = { options: [], rules: [] };
let off = (chosen.off ?? "").split(",").filter((id) => id !== "");

function options() {
  const made = {};
  for (const { name, default: usual } of known.options) {
    const value = $(`option-${name}`).value;
    if (value !== usual) made[name] = value;
  }
  if (off.length > 0) made.rules = { off };
  return made;
}

function buildOptions(table, rules) {
  known = { options: table, rules };
  off = off.filter((id) => rules.includes(id));
  for (const { name, choices, default: usual, summary } of table) {
    const label = element("label", "", { for: `option-${name}`, title: summary });
    label.append(element("span", OPTION_NAMES[name] ?? name, { class: "zh", lang: "zh" }), element("span", name, { class: "en", lang: "en" }));
    const select = element("select", "", { id: `option-${name}` });
    for (const choice of choices) select.append(new Option(choiceName(name, choice), choice, choice === usual, choice === (choices.includes(chosen[name]) ? chosen[name] : usual)));
    select.addEventListener("change", changed);
    $("options").append(label, select);
  }
  $("rules").replaceChildren(...rules.map((id) => new Option(id)));
  showOff();
}

function choiceName(name, choice) {
  return (root.dataset.language === "zh" ? CHOICE_NAMES[name]?.[choice] : undefined) ?? choice;
}

function changed() {
  const { rules, ...single } = options();
  const hash = new URLSearchParams(single);
  if (rules !== undefined) hash.set("off", rules.off.join(","));
  history.replaceState(null, "", hash.size > 0 ? `#${hash}` : location.pathname);
  run();
}

function switchOff(id) {
  if (!known.rules.includes(id) || off.includes(id)) return;
  off = [...off, id];
  showOff();
  changed();
}

function showOff() {
  $("off").replaceChildren(
    ...off.map((id) => {
      const item = element("li");
      const button = element("button", `${id} ✕`, { type: "button", "aria-label": `${id}: on again` });
      button.addEventListener("click", () => {
        off = off.filter((other) => other !== id);
        showOff();
        changed();
      });
      item.append(button);
      return item;
    }),
  );
}

// ---------------------------------------------------------------- input
let input = { text: "", name: undefined, bytes: undefined };

function run() {
  submit({ ...input, options: options(), language: root.dataset.language });
}

let typing;
$("source").addEventListener("input", () => {
  const text = $("source").value;
  if (text.length > MOST_CHARACTERS) return refuse("tooLong");
  input = { text, name: undefined, bytes: undefined };
  // Lines of a very long text are not wrapped: the browser's own layout would take longer than all the rest.
  $("source").classList.toggle("long", text.length > 100_000);
  clearTimeout(typing);
  // The first stroke, or a paste, goes to the worker at once, while the browser lays the text out; then strokes are gathered.
  if (text.length < 20_000 || running === undefined) run();
  else typing = setTimeout(run, TYPING_PAUSE);
});
// A text area that is given 50 MB freezes by itself: look first.
$("source").addEventListener("paste", (event) => {
  if ((event.clipboardData?.getData("text/plain").length ?? 0) <= MOST_CHARACTERS) return;
  event.preventDefault();
  refuse("tooLong");
});

function refuse(key) {
  clearTimeout(typing);
  waiting = undefined;
  status(say(key), true);
}

async function openFile(file) {
  if (file === undefined || file === null) return;
  if (file.size > MOST_BYTES) return refuse("tooLarge");
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (looksBinary(bytes)) return refuse("binary");
  input = { text: undefined, name: file.name, bytes };
  const select = $("option-input"); // not there before the worker is
  if (select !== null) select.value = /\.x?html?$/i.test(file.name) ? "html" : "text";
  changed();
}

/** Zero bytes, unless they stand in every other place, as in UTF-16. */
function looksBinary(bytes) {
  const head = bytes.subarray(0, 8192);
  let zeros = 0;
  let even = 0;
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    zeros++;
    if (index % 2 === 0) even++;
  });
  if (zeros === 0) return false;
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || (zeros > 4 && (even === 0 || even === zeros));
  return !utf16;
}

function showSource(text) {
  const long = text.length > MOST_EDITED;
  $("source").value = long ? "" : text;
  $("source").placeholder = long ? (input.name ?? "") : "";
  input = { text, name: input.name, bytes: undefined };
}

$("file").addEventListener("change", (event) => openFile(event.target.files[0]).then(() => (event.target.value = "")));
for (const name of ["dragover", "dragenter"]) {
  document.addEventListener(name, (event) => {
    event.preventDefault();
    $("source").classList.add("over");
  });
}
document.addEventListener("dragleave", () => $("source").classList.remove("over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  $("source").classList.remove("over");
  const file = event.dataTransfer?.files[0];
  if (file !== undefined) openFile(file);
});
const setText = (text) => {
  $("source").value = text;
  input = { text, name: undefined, bytes: undefined };
  run();
};
$("sample").addEventListener("click", () => setText(SAMPLE));
$("clear").addEventListener("click", () => setText(""));
$("rule").addEventListener("change", (event) => {
  switchOff(event.target.value.trim());
  event.target.value = "";
});

// ---------------------------------------------------------------- output
let cleanText = "";
let details = { rules: [], changes: [], words: {} };

function status(text, bad = false) {
  $("status").textContent = text;
  $("status").classList.toggle("bad", bad);
}

function showText({ text, milliseconds }) {
  cleanText = text;
  $("text").textContent = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}\n\n… ${say("shown")}` : text;
  root.dataset.text = String(running.id);
  status(`${text.length.toLocaleString("en")} ${say("characters")} · ${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`);
}

/** What goes into the panels that nobody has opened since the last account: building all of them would make typing stutter. */
let unread = {};
function fill(panel) {
  const [id, html] = unread[panel] ?? [];
  if (id === undefined) return;
  // Escaped by the package's report; see src/explain/html-text.ts.
  $(id).innerHTML = html;
  delete unread[panel];
}

function showAccount(message) {
  unread = { "panel-changes": ["panel-changes", message.changes], "panel-indicators": ["indicators", message.indicators], "panel-figures": ["panel-figures", message.figures], "panel-rules": ["panel-rules", message.rules] };
  fill(tabs.find((tab) => tab.getAttribute("aria-selected") === "true").getAttribute("aria-controls"));
  for (const name of ["changes", "indicators", "figures", "rules"]) $(`n-${name}`).textContent = message.counts[name];
  details = message.details;
  $("detail").hidden = true;
  root.dataset.done = String(message.id);
}

$("panel-changes").addEventListener("click", (event) => {
  const place = event.target.closest("[data-c]");
  if (place !== null) showDetail(Number(place.dataset.c));
});

function showDetail(index) {
  const change = details.changes[index];
  if (change === undefined) return;
  for (const old of document.querySelectorAll(".current")) old.classList.remove("current");
  for (const place of $("panel-changes").querySelectorAll(`[data-c="${index}"]`)) place.classList.add("current");
  const language = root.dataset.language;
  const word = (name) => details.words[name][language];
  const [line, column, before, after, ...numbers] = change;
  const list = element("dl");
  const add = (name, ...content) => {
    const value = element("dd");
    value.append(...content);
    list.append(element("dt", word(name)), value);
  };
  const rules = numbers.flatMap((number) => details.rules[number] ?? []);
  const stage = rules[0]?.stage ?? "";
  const close = element("button", "✕", { type: "button", "aria-label": say("close") });
  close.addEventListener("click", () => ($("detail").hidden = true));
  const head = element("div", "", { class: "head" });
  head.append(element("strong", `${index + 1} / ${details.changes.length}`), element("span", word("position").replace("{line}", line).replace("{column}", column), { class: "note" }), close);
  const pair = element("p", "", { class: "pair", lang: "zh" });
  pair.append(
    before ? element("del", before, { class: `s-${stage}` }) : element("span", word("insertedWord"), { class: "note" }),
    element("span", " → ", { class: "note" }),
    after ? element("ins", after, { class: `s-${stage}` }) : element("span", word("removedWord"), { class: "note" }),
  );
  const buttons = element("div", "", { class: "bar" });
  for (const rule of rules) {
    add("rule", element("span", rule.label[language], { class: `key s-${rule.stage}` }), " ", element("code", rule.id));
    add("reason", rule[language]);
    if (rule.keeps) add("counterExample", rule.keeps);
    const button = element("button", `${word("switchOff")}: ${rule.id}`, { type: "button", "data-rule": rule.id });
    button.addEventListener("click", () => switchOff(rule.id));
    buttons.append(button);
  }
  $("detail").replaceChildren(head, pair, list, buttons);
  $("detail").hidden = false;
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") $("detail").hidden = true;
});

const tabs = [...document.querySelectorAll("[role=tab]")];
function select(tab) {
  for (const other of tabs) {
    const on = other === tab;
    other.setAttribute("aria-selected", String(on));
    other.tabIndex = on ? 0 : -1;
    if (on) fill(other.getAttribute("aria-controls"));
    $(other.getAttribute("aria-controls")).hidden = !on;
  }
}
tabs.forEach((tab, index) => {
  tab.addEventListener("click", () => select(tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const to = tabs[(index + step + tabs.length) % tabs.length];
    select(to);
    to.focus();
  });
});

function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element("a", "", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
function ask(want, then) {
  submit({ ...input, options: options(), language: root.dataset.language, want });
  callbacks.set(lastId, then);
}
const copy = (text) => navigator.clipboard.writeText(text).then(() => status(say("copied")), () => status(say("notCopied"), true));
$("copy").addEventListener("click", () => copy(cleanText));
$("link").addEventListener("click", () => copy(location.href));
$("save-text").addEventListener("click", () => save("clean.txt", cleanText, "text/plain"));
$("save-report").addEventListener("click", () => ask("report", ({ report }) => save("report.html", report, "text/html")));
// With a BOM (in the worker), or spreadsheet programs read Chinese CSV in the wrong encoding.
$("save-csv").addEventListener("click", () => ask("csv", ({ csv }) => save("indicators.csv", csv, "text/csv")));
$("language").addEventListener("click", () => {
  root.dataset.language = root.dataset.language === "zh" ? "en" : "zh";
  root.lang = root.dataset.language;
  for (const { name } of known.options) for (const option of $(`option-${name}`).options) option.textContent = choiceName(name, option.value);
  $("detail").hidden = true;
});

status(say("loading"));
if (typeof guiyiBundle === "function") {
  startWorker();
  setText(SAMPLE);
} else status(say("missing"), true);
