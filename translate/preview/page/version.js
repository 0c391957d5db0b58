/** What a person sees of an entry and may change: its translation, and whether it is approved. */

/** @typedef {import("./types.js").Segment} Segment */
/** @typedef {import("./types.js").Version} Version */

/**
 * @param {Segment} segment
 * @returns {Version}
 */
export function versionOf({ msgstr, state }) {
  return { msgstr, approved: state === "reviewed" };
}

/**
 * @param {Version} one
 * @param {Version} other
 */
export function isSame(one, other) {
  return one.msgstr === other.msgstr && one.approved === other.approved;
}
