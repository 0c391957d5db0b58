/** What the parts of a segment's row show. */

import { button, element } from "./dom.js";
import { difference, marked } from "./marks.js";
import { versionOf } from "./version.js";

/** @typedef {import("./segment.js").Row} Row */
/** @typedef {import("./types.js").Finding} Finding */
/** @typedef {import("./types.js").Term} Term */

export const STATES = {
  reviewed: "Reviewed",
  machine: "Machine",
  changed: "Changed",
  fuzzy: "To review",
  empty: "Empty",
};
const SEVERITIES = { error: "Error", warning: "Warning", info: "Note" };

/** @param {Row} row */
export function label(row) {
  const isPlain = row.segment.kind === "paragraph";
  return [
    element("span", { class: "state" }, STATES[row.segment.state]),
    !isPlain && element("span", { class: "kind" }, row.segment.kind.replace(/^front matter: /, "")),
    row.draft !== null && element("span", { class: "flag" }, "Not saved"),
    row.isGone && element("span", { class: "flag" }, "No longer in the article"),
  ];
}

/**
 * @param {Row} row
 * @param {{terms: Term[], findings: Finding[]}} found
 */
export function french(row, { terms, findings }) {
  const { msgid, previous, extracted } = row.segment;
  const own = { lang: row.desk.source, dir: "ltr" };
  return [
    element("p", { class: "text", ...own }, ...marked(msgid, "source", terms, findings)),
    previous &&
      note("The French has changed", element("p", { class: "difference", ...own }, ...difference(previous))),
    ...extracted.map((comment) => note("Author", element("p", {}, comment))),
  ];
}

/**
 * @param {Row} row
 * @returns {(Element | false)[]}
 */
export function translation(row) {
  if (row.editor) return [row.isInConflict && conflict(row), row.editor.element];
  if (row.isInConflict) return [conflict(row)];
  const { msgstr, terms, findings } = row.segment;
  if (row.draft) return [written(row, "text draft", row.draft.text)];
  if (!msgstr) return [element("p", { class: "nothing" }, "No translation yet")];
  return [written(row, "text", ...marked(msgstr, "target", terms, findings))];
}

/**
 * Both texts, where the file says something else than what the person began with.
 * @param {Row} row
 */
function conflict(row) {
  const { approved, msgstr } = versionOf(row.segment);
  const now = approved ? "In the file now, reviewed" : "In the file now";
  return element(
    "div",
    { class: "conflict", role: "group", "aria-label": "Changed in the file meanwhile" },
    element("p", { class: "flag" }, "Changed in the file meanwhile"),
    note(now, msgstr ? written(row, "text", msgstr) : element("p", { class: "nothing" }, "No translation")),
    !row.editor && note("Yours, not saved", written(row, "text draft", row.text)),
    element(
      "p",
      { class: "buttons" },
      button("Take the file’s", { "data-action": "theirs" }),
      button("Go on with mine", { "data-action": "mine" }),
      button("Save mine over it", { "data-action": "over" }),
    ),
  );
}

/**
 * @param {Row} row
 * @param {string} name
 * @param {...(Node | string)} content
 */
function written(row, name, ...content) {
  const { tag, direction } = row.desk.language;
  return element("p", { class: name, lang: tag, dir: direction }, ...content);
}

/**
 * @param {Row} row
 * @param {{findings: Finding[]}} found
 */
export function side(row, { findings }) {
  return [
    row.problem ? element("p", { class: "problem" }, row.problem) : null,
    findings.length > 0 && findingsOf(row, findings),
    row.segment.locked && element("p", { class: "locked" }, `Cannot be edited here: ${row.segment.locked}`),
    ...row.segment.notes.map((text) => element("p", { class: "comment" }, text)),
    row.isGone ? farewell() : buttons(row),
  ];
}

/**
 * @param {Row} row
 * @param {Finding[]} findings
 */
function findingsOf(row, findings) {
  const canRepair = row.canEdit && (row.editor !== null || row.draft === null);
  const lines = findings.map((finding, index) =>
    element(
      "li",
      { class: `finding ${finding.severity}` },
      element("b", {}, SEVERITIES[finding.severity]),
      " ",
      element("span", { dir: "auto" }, finding.message),
      " ",
      element("span", { class: "check" }, finding.check),
      finding.repair !== null &&
        canRepair &&
        button("Repair", {
          "data-action": "repair",
          "data-index": index,
          "aria-label": `Repair: ${finding.message}`,
        }),
    ),
  );
  return element("ul", { class: "findings", "aria-label": "Findings" }, ...lines);
}

/**
 * What can be done with it while it is not in edit.
 * @param {Row} row
 */
function buttons(row) {
  if (!row.canEdit || row.editor || row.isInConflict) return null;
  const { state, msgstr } = row.segment;
  const canApprove = row.draft ? row.draft.text.trim() : msgstr && state !== "reviewed";
  return element(
    "p",
    { class: "buttons" },
    button("Edit", { "data-action": "edit" }),
    row.draft && button("Save", { "data-action": "save" }),
    canApprove && button("Approve", { "data-action": "approve" }),
    !row.draft && state === "reviewed" && button("Review again", { "data-action": "reopen" }),
    row.draft && button("Discard", { "data-action": "discard" }),
  );
}

/** The segment is gone, the text that was not saved is still here. */
function farewell() {
  return element(
    "div",
    {},
    element("p", { class: "comment" }, "Its text has left the article. Yours is kept until you discard it."),
    element("p", { class: "buttons" }, button("Discard", { "data-action": "discard" })),
  );
}

/**
 * @param {string} title
 * @param {Node} content
 */
function note(title, content) {
  return element("div", { class: "note" }, element("p", { class: "title" }, title), content);
}
