/** Which segments are shown. */

import { button, count, element, searchField } from "./dom.js";

/** @typedef {import("./types.js").Segment} Segment */

/** @type {Record<string, {label: string, has: (segment: Segment) => boolean}>} */
export const FILTERS = {
  all: { label: "All", has: () => true },
  todo: { label: "To do", has: (segment) => segment.state !== "reviewed" },
  machine: { label: "Machine", has: (segment) => segment.state === "machine" },
  changed: { label: "Changed", has: (segment) => segment.state === "changed" },
  fuzzy: { label: "To review", has: (segment) => segment.state === "fuzzy" },
  empty: { label: "Empty", has: (segment) => segment.state === "empty" },
  findings: { label: "With findings", has: (segment) => segment.findings.length > 0 },
};

export class Filters {
  /**
   * @param {{show?: string, find?: string}} place
   * @param {() => void} changed
   */
  constructor({ show = "all", find = "" }, changed) {
    this.show = show in FILTERS ? show : "all";
    this.find = find;
    this.changed = changed;
    this.buttons = Object.entries(FILTERS).map(([name, { label }]) =>
      button(label, { "data-filter": name, click: () => this.choose(name) }),
    );
    this.input = searchField("Find in the texts", find, (words) => {
      this.find = words;
      this.changed();
    });
    this.said = element("p", { class: "hidden", role: "status" });
    this.element = element(
      "div",
      { class: "filters" },
      element("div", { role: "group", "aria-label": "Which segments", class: "choices" }, ...this.buttons),
      this.input,
      this.said,
    );
  }

  /** @param {string} name */
  choose(name) {
    this.show = name;
    this.changed();
  }

  /** @param {Segment} segment */
  has(segment) {
    return FILTERS[this.show].has(segment) && contains(segment, this.find);
  }

  /**
   * Show how many segments each filter has.
   * @param {Segment[]} segments
   */
  tell(segments) {
    for (const one of this.buttons) {
      const name = one.dataset.filter ?? "all";
      const number = segments.filter(FILTERS[name].has).length;
      const shown = element("span", { class: "number" }, number.toLocaleString("en"));
      one.replaceChildren(FILTERS[name].label, " ", shown);
      one.setAttribute("aria-pressed", String(name === this.show));
      one.classList.toggle("none", number === 0);
    }
    const text = `${count(segments.filter((segment) => this.has(segment)).length, "segment")} shown`;
    if (this.said.textContent !== text) this.said.textContent = text;
  }
}

/**
 * @param {Segment} segment
 * @param {string} words
 */
function contains({ msgid, msgstr }, words) {
  const wanted = plain(words.trim());
  return !wanted || plain(msgid).includes(wanted) || plain(msgstr).includes(wanted);
}

/**
 * Typed with or without accents, with any space and apostrophe.
 * @param {string} text
 */
function plain(text) {
  const letters = text.normalize("NFKD").replace(/\p{Mn}/gu, "");
  return letters.replace(/\s+/g, " ").replace(/’/g, "'").toLowerCase();
}
