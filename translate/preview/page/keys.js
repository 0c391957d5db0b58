/** The keyboard: one table for what keys do and for the help that says so. */

import { byId, button, element } from "./dom.js";

/** @typedef {import("./article.js").ArticleView} ArticleView */
/** @typedef {import("./list.js").ListView} ListView */
/** @typedef {{article: ArticleView | null, list: ListView | null}} Open */
/**
 * @typedef {object} Key
 * @property {string[]} keys as in `KeyboardEvent.key`
 * @property {string} shown
 * @property {string} says
 * @property {"row" | "list"} [only] only where a segment itself has the focus, or something in the list
 * @property {(open: Open) => unknown} run returns false where it does not apply
 */

/** @type {Key[]} */
const KEYS = [
  { keys: ["j"], shown: "j Down", says: "Next segment", run: ({ article }) => article?.walk.step(1) ?? false },
  { keys: ["k"], shown: "k Up", says: "Segment before", run: ({ article }) => article?.walk.step(-1) ?? false },
  { keys: ["ArrowDown"], shown: "", says: "", only: "list", run: ({ article }) => article?.walk.step(1) },
  { keys: ["ArrowUp"], shown: "", says: "", only: "list", run: ({ article }) => article?.walk.step(-1) },
  { keys: ["n"], shown: "n", says: "Next segment to do", run: ({ article }) => article?.walk.nextToDo() ?? false },
  { keys: ["Enter"], shown: "Enter", says: "Edit the segment", only: "row", run: act("edit") },
  { keys: ["a"], shown: "a", says: "Approve the segment", run: act("approve") },
  { keys: ["u"], shown: "u", says: "Undo the last save", run: ({ article }) => article?.saver.undo() ?? false },
  { keys: ["/"], shown: "/", says: "Find", run: (open) => (open.article?.filters ?? open.list)?.input.focus() },
  { keys: ["l"], shown: "l", says: "Choose the language", run: () => document.querySelector("select")?.focus() },
  { keys: ["?"], shown: "?", says: "Show the keys", run: () => help() },
];
const WRITING = [
  ["Ctrl Enter", "Save; a reviewed text stays reviewed, another is still to review"],
  ["Ctrl Shift Enter", "Save and approve"],
  ["Esc", "Leave; what is not saved is kept and marked"],
];

/**
 * Listen to the keyboard.
 * @param {Open} open what is shown; changes with the page
 */
export function listen(open) {
  byId("help").addEventListener("click", help);
  byId("undo").addEventListener("click", () => open.article?.saver.undo());
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.defaultPrevented || event.isComposing || target.closest("dialog")) return;
    if (event.key === "Escape") escape(open, target);
    else if (!isForOthers(event, target) && run(open, event.key, target)) event.preventDefault();
  });
}

/**
 * @param {Open} open
 * @param {string} key
 * @param {Element} target
 */
function run(open, key, target) {
  const found = KEYS.find((one) => one.keys.includes(key));
  if (!found) return false;
  const isRow = target.matches(".segment, mark.term");
  if (found.only === "row" && !isRow) return false;
  if (found.only === "list" && !target.closest(".segment")) return false;
  return found.run(open) !== false;
}

/**
 * Leave what is in front: a tip, the field for finding.
 * @param {Open} open
 * @param {Element} target
 */
function escape(open, target) {
  if (open.article?.tips.hide()) return;
  if (target.matches("input[type=search]")) open.article?.walk.back();
}

/**
 * Whether a key belongs to the browser or to the field that has the focus.
 * @param {KeyboardEvent} event
 * @param {Element} target
 */
function isForOthers(event, target) {
  return event.ctrlKey || event.metaKey || event.altKey || target.matches("input, textarea, select");
}

/** @param {string} action */
function act(action) {
  return (/** @type {Open} */ { article }) => {
    const row = article?.walk.current;
    if (!article || !row?.canEdit) return false;
    if (action === "approve" && row.isInConflict) return false;
    article.actions.run(row, action);
    return true;
  };
}

/** Show the keys. */
function help() {
  const close = button("Close", { class: "main", click: () => dialog.close() }, "Esc");
  const dialog = element(
    "dialog",
    { "aria-labelledby": "keys" },
    element("h2", { id: "keys" }, "Keys"),
    lines(KEYS.filter((one) => one.shown).map((one) => [one.shown, one.says])),
    element("h3", {}, "While writing"),
    lines(WRITING),
    element("p", { class: "buttons" }, close),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {string[][]} rows */
function lines(rows) {
  const parts = rows.flatMap(([keys, says]) => [
    element("dt", {}, ...keys.split(" ").flatMap((key) => [element("kbd", {}, key), " "])),
    element("dd", {}, says),
  ]);
  return element("dl", { class: "keys" }, ...parts);
}
