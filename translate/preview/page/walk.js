/** Which segment is current, and moving between them. */

import { say } from "./said.js";

/** @typedef {import("./segment.js").Row} Row */

export class Walk {
  /**
   * @param {HTMLElement} list
   * @param {(element: Element | null) => Row | null} rowOf
   * @param {() => void} told
   */
  constructor(list, rowOf, told) {
    this.list = list;
    this.rowOf = rowOf;
    this.told = told;
    /** @type {Row | null} */
    this.current = null;
    list.addEventListener("focusin", (event) => this.enter(/** @type {Element} */ (event.target)));
    list.addEventListener("pointerdown", (event) => this.enter(/** @type {Element} */ (event.target)));
  }

  /**
   * Make the segment current in which something happens; the terms of it can be reached with Tab.
   * @param {Element} target
   */
  enter(target) {
    const row = this.rowOf(target);
    if (!row || row === this.current) return;
    this.mark(false);
    this.current = row;
    this.mark(true);
    this.told();
  }

  /** @param {boolean} isCurrent */
  mark(isCurrent) {
    if (!this.current) return;
    const { element } = this.current;
    this.current.isCurrent = isCurrent;
    this.current.reach();
    element.classList.toggle("current", isCurrent);
    if (isCurrent) element.setAttribute("aria-current", "true");
    else element.removeAttribute("aria-current");
  }

  /**
   * Go to a segment.
   * @param {Row} row
   * @param {number | null} [top] where in the window it shall stand
   */
  to(row, top = null) {
    if (!row.isBuilt) row.build();
    this.enter(row.element);
    row.element.focus({ preventScroll: true });
    if (top === null) row.element.scrollIntoView({ block: "nearest" });
    else scrollBy({ top: row.element.getBoundingClientRect().top - top, behavior: "instant" });
  }

  /**
   * Go forth or back among the segments that are shown.
   * @param {1 | -1} by
   */
  step(by) {
    const shown = this.shown();
    const at = shown.findIndex((row) => row === this.current);
    const next = at < 0 ? shown[by > 0 ? 0 : shown.length - 1] : shown[at + by];
    if (next) this.to(next);
  }

  /** Go to the next segment that is to do, from the top again after the last. */
  nextToDo() {
    const shown = this.shown();
    const at = shown.findIndex((row) => row === this.current);
    const around = [...shown.slice(at + 1), ...shown.slice(0, at + 1)];
    const next = around.find((row) => row.draft || row.segment.state !== "reviewed");
    if (next) this.to(next);
    else say("Nothing is left to do here.");
  }

  /** Go back to the current segment, from a field. */
  back() {
    const row = this.current?.element.hidden ? null : this.current;
    if (row ?? this.shown()[0]) this.to(row ?? this.shown()[0]);
  }

  /** @returns {Row[]} */
  shown() {
    const elements = /** @type {HTMLElement[]} */ ([...this.list.children]);
    return elements.filter((one) => !one.hidden).flatMap((one) => this.rowOf(one) ?? []);
  }
}
