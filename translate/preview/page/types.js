/**
 * What the server says: docs/preview.md has it in words. Only for editors and type checkers; not loaded.
 *
 * @typedef {[number, number]} Range  offsets in a text, in UTF-16 code units, as in `text.slice(start, end)`
 * @typedef {["=" | "-" | "+", string]} Piece  a piece of a word diff: kept, taken out, put in
 * @typedef {"reviewed" | "machine" | "changed" | "fuzzy" | "empty"} State
 * @typedef {{msgstr: string, approved: boolean}} Version  what a person sees of an entry and may change
 *
 * @typedef {object} Term
 * @property {string} french
 * @property {string[]} expected
 * @property {"ok" | "missing" | "forbidden" | "kept"} status
 * @property {Range[]} source
 * @property {Range[]} target
 *
 * @typedef {object} Finding
 * @property {string} check
 * @property {"error" | "warning" | "info"} severity
 * @property {string} message
 * @property {string[]} expected
 * @property {string | null} found
 * @property {Range[]} source
 * @property {Range[]} target
 * @property {string | null} repair  the msgstr as it would be
 *
 * @typedef {object} Segment
 * @property {string} id
 * @property {string} kind
 * @property {number | null} line  of its entry in the catalog
 * @property {string} msgid
 * @property {string} msgstr
 * @property {State} state
 * @property {string | null} locked  why it cannot be edited, if it cannot
 * @property {Piece[] | null} previous
 * @property {string[]} notes
 * @property {string[]} extracted
 * @property {Term[]} terms
 * @property {Finding[]} findings
 *
 * @typedef {object} Counts
 * @property {number} segments
 * @property {number} reviewed
 * @property {number} fuzzy
 * @property {number} empty
 * @property {number} words
 * @property {number} words_left
 *
 * @typedef {{code: string, name: string, own_name: string, tag: string, direction: "ltr" | "rtl"}} Language
 * @typedef {{article: string, title: string, languages: Record<string, Counts | null>}} Listed
 *
 * @typedef {object} Articles
 * @property {string} project
 * @property {string} source_language
 * @property {boolean} writable
 * @property {Language[]} languages
 * @property {Listed[]} articles
 * @property {{done: number, total: number}} counted
 * @property {string[]} errors
 *
 * @typedef {object} Article
 * @property {string} article
 * @property {string} language
 * @property {string} title
 * @property {string} path
 * @property {string} version
 * @property {boolean} writable
 * @property {Segment[]} segments
 * @property {Finding[]} findings  of the catalog as a whole
 * @property {Counts | null} status
 * @property {string[]} errors
 *
 * @typedef {object} Draft  a text that is not saved yet
 * @property {string} msgid
 * @property {string} text
 * @property {Version} base  what stood in the file when the person began to write
 *
 * @typedef {object} Place  what the address of the page says
 * @property {string} [article]
 * @property {string} [language]
 * @property {string} [at]  id of the segment that is current
 * @property {string} [show]  the filter
 * @property {string} [find]  the text that is searched for
 * @property {string} [sort]
 */
export {};
