/** Saves, approves and takes back. Nothing that a person has written is lost on any way out of here. */

import * as api from "./api.js";
import { byId } from "./dom.js";
import { say, warn } from "./said.js";
import { isSame, versionOf } from "./version.js";

/** @typedef {import("./segment.js").Row} Row */
/** @typedef {import("./types.js").Segment} Segment */

export class Saver {
  /**
   * @param {object} told
   * @param {(status: import("./types.js").Counts | null) => void} told.saved
   * @param {(row: Row) => void} told.shown a row that should be seen
   */
  constructor(told) {
    this.told = told;
    /** @type {{row: Row, run: () => Promise<void> | void}[]} */
    this.steps = [];
    this.tell();
  }

  /**
   * Write a text into the catalog.
   * @param {Row} row
   * @param {boolean} approved
   * @param {string} text
   */
  async save(row, approved, text = row.text) {
    if (row.isBusy) return;
    const wanted = { msgstr: text, approved: approved && text.trim() !== "" };
    if (isSame(wanted, row.base) && !row.isInConflict) {
      row.forget();
      row.leave();
      row.build();
      say("Nothing to save: the file says the same.");
      return;
    }
    const former = row.segment;
    const segment = await this.post(row, wanted, row.base);
    if (!segment) return;
    this.remember(row, () => this.takeBack(row, former, versionOf(segment)));
    this.settle(row, segment, text);
    say(`Segment ${row.position}: ${told(former, segment)}.`);
  }

  /**
   * Send it; on a refusal show why.
   * @param {Row} row
   * @param {import("./types.js").Version} wanted
   * @param {import("./types.js").Version} before
   * @returns {Promise<Segment | null>} as it is in the file now; null if it was not written
   */
  async post(row, wanted, before) {
    row.isBusy = true;
    row.problem = "";
    row.refused = null;
    row.build();
    const { article, language } = row.desk;
    const { msgid } = row.segment;
    let status = null;
    try {
      const answer = await api.save({ article, language: language.code, msgid, ...wanted, before });
      status = answer.status;
      return answer.segment ?? { ...row.segment, ...wanted, state: wanted.approved ? "reviewed" : "fuzzy" };
    } catch (error) {
      refuse(row, error, wanted.approved);
      return null;
    } finally {
      row.isBusy = false;
      row.build();
      this.told.saved(status);
    }
  }

  /**
   * Close the editor, unless the person has written on meanwhile.
   * @param {Row} row
   * @param {Segment} segment as saved
   * @param {string} text as sent
   */
  settle(row, segment, text) {
    if (!row.draft || row.draft.text === text) {
      row.forget();
      row.leave();
    } else {
      row.draft = { ...row.draft, base: versionOf(segment) };
      row.keep(row.draft);
    }
    row.update(segment);
    this.told.saved(null);
  }

  /**
   * Write the former text again.
   * @param {Row} row
   * @param {Segment} former
   * @param {import("./types.js").Version} before what the file should say now
   */
  async takeBack(row, former, before) {
    const segment = await this.post(row, versionOf(former), before);
    if (!segment) return;
    row.update(segment);
    this.told.saved(null);
    const isWhole = segment.state === former.state;
    const origin = isWhole ? "" : ", but what the file said of its origin is not";
    say(`Segment ${row.position}: undone, the text is back${origin}.`);
  }

  /**
   * Drop the text that is not saved; undo brings it back.
   * @param {Row} row
   */
  discard(row) {
    const { draft } = row;
    if (draft) {
      this.remember(row, () => {
        row.keep(draft);
        row.build();
        say("Your text is back, not saved.");
      });
    }
    row.forget();
    row.leave();
    row.build();
    row.element.focus();
    say(draft ? "Your text is discarded." : "");
    this.told.saved(null);
  }

  /**
   * @param {Row} row
   * @param {() => Promise<void> | void} run
   */
  remember(row, run) {
    this.steps.push({ row, run });
    this.tell();
  }

  /** Take back the last step. */
  async undo() {
    const step = this.steps.pop();
    this.tell();
    if (!step) return;
    this.told.shown(step.row);
    await step.run();
  }

  tell() {
    const undo = byId("undo");
    if (this.steps.length === 0 && undo === document.activeElement) byId("main").focus({ preventScroll: true });
    undo.hidden = this.steps.length === 0;
  }
}

/**
 * @param {Row} row
 * @param {unknown} error
 * @param {boolean} approved what was wanted
 */
function refuse(row, error, approved) {
  if (error instanceof api.Refused && error.status === 409) {
    row.refused = approved;
    if (error.segment) row.update(error.segment);
    row.problem = row.isInConflict ? "" : error.message;
    warn(`Not saved: ${error.message}${row.isInConflict ? ". Both texts are shown." : ""}`);
  } else if (error instanceof api.Refused || error instanceof api.Unreached) {
    const kept = row.draft && error instanceof api.Unreached ? " Your text is kept in this browser." : "";
    row.problem = `Not saved: ${error.message}${kept}`;
    warn(row.problem);
  } else throw error;
}

/**
 * @param {Segment} former
 * @param {Segment} segment
 */
function told(former, segment) {
  if (segment.state === "reviewed") return former.state === "reviewed" ? "saved, reviewed" : "approved";
  if (segment.state === "empty") return "saved, without a translation";
  return former.state === "reviewed" ? "to be reviewed again" : "saved, still to review";
}
