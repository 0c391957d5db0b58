/** The line at the foot of the page: what was done, what went wrong, whether the files are followed. */

import { byId } from "./dom.js";

const CONNECTION = {
  waiting: "Connecting …",
  open: "Following the files",
  lost: "Connection lost, trying again …",
};

/**
 * Say what was done; screen readers hear it when they have time.
 * @param {string} text
 */
export function say(text) {
  byId("warned").textContent = "";
  byId("said").textContent = text;
}

/**
 * Say what went wrong; screen readers hear it at once.
 * @param {string} text
 */
export function warn(text) {
  byId("said").textContent = "";
  byId("warned").textContent = text;
}

/** @param {keyof typeof CONNECTION} state */
export function connection(state) {
  const line = byId("connection");
  if (line.dataset.state === state) return;
  if (state === "lost") warn("The connection to `translate preview` is lost. What you write is kept here.");
  if (state === "open" && line.dataset.state === "lost") say("Connected again.");
  line.dataset.state = state;
  line.textContent = CONNECTION[state];
}
