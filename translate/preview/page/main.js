/** Starts the page and shows what its address says: the list of the articles or one article. */

import * as api from "./api.js";
import { ArticleView } from "./article.js";
import { byId, element } from "./dom.js";
import { isUnsaved } from "./drafts.js";
import { follow } from "./events.js";
import { listen } from "./keys.js";
import { ListView } from "./list.js";
import { read, write } from "./place.js";
import { connection, warn } from "./said.js";

/** @typedef {import("./types.js").Place} Place */

/** @type {import("./keys.js").Open} */
const open = { article: null, list: null };
/** @type {import("./types.js").Articles | null} */
let known = null;
let visit = 0;
let isFirst = true;
/** @type {number | null} */
let top = null; // where in the window the segment of the next article shall stand

/** Show what the address says. */
async function show() {
  const place = read(location.hash);
  visit += 1;
  const number = visit;
  byId("main").setAttribute("aria-busy", "true");
  if (!open.article && !open.list) byId("main").replaceChildren(element("p", { class: "nothing" }, "Reading …"));
  try {
    const view = place.article ? await articleAt(place) : new ListView(place, await listed());
    if (number === visit) put(view);
    else view.close();
  } catch (error) {
    if (number === visit) fail(error);
  }
}

/**
 * @param {Place} place
 */
async function articleAt(place) {
  const { article = "", language = "" } = place;
  const isKnown = known?.languages.some((one) => one.code === language);
  const list = isKnown && known ? known : listed();
  const [articles, data] = await Promise.all([list, api.article(article, language)]);
  const spoken = articles.languages.find((one) => one.code === language);
  if (!spoken) throw new Error(`${language}: this project has no such language`);
  return new ArticleView({ ...place, article, language }, articles, spoken, data, go);
}

/** Ask for the list, and remember it: most of it stays as it is. */
async function listed() {
  known = await api.articles();
  return known;
}

/**
 * Put a view on the page.
 * @param {ArticleView | ListView} view
 */
function put(view) {
  const project = known?.project ?? "";
  close();
  const isArticle = view instanceof ArticleView;
  open.article = isArticle ? view : null;
  open.list = isArticle ? null : view;
  byId("project").textContent = isArticle ? `‹ ${project}` : project;
  byId("main").replaceChildren(...view.elements);
  byId("main").removeAttribute("aria-busy");
  const title = isArticle ? `${view.data.title || view.data.article} · ${view.language.name}` : "Articles";
  document.title = `${title} · ${project}`;
  if (isArticle && view.arrive(top)) top = null;
  else if (!isFirst) {
    scrollTo({ top: 0, behavior: "instant" });
    byId("title").focus({ preventScroll: true });
  }
  isFirst = false;
}

/** @param {unknown} error */
function fail(error) {
  close();
  const text = error instanceof Error ? error.message : String(error);
  const again = element("button", { type: "button", click: show }, "Try again");
  const links = element("p", { class: "buttons" }, element("a", { href: write({}) }, "All articles"), again);
  byId("main").removeAttribute("aria-busy");
  const title = element("h1", { id: "title", tabindex: -1 }, "This cannot be shown");
  byId("main").replaceChildren(title, element("p", {}, text), links);
  warn(text);
}

function close() {
  open.article?.close();
  open.list?.close();
  open.article = null;
  open.list = null;
}

/**
 * Go to another place.
 * @param {Place} place
 * @param {number | null} at where in the window its segment shall stand
 */
function go(place, at) {
  top = at;
  location.hash = write(place);
}

/** The list or the glossary has changed. */
function refresh() {
  if (open.article) open.article.refresh();
  else if (open.list) open.list.refresh();
  else show();
}

addEventListener("hashchange", show);
addEventListener("beforeunload", (event) => {
  if (isUnsaved()) event.preventDefault();
});
byId("skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
listen(open);
follow({
  changed: (article, language) => (open.article ? open.article.changed(article, language) : refresh()),
  articles: refresh,
  back: refresh,
  state: (state) => {
    connection(state);
    if (visit === 0) show(); // asked for after the stream is open, for what changes between is not told
  },
});
