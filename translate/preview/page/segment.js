/** One segment: its row on the page, in parts that are built anew only when what they show has changed. */

import { arrange, element } from "./dom.js";
import { Editor } from "./editor.js";
import { STATES, french, label, side, translation } from "./parts.js";
import { isSame, versionOf } from "./version.js";
import { selecting } from "./view.js";

/** @typedef {import("./types.js").Segment} Segment */
/** @typedef {import("./types.js").Version} Version */
/** @typedef {import("./types.js").Finding} Finding */
/** @typedef {import("./types.js").Term} Term */
/**
 * @typedef {object} Desk  what the rows of an article have in common
 * @property {string} article
 * @property {import("./types.js").Language} language
 * @property {string} source  the tag of the language of the article
 * @property {boolean} writable
 * @property {import("./drafts.js").Drafts} drafts
 */

const LINE = 54; // characters of a text in a line of a column, about

export class Row {
  /**
   * @param {Segment} segment
   * @param {Desk} desk
   */
  constructor(segment, desk) {
    this.segment = segment;
    this.desk = desk;
    this.draft = desk.drafts.get(segment.id);
    this.isGone = false; // no longer in the article, kept for the draft
    this.isBusy = false;
    this.isCurrent = false;
    this.problem = "";
    /** @type {boolean | null} */
    this.refused = null; // the approval that was wanted when the file had changed meanwhile
    /** @type {Editor | null} */
    this.editor = null;
    /** @type {{findings: Finding[], terms: Term[]} | null} */
    this.live = null; // what the server says of the text in the editor
    this.position = 0;
    this.parts = { label: part("label"), source: part("french"), target: part("translation"), side: part("side") };
    /** @type {Map<HTMLElement, string>} */
    this.shown = new Map();
    this.isBuilt = false;
    this.element = element("article", { class: "segment", tabindex: 0, "data-id": segment.id });
    const lines = Math.ceil(Math.max(segment.msgid.length, segment.msgstr.length) / LINE);
    this.element.style.containIntrinsicBlockSize = `auto ${(lines * 1.6 + 1.8).toFixed(1)}rem`;
  }

  /** The text as the person sees it: being written, not saved yet, or as in the file. */
  get text() {
    return this.draft?.text ?? this.segment.msgstr;
  }

  get canEdit() {
    return this.desk.writable && !this.isGone && this.segment.locked === null;
  }

  /** What the person has seen in the file. @returns {Version} */
  get base() {
    return this.draft?.base ?? versionOf(this.segment);
  }

  /** Whether the file says something else than what the draft began with. */
  get isInConflict() {
    return this.draft !== null && !this.isGone && !isSame(this.draft.base, versionOf(this.segment));
  }

  /**
   * Say where in the article it is.
   * @param {number} position from 1
   * @param {number} total
   */
  number(position, total) {
    this.position = position;
    this.element.setAttribute("aria-posinset", String(position));
    this.element.setAttribute("aria-setsize", String(total));
  }

  /**
   * Take over what the file says now.
   * @param {Segment} segment
   */
  update(segment) {
    const isOther = !isSame(versionOf(segment), versionOf(this.segment));
    this.segment = segment;
    this.isGone = false;
    if (isOther) this.problem = "";
    if (this.draft?.text === segment.msgstr) this.forget();
    if (isOther && this.editor && !this.draft) this.editor.put(segment.msgstr);
    if (this.isBuilt) this.build();
  }

  /**
   * Keep what has been typed.
   * @param {string} text
   */
  typed(text) {
    const base = this.base;
    if (text === base.msgstr && isSame(base, versionOf(this.segment))) this.forget();
    else this.keep({ msgid: this.segment.msgid, text, base });
    this.problem = "";
    this.build();
  }

  /** @param {import("./types.js").Draft} draft */
  keep(draft) {
    this.draft = draft;
    this.desk.drafts.set(this.segment.id, draft);
  }

  /** Forget the text that is not saved. */
  forget() {
    this.desk.drafts.remove(this.segment.id);
    this.draft = null;
  }

  /** The person has seen what the file says now and stays with the own text. */
  rebase() {
    if (this.draft) this.keep({ ...this.draft, base: versionOf(this.segment) });
    this.build();
  }

  /** @param {import("./editor.js").Told} told */
  edit(told) {
    if (!this.canEdit) return;
    this.editor ??= new Editor(this, told);
    this.build();
    this.editor.focus();
  }

  /** Close the editor; what is not saved stays as a draft. */
  leave() {
    if (!this.editor) return;
    const hadFocus = this.element.contains(document.activeElement);
    this.editor.close();
    this.editor = null;
    this.live = null;
    this.build();
    if (hadFocus) this.element.focus();
  }

  /** Show it as it is. */
  build() {
    this.isBuilt = true;
    const { parts } = this;
    const { segment, draft, problem, isGone, live } = this;
    const found = live ?? segment;
    const mode = [isGone, this.isInConflict, this.editor !== null];
    this.part(parts.label, [segment.state, segment.kind, draft !== null, isGone], () => label(this));
    const marks = [found.terms.map(({ source, status }) => [source, status]), found.findings.flatMap(inSource)];
    this.part(parts.source, [segment.msgid, segment.previous, segment.extracted, marks], () => french(this, found));
    const text = [segment.state, segment.msgstr, segment.terms, segment.findings];
    this.part(parts.target, [text, !this.editor && draft, mode], () => translation(this));
    this.part(parts.side, [segment, problem, draft !== null, mode, live, this.desk.writable], () => side(this, found));
    this.dress();
    arrange(this.element, [parts.label, parts.source, parts.target, parts.side]);
    this.reach();
  }

  /** Let Tab reach the terms of the current segment only. */
  reach() {
    const terms = this.element.querySelectorAll("mark.term");
    for (const term of terms) /** @type {HTMLElement} */ (term).tabIndex = this.isCurrent ? 0 : -1;
  }

  /** Set the attributes of the row. */
  dress() {
    const heading = /^(?:heading ([1-6])|front matter: (title))/.exec(this.segment.kind);
    const data = this.element.dataset;
    data.state = this.segment.state;
    data.level = heading ? (heading[2] ?? heading[1]) : "";
    this.element.classList.toggle("unsaved", this.draft !== null);
    this.element.setAttribute("aria-busy", String(this.isBusy));
    const { state, kind } = this.segment;
    const words = [`Segment ${this.position}`, STATES[state], kind, this.draft && "not saved"];
    this.element.setAttribute("aria-label", words.filter(Boolean).join(", "));
  }

  /**
   * Build a part anew if what it shows has changed; the focus stays at the same button.
   * @param {HTMLElement} part
   * @param {unknown[]} values
   * @param {() => (Element | false | null | "")[]} make  children that are there already are not moved
   */
  part(part, values, make) {
    const key = JSON.stringify(values);
    if (this.shown.get(part) === key) return;
    this.shown.set(part, key);
    const active = part.contains(document.activeElement) ? document.activeElement : null;
    const action = active?.getAttribute("data-action");
    selecting(part, () => arrange(part, /** @type {Element[]} */ (make().filter(Boolean))));
    if (!active || active.isConnected) return;
    const again = action ? part.querySelector(`[data-action="${action}"]`) : null;
    /** @type {HTMLElement} */ (again ?? this.element).focus({ preventScroll: true });
  }
}

/** @param {Finding} finding */
function inSource({ source, severity }) {
  return source.length ? [[source, severity]] : [];
}

/** @param {string} name */
function part(name) {
  return element("div", { class: name });
}
