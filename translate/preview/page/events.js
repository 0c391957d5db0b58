/** Follows the files: the server says what has changed (Server-Sent Events, HTML standard, section 9.2). */

const SLOWEST = 10_000; // milliseconds between two tries

/**
 * Follow until the page is closed. While nobody looks the stream is closed, for a browser has only six
 * connections to a server, whatever the number of its tabs.
 * @param {object} told
 * @param {(article: string, language: string | null) => void} told.changed
 * @param {() => void} told.articles the list or the glossary has changed
 * @param {() => void} told.back connected again: anything may have changed
 * @param {(state: "open" | "lost") => void} told.state
 */
export function follow(told) {
  /** @type {EventSource | null} */
  let stream = null;
  let isFirst = true;
  let pause = 500;
  let timer = 0;

  function open() {
    close();
    stream = new EventSource("/api/events");
    stream.addEventListener("open", () => {
      told.state("open");
      if (!isFirst) told.back();
      isFirst = false;
      pause = 500;
    });
    stream.addEventListener("error", () => {
      close();
      told.state("lost");
      timer = setTimeout(open, pause);
      pause = Math.min(2 * pause, SLOWEST);
    });
    stream.addEventListener("changed", (event) => {
      const { article, language } = JSON.parse(event.data);
      told.changed(article, language);
    });
    stream.addEventListener("articles", () => told.articles());
  }

  function close() {
    clearTimeout(timer);
    stream?.close();
    stream = null;
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) close();
    else open();
  });
  addEventListener("pageshow", (event) => event.persisted && open());
  open();
}
