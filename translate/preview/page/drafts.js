/**
 * Texts that are not saved yet. They live in this tab, and a copy in the browser's storage, by project,
 * article, language and segment, outlives a reload, a crash and a server that is gone.
 */

/** @typedef {import("./types.js").Draft} Draft */

/** @type {Map<string, Draft>} */
const here = new Map(); // what was written in this tab

export class Drafts {
  /**
   * @param {string} project
   * @param {string} article
   * @param {string} language
   */
  constructor(project, article, language) {
    this.prefix = `translate:${JSON.stringify([project, language, article])}:`;
  }

  /**
   * @param {string} id of a segment
   * @returns {Draft | null}
   */
  get(id) {
    return here.get(this.prefix + id) ?? stored(this.prefix + id);
  }

  /**
   * @param {string} id
   * @param {Draft} draft
   */
  set(id, draft) {
    here.set(this.prefix + id, draft);
    inStorage((storage) => storage.setItem(this.prefix + id, JSON.stringify(draft)));
  }

  /**
   * Forget a draft; one that another tab has written for the same segment stays stored.
   * @param {string} id
   */
  remove(id) {
    const key = this.prefix + id;
    const mine = this.get(id);
    here.delete(key);
    if (stored(key)?.text === mine?.text) inStorage((storage) => storage.removeItem(key));
  }

  /** @returns {string[]} the ids of the segments that have one */
  ids() {
    const keys = inStorage((storage) => Object.keys(storage)) ?? [];
    const own = [...keys, ...here.keys()].filter((key) => key.startsWith(this.prefix));
    return [...new Set(own.map((key) => key.slice(this.prefix.length)))];
  }
}

/** Whether something written in this tab is not saved. */
export function isUnsaved() {
  return here.size > 0;
}

/**
 * @param {string} key
 * @returns {Draft | null}
 */
function stored(key) {
  return inStorage((storage) => {
    const draft = JSON.parse(storage.getItem(key) ?? "null");
    const isWhole = typeof draft?.text === "string" && typeof draft?.base?.msgstr === "string";
    return isWhole ? draft : null;
  });
}

/**
 * Storage can be full or forbidden: then the drafts live in this tab only.
 * @template Result
 * @param {(storage: Storage) => Result} work
 * @returns {Result | null}
 */
function inStorage(work) {
  try {
    return work(localStorage);
  } catch {
    return null;
  }
}
