/** Bars that show how far a translation is. */

import { element } from "./dom.js";

/** @typedef {Pick<import("./types.js").Counts, "segments" | "reviewed" | "fuzzy" | "empty">} Progress */

/**
 * Return a bar: reviewed, to review, empty. It is for the eye; the same stands beside it in words.
 * @param {Progress} counts
 */
export function bar({ segments, reviewed, fuzzy }) {
  const share = (/** @type {number} */ number) => `${segments ? (100 * number) / segments : 0}%`;
  const parts = [element("span", { class: "reviewed" }), element("span", { class: "fuzzy" })];
  parts[0].style.inlineSize = share(reviewed);
  parts[1].style.inlineSize = share(fuzzy);
  return element("span", { class: "bar", "aria-hidden": "true" }, ...parts);
}

/**
 * Say it in words.
 * @param {Progress} counts
 */
export function inWords({ segments, reviewed, fuzzy, empty }) {
  const parts = [`${reviewed} of ${segments} reviewed`, fuzzy && `${fuzzy} to review`, empty && `${empty} empty`];
  return parts.filter(Boolean).join(", ");
}
