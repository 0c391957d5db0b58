/** What the glossary expects of a term: shown while the pointer or the focus is on it. */

import { byId, element } from "./dom.js";

/** @typedef {import("./types.js").Term} Term */

const SAID = {
  ok: "as the glossary has it",
  missing: "not found in the translation",
  forbidden: "a forbidden form is used",
  kept: "stays as in French",
};

/**
 * Show tips in a part of the page.
 * @param {HTMLElement} where
 * @param {(mark: HTMLElement) => {term: Term, marks: HTMLElement[], tag: string} | null} lookUp returns the
 *   term of a mark, its marks on both sides, and the language of what is expected
 */
export function showTips(where, lookUp) {
  const tip = byId("tip");
  /** @type {HTMLElement | null} */
  let shown = null;

  /** @param {Event} event */
  function enter(event) {
    const mark = termAt(event.target);
    const found = mark && lookUp(mark);
    if (!mark || !found) return;
    leave();
    shown = mark;
    tip.replaceChildren(...content(found.term, found.tag));
    mark.setAttribute("aria-describedby", "tip");
    for (const one of found.marks) one.classList.add("paired");
    tip.showPopover();
    place(tip, mark);
  }

  function leave() {
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    for (const one of where.querySelectorAll(".paired")) one.classList.remove("paired");
    tip.hidePopover();
    shown = null;
  }

  /** @param {PointerEvent} event */
  function out(event) {
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (shown && !shown.contains(to) && !tip.contains(to) && document.activeElement !== shown) leave();
  }

  where.addEventListener("pointerover", enter);
  where.addEventListener("focusin", enter);
  where.addEventListener("focusout", leave);
  where.addEventListener("pointerout", out);
  tip.onpointerleave = out;
  return {
    /** Hide the tip; tell whether there was one. */
    hide() {
      const wasShown = shown !== null;
      leave();
      return wasShown;
    },
  };
}

/** @param {EventTarget | null} target */
function termAt(target) {
  return target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("mark.term")) : null;
}

/**
 * @param {Term} term
 * @param {string} tag
 */
function content(term, tag) {
  const expected = term.expected.flatMap((form, index) => [
    index ? " or " : "",
    element(index ? "span" : "b", { lang: tag, dir: "auto" }, form),
  ]);
  return [
    element("span", { class: "pair" }, element("b", { lang: "fr", dir: "ltr" }, term.french), " → ", ...expected),
    element("span", { class: `status ${term.status}` }, SAID[term.status] ?? term.status),
  ];
}

/**
 * Put the tip under a mark, or above it where there is no room.
 * @param {HTMLElement} tip
 * @param {HTMLElement} mark
 */
function place(tip, mark) {
  const lines = mark.getClientRects();
  const box = lines[0] ?? mark.getBoundingClientRect();
  const below = lines[lines.length - 1] ?? box;
  const { width, height } = tip.getBoundingClientRect();
  const isAbove = below.bottom + height + 8 > innerHeight && box.top > height + 8;
  const left = Math.min(box.left, document.documentElement.clientWidth - width - 8);
  tip.style.left = `${Math.max(8, left)}px`;
  tip.style.top = `${isAbove ? box.top - height - 4 : below.bottom + 4}px`;
}
