/** Talks to the server that `translate preview` runs. */

const PATIENCE = 30_000; // milliseconds

/** The server said no. */
export class Refused extends Error {
  /**
   * @param {number} status of HTTP
   * @param {{error?: string, segment?: import("./types.js").Segment | null}} body
   */
  constructor(status, body) {
    super(body.error || `The server answered ${status}`);
    this.status = status;
    this.segment = body.segment ?? null;
  }
}

/** The server could not be reached, or broke off. */
export class Unreached extends Error {}

/** @returns {Promise<import("./types.js").Articles>} */
export function articles() {
  return ask("/api/articles");
}

/**
 * @param {string} article
 * @param {string} language
 * @returns {Promise<import("./types.js").Article>}
 */
export function article(article, language) {
  return ask(`/api/article?${new URLSearchParams({ article, language })}`);
}

/**
 * Write an entry into its catalog.
 * @param {{article: string, language: string, msgid: string, msgstr: string, approved: boolean,
 *   before: import("./types.js").Version}} entry
 * @returns {Promise<{segment: import("./types.js").Segment | null, status: import("./types.js").Counts | null}>}
 *   how it is in the file now; null where the article has it no longer
 */
export function save(entry) {
  return ask("/api/entry", entry);
}

/**
 * Check a text that is not saved.
 * @param {{article: string, language: string, msgid: string, msgstr: string}} text
 * @returns {Promise<{findings: import("./types.js").Finding[], terms: import("./types.js").Term[]}>}
 */
export function check(text) {
  return ask("/api/check", text);
}

/**
 * @param {string} address
 * @param {object} [body] what is posted, if anything
 */
async function ask(address, body) {
  const options = body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  let response;
  let said;
  try {
    response = await fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) });
    said = await response.json().catch((error) => {
      if (error instanceof SyntaxError) return {};
      throw error;
    });
  } catch {
    throw new Unreached("The server cannot be reached. Is `translate preview` still running?");
  }
  if (!response.ok) throw new Refused(response.status, said);
  return said;
}
