// The report's own script: walks from change to change and shows the rule behind it. Text is only ever set as text.
"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const detail = document.getElementById("detail");
  const panes = document.querySelector(".panes");
  let current = -1;

  const element = (name, text = "", attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const language = () => root.dataset.language;
  const say = (word) => data.words[word][language()];
  const rulesOf = (index) => data.changes[index].slice(4).flatMap((number) => data.rules[number] ?? []);

  const button = (sign, word, act) => {
    const made = element("button", sign, { type: "button", "aria-label": say(word), title: say(word) });
    made.addEventListener("click", act);
    return made;
  };

  /** Before → after large, then for each rule its reason, what it leaves alone and how to switch it off. */
  const card = (index) => {
    const [line, column, before, after] = data.changes[index];
    const head = element("div", "", { class: "head" });
    head.append(
      element("strong", `${index + 1} / ${data.changes.length}`),
      element("span", say("position").replace("{line}", line).replace("{column}", column), { class: "note" }),
      button("‹", "previous", () => step(-1)),
      button("›", "next", () => step(1)),
      button("✕", "close", () => (detail.hidden = true)),
    );
    const rules = rulesOf(index);
    const stage = rules[0]?.stage ?? "";
    const pair = element("p", "", { class: "pair", lang: "zh" });
    pair.append(
      before ? element("del", before, { class: `s-${stage}` }) : element("span", say("insertedWord"), { class: "note" }),
      element("span", " → ", { class: "note" }),
      after ? element("ins", after, { class: `s-${stage}` }) : element("span", say("removedWord"), { class: "note" }),
    );
    const list = element("dl");
    const add = (word, ...content) => {
      const value = element("dd");
      value.append(...content);
      list.append(element("dt", say(word)), value);
    };
    for (const rule of rules) {
      add("rule", element("span", rule.label[language()], { class: `key s-${rule.stage}` }), " ", element("code", rule.id));
      add("reason", rule[language()]);
      if (rule.keeps) add("counterExample", rule.keeps);
      add("switchOff", element("code", `guiyi --rules-off ${rule.id}`), " ", element("code", `{ rules: { off: ["${rule.id}"] } }`));
    }
    return [head, pair, list];
  };

  const show = (index, scroll) => {
    if (!(index >= 0 && index < data.changes.length)) return;
    for (const old of panes.querySelectorAll(".current")) old.classList.remove("current");
    current = index;
    const places = panes.querySelectorAll(`[data-c="${index}"]`);
    for (const place of places) place.classList.add("current");
    const focused = detail.contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : null;
    detail.replaceChildren(...card(index));
    detail.hidden = false;
    if (focused !== null) [...detail.querySelectorAll("button")].find((made) => made.getAttribute("aria-label") === focused)?.focus();
    if (scroll) places[0]?.scrollIntoView({ block: "center" });
  };
  const step = (by) => show(Math.min(Math.max(current + by, 0), data.changes.length - 1), true);

  document.getElementById("tools").hidden = data.changes.length === 0;
  document.getElementById("next").addEventListener("click", () => step(1));
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("only").addEventListener("change", (event) => panes.classList.toggle("only", event.target.checked));
  panes.addEventListener("click", (event) => {
    const place = event.target.closest("[data-c]");
    if (place !== null) show(Number(place.dataset.c), false);
  });
  // The rule's reason where the pointer rests. It is not in the file a second time for every change.
  panes.addEventListener("pointerover", (event) => {
    const place = event.target.closest("[data-c]");
    if (place !== null) place.title = rulesOf(Number(place.dataset.c)).map((rule) => `${rule[language()]} (${rule.id})`).join("\n");
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), textarea, select")) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
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
