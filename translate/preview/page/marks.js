/** Texts with marks: glossary terms, findings at their words, word diffs. */

import { element } from "./dom.js";

/** @typedef {import("./types.js").Term} Term */
/** @typedef {import("./types.js").Finding} Finding */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {"source" | "target"} Side */
/** @typedef {{start: number, end: number, index: number, kind: string}} Mark */

const MOST = 500; // marks of one kind in one text
const WORST = ["error", "warning", "info"];

/**
 * Return a text as nodes. Terms are elements that can have the focus (`mark.term`, `data-term` is the
 * number), in them or around them stand the words of findings (`span.found`); where a finding speaks of
 * no word but of a place, an empty `span.found.point`.
 * @param {string} text
 * @param {Side} side
 * @param {Term[]} terms
 * @param {Finding[]} findings
 * @returns {Node[]}
 */
export function marked(text, side, terms, findings) {
  const inTerms = apart(marksOf(text, terms, side, (term) => term.status));
  const inFindings = marksOf(text, findings, side, (finding) => finding.severity);
  const made = [];
  let at = 0;
  for (const term of inTerms) {
    made.push(...underlined(text, at, term.start, inFindings));
    const shown = underlined(text, term.start, term.end, inFindings);
    made.push(element("mark", { class: `term ${term.kind}`, "data-term": term.index }, ...shown));
    at = term.end;
  }
  return [...made, ...underlined(text, at, text.length, inFindings, true)];
}

/**
 * Return a word diff as nodes.
 * @param {import("./types.js").Piece[]} pieces
 */
export function difference(pieces) {
  const tags = /** @type {const} */ ({ "-": "del", "+": "ins" });
  return pieces.map(([sign, text]) => (sign === "=" ? text : element(tags[sign], {}, text)));
}

/**
 * Return what was found in a text, moved to where it stands after an edit; what the edit touched is gone.
 * @template {{source: Range[], target: Range[]}} Found
 * @param {Found[]} found
 * @param {string} before
 * @param {string} after
 * @returns {Found[]}
 */
export function moved(found, before, after) {
  const least = Math.min(before.length, after.length);
  let head = 0;
  while (head < least && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < least - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const shift = after.length - before.length;
  /** @type {(range: Range) => Range[]} */
  const move = ([start, end]) => {
    if (end <= head) return [[start, end]];
    return start >= before.length - tail ? [[start + shift, end + shift]] : [];
  };
  return found.map((one) => ({ ...one, target: one.target.flatMap(move) }));
}

/**
 * @template {Term | Finding} Found
 * @param {string} text
 * @param {Found[]} found
 * @param {Side} side
 * @param {(one: Found) => string} kind
 * @returns {Mark[]} in order
 */
function marksOf(text, found, side, kind) {
  return found
    .flatMap((one, index) => one[side].map(([start, end]) => ({ start, end, index, kind: kind(one) })))
    .filter(({ start, end }) => start >= 0 && start <= end && end <= text.length)
    .slice(0, MOST)
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

/**
 * Leave out marks that overlap the one before.
 * @param {Mark[]} marks in order
 */
function apart(marks) {
  let at = 0;
  return marks.filter(({ start, end }) => {
    if (start < at || start === end) return false;
    at = end;
    return true;
  });
}

/**
 * Return a stretch of a text with its findings.
 * @param {string} text
 * @param {number} start
 * @param {number} end
 * @param {Mark[]} marks
 * @param {boolean} isLast whether a mark at the very end belongs to it
 */
function underlined(text, start, end, marks, isLast = false) {
  const near = marks.filter((mark) => mark.start <= end && mark.end >= start);
  const cuts = new Set([start, end]);
  for (const mark of near) for (const cut of [mark.start, mark.end]) if (cut > start && cut < end) cuts.add(cut);
  const places = [...cuts].sort((one, other) => one - other);
  const made = [];
  for (const [number, at] of places.entries()) {
    const isOwn = at < end || isLast;
    const points = near.filter((mark) => mark.start === at && mark.end === at);
    if (points.length && isOwn) made.push(found("", points));
    const next = places[number + 1];
    if (next !== undefined) {
      const over = near.filter((mark) => mark.start <= at && mark.end >= next && mark.start < mark.end);
      made.push(over.length ? found(text.slice(at, next), over) : document.createTextNode(text.slice(at, next)));
    }
  }
  return made;
}

/**
 * @param {string} text
 * @param {Mark[]} marks
 */
function found(text, marks) {
  const worst = WORST.find((severity) => marks.some((mark) => mark.kind === severity)) ?? "info";
  return element("span", { class: `found ${worst}${text ? "" : " point"}` }, text);
}
