/** The head of an article: title, progress, what could not be read, and the choice of the language. */

import { count, element } from "./dom.js";
import { bar, inWords } from "./progress.js";

/** @typedef {import("./types.js").Article} Article */
/** @typedef {import("./types.js").Language} Language */

/**
 * @param {import("./types.js").Articles} articles
 * @param {Language} language
 * @param {Article} data
 * @param {(code: string) => void} choose
 */
export function header(articles, language, data, choose) {
  const title = element("h1", { lang: articles.source_language, tabindex: -1, id: "title" });
  const path = element("p", { class: "path" });
  const progress = element("p", { class: "progress" });
  const errors = element("ul", { class: "errors", hidden: true });
  const select = element("select", {}, ...articles.languages.map((one) => option(one, language)));
  select.addEventListener("change", () => choose(select.value));
  return {
    element: element("header", { class: "head" }, title, progress, path, errors),
    tools: element("div", { class: "tools" }, element("label", { class: "language" }, "Language ", select)),

    /** @param {Article} now */
    tell(now) {
      title.textContent = now.title || data.article;
      path.textContent = now.writable
        ? now.path
        : `${now.path}: for reading only. To edit, open the address that translate preview has printed.`;
      const wrong = [...now.errors, ...now.findings.map((finding) => `${finding.message} (${finding.check})`)];
      errors.replaceChildren(...wrong.map((text) => element("li", {}, text)));
      errors.hidden = wrong.length === 0;
      this.count(now.status);
    },

    /** @param {import("./types.js").Counts | null} counts */
    count(counts) {
      progress.hidden = counts === null;
      if (counts === null) return;
      const left = counts.words_left ? `, ${count(counts.words_left, "word")} left` : "";
      progress.replaceChildren(bar(counts), element("span", {}, inWords(counts) + left));
    },
  };
}

/**
 * @param {Language} one
 * @param {Language} current
 */
function option(one, current) {
  const name = one.name === one.own_name ? one.name : `${one.name} · ${one.own_name}`;
  return element("option", { value: one.code, selected: one.code === current.code }, name);
}
