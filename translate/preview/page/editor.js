/**
 * Where a translation is written. Behind the text area lies the same text with its findings marked: it
 * makes the area as high as its text is, and shows the marks through it.
 */

import * as api from "./api.js";
import { button, element } from "./dom.js";
import { marked, moved } from "./marks.js";

/** @typedef {import("./segment.js").Row} Row */
/**
 * @typedef {object} Told  what the editor asks for
 * @property {(row: Row, approved: boolean) => void} save
 * @property {(row: Row) => void} discard
 */

const PAUSE = 300; // milliseconds without a key before a text is checked

export class Editor {
  /**
   * @param {Row} row
   * @param {Told} told
   */
  constructor(row, told) {
    this.row = row;
    this.told = told;
    this.timer = 0;
    this.asked = 0;
    this.listed = ""; // the terms that are shown
    this.checked = ""; // the text that the marks belong to
    const { tag, direction, name } = row.desk.language;
    const own = { lang: tag, dir: direction, class: "text" };
    this.area = element("textarea", { ...own, rows: 1, spellcheck: "true", autocapitalize: "sentences" });
    this.area.setAttribute("aria-label", `${name} of segment ${row.position}`);
    this.area.value = row.text;
    this.mirror = element("div", { ...own, class: "text mirror", "aria-hidden": "true" });
    this.terms = element("ul", { class: "terms", "aria-label": "Terms of the glossary" });
    this.said = element("p", { class: "hidden", role: "status" });
    this.element = element(
      "div",
      { class: "editor" },
      element("div", { class: "sheet" }, this.mirror, this.area),
      this.buttons(),
      this.terms,
      this.said,
    );
    this.area.addEventListener("input", () => this.changed());
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.show(row.segment);
    this.checkSoon(0);
  }

  get text() {
    return this.area.value;
  }

  focus() {
    this.area.focus({ preventScroll: true });
    this.element.scrollIntoView({ block: "nearest" });
  }

  close() {
    clearTimeout(this.timer);
    this.asked += 1;
  }

  /**
   * Replace the text; where the cursor is in it, the browser's Ctrl+Z brings the former one back.
   * @param {string} text
   */
  put(text) {
    if (text === this.text) return;
    const isHere = this.area === document.activeElement;
    if (isHere) this.area.select();
    if (isHere && document.execCommand("insertText", false, text)) return;
    this.area.value = text;
    this.changed();
  }

  /**
   * Write where the cursor is.
   * @param {string} text
   */
  insert(text) {
    this.area.focus({ preventScroll: true });
    if (document.execCommand("insertText", false, text)) return;
    this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
    this.changed();
  }

  changed() {
    const found = this.row.live ?? this.row.segment;
    const live = { findings: moved(found.findings, this.checked, this.text), terms: found.terms };
    this.row.live = { ...live, findings: live.findings.map((one) => ({ ...one, repair: null })) };
    this.checked = this.text;
    this.row.typed(this.text);
    this.paint();
    this.checkSoon(PAUSE);
  }

  /** @param {number} pause in milliseconds */
  checkSoon(pause) {
    clearTimeout(this.timer);
    this.asked += 1;
    const number = this.asked;
    this.timer = setTimeout(() => this.check(number), pause);
  }

  /**
   * Show what the server says of the text, unless the text or the row has moved on since.
   * @param {number} number of the question
   */
  async check(number) {
    const { desk, segment } = this.row;
    const { article, language } = desk;
    const question = { article, language: language.code, msgid: segment.msgid, msgstr: this.text };
    const found = await api.check(question).catch(() => null);
    if (!found || number !== this.asked) return;
    this.row.live = found;
    this.row.build();
    this.show(found);
    const { length } = found.findings;
    this.said.textContent = length ? `${length} ${length === 1 ? "finding" : "findings"}` : "";
  }

  /** @param {{findings: import("./types.js").Finding[], terms: import("./types.js").Term[]}} found */
  show({ terms }) {
    this.checked = this.text;
    this.paint();
    const key = JSON.stringify(terms.map(({ french, expected, status }) => [french, expected, status]));
    if (key === this.listed || this.terms.contains(document.activeElement)) return;
    this.listed = key;
    this.terms.replaceChildren(...terms.map((term) => this.term(term)));
    this.terms.hidden = terms.length === 0;
  }

  /** Lay the text and its marks behind the area. */
  paint() {
    const { findings } = this.row.live ?? this.row.segment;
    this.mirror.replaceChildren(...marked(this.text, "target", [], findings), "\u200b");
  }

  /** @param {import("./types.js").Term} term */
  term({ french, expected, status }) {
    const { tag } = this.row.desk.language;
    const { source } = this.row.desk;
    const own = { lang: tag, dir: "auto", title: "Write it where the cursor is" };
    const forms = expected.map((form) => button(form, { ...own, click: () => this.insert(form) }));
    return element("li", { class: status }, element("span", { lang: source }, french), " ", ...forms);
  }

  buttons() {
    const { row, told } = this;
    const save = { class: "main", click: () => told.save(row, row.base.approved) };
    return element(
      "p",
      { class: "buttons" },
      button("Save", save, "Ctrl ↵"),
      button("Approve", { click: () => told.save(row, true) }, "Ctrl ⇧ ↵"),
      button("Leave", { click: () => row.leave() }, "Esc"),
      button("Discard", { click: () => told.discard(row) }),
    );
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.told.save(this.row, event.shiftKey || this.row.base.approved);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.row.leave();
    }
  }
}
