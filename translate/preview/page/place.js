/** The address of the page: `#/ARTICLE/LANGUAGE?at=SEGMENT&show=FILTER&find=TEXT`, or `#/` for the list. */

/** @typedef {import("./types.js").Place} Place */

const PAUSE = 300; // milliseconds between two notes
let last = 0;
let timer = 0;
const KEYS = /** @type {const} */ (["at", "show", "find", "sort", "language"]);

/**
 * @param {string} hash as in `location.hash`
 * @returns {Place}
 */
export function read(hash) {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?", 2);
  const parts = path.split("/").filter(Boolean).map(decoded);
  const found = new URLSearchParams(query);
  /** @type {Place} */
  const place = {};
  for (const key of KEYS) {
    const value = found.get(key);
    if (value) place[key] = value;
  }
  if (parts.length > 1) {
    place.language = parts.pop();
    place.article = parts.join("/");
  }
  return place;
}

/**
 * @param {Place} place
 * @returns {string} the hash
 */
export function write({ article, language, ...rest }) {
  const path = article && language ? [...article.split("/"), language].map(encodeURIComponent).join("/") : "";
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(path ? rest : { language, ...rest })) if (value) query.set(key, value);
  return `#/${path}${query.size ? `?${query}` : ""}`;
}

/**
 * Say where one is without a new step in the browser's history. Browsers refuse to hear that too often, so
 * of many places in a row some are passed over; the last one never, unless the page goes elsewhere.
 * @param {Place} place
 */
export function note(place) {
  const from = location.hash;
  const hash = write(place);
  clearTimeout(timer);
  const wait = Math.max(0, last + PAUSE - Date.now());
  const run = () => {
    if (location.hash !== from || hash === from) return;
    last = Date.now();
    history.replaceState(null, "", hash);
  };
  if (wait) timer = setTimeout(run, wait);
  else run();
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
