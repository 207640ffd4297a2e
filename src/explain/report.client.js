// The report's own script: walks from change to change and shows the rule behind it. Text is only ever set as text.
"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const detail = document.getElementById("detail");
  const panes = document.querySelector(".panes");
  let current = -1;

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };
  const language = () => root.dataset.language;
  const say = (word) => data.words[word][language()];

  const show = (index, scroll) => {
    if (!(index >= 0 && index < data.changes.length)) return;
    for (const old of panes.querySelectorAll(".current")) old.classList.remove("current");
    current = index;
    const places = panes.querySelectorAll(`[data-c="${index}"]`);
    for (const place of places) place.classList.add("current");
    if (scroll) places[0]?.scrollIntoView({ block: "center" });
    const [line, column, before, after, ...numbers] = data.changes[index];
    const list = document.createElement("dl");
    const add = (word, text) => list.append(element("dt", say(word)), element("dd", text));
    add("before", before || say("insertedWord"));
    add("after", after || say("removedWord"));
    for (const number of numbers) {
      const rule = data.rules[number];
      if (rule === undefined) continue;
      add("rule", rule.id);
      add("reason", rule[language()]);
      if (rule.keeps) add("counterExample", rule.keeps);
      add("switchOff", `guiyi --rules-off ${rule.id}   ·   { rules: { off: ["${rule.id}"] } }`);
    }
    detail.replaceChildren(element("strong", `${index + 1} / ${data.changes.length}  (${line}:${column})`), list);
    detail.hidden = false;
  };

  document.getElementById("tools").hidden = data.changes.length === 0;
  document.getElementById("next").addEventListener("click", () => show(Math.min(current + 1, data.changes.length - 1), true));
  document.getElementById("previous").addEventListener("click", () => show(Math.max(current - 1, 0), true));
  document.getElementById("only").addEventListener("change", (event) => panes.classList.toggle("only", event.target.checked));
  panes.addEventListener("click", (event) => {
    const place = event.target.closest("[data-c]");
    if (place !== null) show(Number(place.dataset.c), false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    if (event.key === "n") show(Math.min(current + 1, data.changes.length - 1), true);
    else if (event.key === "p") show(Math.max(current - 1, 0), true);
    else if (event.key === "Escape") detail.hidden = true;
  });

  const toggle = document.getElementById("language");
  toggle.hidden = false;
  toggle.addEventListener("click", () => {
    root.dataset.language = language() === "zh" ? "en" : "zh";
    root.lang = root.dataset.language;
    if (!detail.hidden) show(current, false);
  });
}
