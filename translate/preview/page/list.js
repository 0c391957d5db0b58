/** The articles and how far they are in each language. */

import * as api from "./api.js";
import { arrange, count, element, searchField } from "./dom.js";
import { note, write } from "./place.js";
import { Portions } from "./portions.js";
import { bar, inWords } from "./progress.js";

/** @typedef {import("./types.js").Articles} Articles */
/** @typedef {import("./types.js").Listed} Listed */
/** @typedef {import("./types.js").Place} Place */

const PAUSE = 200; // milliseconds between two questions
/** @type {Record<string, string>} */
const SORTS = { name: "by name", left: "most left first", done: "least left first" };

export class ListView {
  /**
   * @param {Place} place
   * @param {Articles} articles
   */
  constructor(place, articles) {
    this.articles = articles;
    this.find = place.find ?? "";
    this.sort = place.sort && place.sort in SORTS ? place.sort : "name";
    this.language = place.language ?? "";
    /** @type {Map<string, {data: string, element: HTMLElement, isBuilt: boolean}>} */
    this.rows = new Map();
    this.list = element("ul", { class: "articles" });
    this.nothing = element("p", { class: "nothing", hidden: true }, "No article is like this.");
    this.portions = new Portions((row) => this.build(row));
    this.input = searchField("Find an article", this.find, (find) => this.choose({ find }));
    this.summary = element("p", { class: "progress" });
    this.errors = element("ul", { class: "errors" });
    this.tools = element("div", { class: "tools" });
    const title = element("h1", { id: "title", tabindex: -1 }, "Articles");
    const head = element("header", { class: "head" }, title, this.summary, this.errors);
    this.elements = [head, this.tools, this.list, this.nothing];
    this.isAsking = false;
    this.isStale = false;
    this.isClosed = false;
    this.show(articles);
  }

  close() {
    this.isClosed = true;
    this.portions.stop();
  }

  /** Ask anew, one question at a time, until all is counted. */
  async refresh() {
    this.isStale = true;
    if (this.isAsking) return;
    this.isAsking = true;
    while (this.isStale && !this.isClosed) {
      this.isStale = false;
      const articles = await api.articles().catch(() => null);
      if (articles && !this.isClosed) this.show(articles);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    this.isAsking = false;
  }

  /** @param {Partial<{find: string, sort: string, language: string}>} chosen */
  choose(chosen) {
    Object.assign(this, chosen);
    note({ find: this.find, sort: this.sort === "name" ? "" : this.sort, language: this.language });
    this.show(this.articles);
  }

  /** @param {Articles} articles */
  show(articles) {
    this.articles = articles;
    if (articles.counted.done < articles.counted.total) this.refresh();
    if (!articles.languages.some((one) => one.code === this.language)) this.language = "";
    this.showTools();
    const wanted = this.find.trim().toLowerCase();
    const shown = articles.articles
      .filter(({ article, title }) => `${article} ${title}`.toLowerCase().includes(wanted))
      .sort((one, other) => this.compare(one, other));
    arrange(this.list, shown.map((one) => this.row(one)));
    this.list.hidden = shown.length === 0;
    this.nothing.hidden = shown.length > 0;
    this.nothing.textContent = articles.articles.length
      ? "No article is like this."
      : "No catalog yet: run `translate update`.";
    const left = shown.reduce((sum, one) => sum + this.left(one), 0);
    const isCounting = articles.counted.done < articles.counted.total;
    const { length } = this.language ? [1] : articles.languages;
    this.summary.textContent =
      `${count(shown.length, "article")}, ${count(length, "language")}, ` +
      (left || isCounting ? `${count(left, "word")} left` : "nothing left to do") +
      (isCounting ? ", still counting …" : "");
    this.errors.replaceChildren(...articles.errors.map((text) => element("li", {}, text)));
    this.errors.hidden = articles.errors.length === 0;
  }

  /** Build the choices, again only when the languages have changed. */
  showTools() {
    const codes = this.articles.languages.map((one) => one.code).join();
    if (this.tools.dataset.languages === codes) return;
    this.tools.dataset.languages = codes;
    const languages = Object.fromEntries(this.articles.languages.map((one) => [one.code, one.name]));
    const names = /** @type {Record<string, string>} */ ({ "": "all", ...languages });
    this.tools.replaceChildren(
      choice("Language ", names, this.language, (language) => this.choose({ language })),
      choice("Order ", SORTS, this.sort, (sort) => this.choose({ sort })),
      this.input,
    );
  }

  /**
   * @param {Listed} one
   * @param {Listed} other
   */
  compare(one, other) {
    if (this.sort === "name") return one.article.localeCompare(other.article, "fr");
    return (this.sort === "left" ? -1 : 1) * (this.left(one) - this.left(other));
  }

  /**
   * Return the words that are left in the languages that are shown.
   * @param {Listed} article
   */
  left({ languages }) {
    const counts = Object.entries(languages).filter(([code]) => !this.language || code === this.language);
    return counts.reduce((sum, [, one]) => sum + (one?.words_left ?? 0), 0);
  }

  /**
   * Return the row of an article; the one that is there if nothing has changed.
   * @param {Listed} listed
   */
  row(listed) {
    const data = JSON.stringify([listed, this.language]);
    const known = this.rows.get(listed.article);
    if (known?.data === data) return known.element;
    const row = known?.element ?? element("li", { class: "article", "data-article": listed.article });
    this.rows.set(listed.article, { data, element: row, isBuilt: false });
    if (known?.isBuilt) this.build(row);
    else if (!known) this.portions.add([row]);
    return row;
  }

  /** @param {Element} row */
  build(row) {
    const known = this.rows.get(row.getAttribute("data-article") ?? "");
    if (!known || known.isBuilt) return;
    known.isBuilt = true;
    const [{ article, title, languages }] = JSON.parse(known.data);
    const focused = row.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
    row.replaceChildren(
      element("h2", { lang: this.articles.source_language }, title || article),
      element("p", { class: "path" }, article),
      element("ul", { class: "languages" }, ...this.versions(article, languages)),
    );
    if (!focused) return;
    const links = [...row.querySelectorAll("a")];
    links.find((link) => link.getAttribute("href") === focused)?.focus({ preventScroll: true });
  }

  /**
   * @param {string} article
   * @param {Record<string, import("./types.js").Counts | null>} languages
   */
  versions(article, languages) {
    const shown = this.articles.languages.filter((one) => !this.language || one.code === this.language);
    return shown.map(({ code, name, own_name, tag, direction }) => {
      const counts = languages[code];
      const own = element("span", { lang: tag, dir: direction, class: "own" }, own_name);
      const label = [element("span", { class: "name" }, name), " ", own];
      const left = counts ? counts.segments - counts.reviewed : 0;
      const words = counts
        ? [
            element("span", { class: "words", "aria-hidden": "true" }, left ? `${left} left` : "✓ done"),
            bar(counts),
            element("span", { class: "hidden" }, `: ${inWords(counts)}`),
          ]
        : [element("span", { class: "words" }, "…")];
      const link = element("a", { href: write({ article, language: code }) }, ...label, ...words);
      return element("li", { class: counts && !left ? "done" : "" }, link);
    });
  }
}

/**
 * @param {string} label
 * @param {Record<string, string>} options
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
function choice(label, options, chosen, choose) {
  const all = Object.entries(options);
  const select = element(
    "select",
    {},
    ...all.map(([value, text]) => element("option", { value, selected: value === chosen }, text)),
  );
  select.addEventListener("change", () => choose(select.value));
  return element("label", {}, label, select);
}
