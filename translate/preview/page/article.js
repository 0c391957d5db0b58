/** An article in one language: French and translation side by side. */

import { Actions } from "./actions.js";
import * as api from "./api.js";
import { arrange, byId, element } from "./dom.js";
import { Drafts } from "./drafts.js";
import { Filters } from "./filters.js";
import { header } from "./header.js";
import { note } from "./place.js";
import { Portions } from "./portions.js";
import { say, warn } from "./said.js";
import { Saver } from "./saving.js";
import { Row } from "./segment.js";
import { showTips } from "./tip.js";
import { holding, topOf } from "./view.js";
import { Walk } from "./walk.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Segment} Segment */
/** @typedef {import("./types.js").Place} Place */

export class ArticleView {
  /**
   * @param {Place & {article: string, language: string}} place
   * @param {import("./types.js").Articles} articles
   * @param {import("./types.js").Language} language
   * @param {Article} data
   * @param {(place: Place, top: number | null) => void} go opens another place; `top` is where in the window
   *   its segment shall stand
   */
  constructor(place, articles, language, data, go) {
    this.place = place;
    this.go = go;
    const drafts = new Drafts(articles.project, place.article, place.language);
    const source = articles.source_language;
    this.desk = { article: place.article, language, source, writable: data.writable, drafts };
    this.language = language;
    /** @type {Map<string, Row>} */
    this.rows = new Map();
    this.data = data;
    this.isStale = false;
    this.isAsking = false;
    this.list = element("div", { class: "segments", role: "feed", "aria-label": "Segments" });
    this.nothing = element("p", { class: "nothing", hidden: true }, "No segment is like this.");
    this.portions = new Portions((element) => {
      const row = this.rowOf(element);
      if (row && !row.isBuilt) row.build();
    });
    this.filters = new Filters(place, () => this.filter());
    this.walk = new Walk(this.list, (element) => this.rowOf(element), () => this.noteWhere());
    this.saver = new Saver({
      saved: (status) => this.saved(status),
      shown: (row) => this.goTo(row),
    });
    this.actions = new Actions(this.saver);
    this.tips = showTips(this.list, (mark) => this.termOf(mark));
    this.header = header(articles, language, data, (code) => this.switchTo(code));
    this.actions.listen(this.list, (element) => this.rowOf(element));
    this.take(data);
    this.elements = [this.header.element, this.header.tools, this.list, this.nothing];
    this.header.tools.append(this.filters.element);
    this.filter();
  }

  /** Go to the segment that the address names; `top` is where in the window it shall stand. */
  arrive(/** @type {number | null} */ top) {
    const row = this.rows.get(this.place.at ?? "");
    if (!row) return false;
    row.element.hidden = false;
    this.walk.to(row, top);
    return true;
  }

  /** @param {Row} row */
  goTo(row) {
    row.element.hidden = false;
    this.showMatching();
    this.walk.to(row);
  }

  close() {
    this.tips.hide();
    this.portions.stop();
    for (const row of this.rows.values()) row.editor?.close();
    byId("undo").hidden = true;
  }

  /**
   * The files have changed.
   * @param {string} article
   * @param {string | null} language
   */
  changed(article, language) {
    const isOurs = article === this.desk.article && (language === null || language === this.language.code);
    if (isOurs) this.refresh();
  }

  /** Ask anew, one question at a time; an answer from before a save or a further change is asked again. */
  async refresh() {
    this.isStale = true;
    if (this.isAsking) return;
    this.isAsking = true;
    try {
      while (this.isStale) {
        this.isStale = false;
        const data = await api.article(this.desk.article, this.language.code);
        if (!this.isStale) this.patch(data);
      }
    } catch (error) {
      warn(error instanceof Error ? error.message : String(error));
    } finally {
      this.isAsking = false;
    }
  }

  /**
   * Show what has changed and leave the rest alone: scroll place, focus, selection, a text being written.
   * @param {Article} data
   */
  patch(data) {
    const edited = [...this.rows.values()].filter((row) => row.editor && !row.draft);
    const before = edited.map((row) => row.segment.msgstr);
    holding(this.list, () => {
      const isOther = this.desk.writable !== data.writable;
      this.desk.writable = data.writable;
      this.take(data);
      for (const row of isOther ? this.rows.values() : []) if (row.isBuilt) row.build();
      this.showMatching();
    });
    if (edited.some((row, index) => row.segment.msgstr !== before[index])) {
      say("The text you have open has changed in the file: this is the new one.");
    } else if ([...this.rows.values()].some((row) => row.editor && row.isInConflict)) {
      warn("The text you are writing has changed in the file meanwhile. Both are shown.");
    }
  }

  /** @param {Article} data */
  take(data) {
    this.data = data;
    const old = this.rows;
    const stranded = this.stranded(data.segments);
    this.rows = new Map();
    for (const segment of data.segments) {
      const row = old.get(segment.id) ?? new Row(segment, this.desk);
      if (row.isGone || JSON.stringify(row.segment) !== JSON.stringify(segment)) row.update(segment);
      this.rows.set(segment.id, row);
    }
    for (const row of stranded) this.rows.set(row.segment.id, row);
    const rows = [...this.rows.values()];
    for (const [index, row] of rows.entries()) row.number(index + 1, rows.length);
    arrange(this.list, rows.map((row) => row.element));
    this.portions.add(rows.filter((row) => old.get(row.segment.id) !== row).map((row) => row.element));
    this.header.tell(data);
    this.tell();
  }

  /**
   * Return rows for texts that are not saved and whose segments have left the article.
   * @param {Segment[]} segments
   */
  stranded(segments) {
    const here = new Set(segments.map((segment) => segment.id));
    return this.desk.drafts.ids().filter((id) => !here.has(id)).map((id) => {
      const row = this.rows.get(id) ?? new Row(gone(id, this.desk.drafts.get(id)?.msgid ?? ""), this.desk);
      row.isGone = true;
      row.leave();
      if (row.isBuilt) row.build();
      return row;
    });
  }

  /**
   * An answer that is still under way may be from before the save.
   * @param {import("./types.js").Counts | null} status
   */
  saved(status) {
    if (this.isAsking) this.isStale = true;
    if (status) this.header.count(status);
    this.tell();
  }

  /** Show the numbers. */
  tell() {
    const segments = [...this.rows.values()].filter((row) => !row.isGone).map((row) => row.segment);
    this.filters.tell(segments);
    for (const row of this.rows.values()) if (row.isGone && !row.draft) row.element.hidden = true;
  }

  /** Show the segments that the filter asks for, and no others. */
  filter() {
    for (const row of this.rows.values()) row.element.hidden = !this.filters.has(row.segment);
    this.showMatching();
    this.tell();
    this.noteWhere();
  }

  /** Show what the filter asks for; what has just been approved stays where it is. */
  showMatching() {
    let shown = 0;
    for (const row of this.rows.values()) {
      if (row.isGone ? row.draft : row.draft || this.filters.has(row.segment)) row.element.hidden = false;
      if (!row.element.hidden) shown += 1;
    }
    this.nothing.hidden = shown > 0;
    this.list.hidden = shown === 0;
  }

  /** Write into the address where one is. */
  noteWhere() {
    const { show, find } = this.filters;
    const at = this.walk.current?.segment.id ?? this.place.at;
    this.place = { ...this.place, at, show: show === "all" ? "" : show, find };
    note(this.place);
  }

  /** @param {string} code */
  switchTo(code) {
    const { show, find } = this.filters;
    const row = this.walk.current ?? topOf(this.list, (element) => this.rowOf(element));
    const top = row?.element.getBoundingClientRect().top ?? null;
    this.go({ article: this.desk.article, language: code, at: row?.segment.id, show, find }, top);
  }

  /** @param {Element | null} element */
  rowOf(element) {
    const found = element?.closest(".segment");
    return this.rows.get(found?.getAttribute("data-id") ?? "") ?? null;
  }

  /** @param {HTMLElement} mark */
  termOf(mark) {
    const row = this.rowOf(mark);
    const term = row && (row.live ?? row.segment).terms[Number(mark.dataset.term)];
    if (!row || !term) return null;
    const same = row.element.querySelectorAll(`mark[data-term="${Number(mark.dataset.term)}"]`);
    return { term, marks: /** @type {HTMLElement[]} */ ([...same]), tag: this.language.tag };
  }
}

/**
 * Return a segment that is no longer in the article.
 * @param {string} id
 * @param {string} msgid
 * @returns {Segment}
 */
function gone(id, msgid) {
  const nothing = { previous: null, notes: [], extracted: [], terms: [], findings: [] };
  return { id, kind: "", line: null, msgid, msgstr: "", state: "empty", locked: null, ...nothing };
}
