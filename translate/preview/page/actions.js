/** What the buttons of a segment do; keys and a double click do the same. */

/** @typedef {import("./segment.js").Row} Row */
/** @typedef {import("./saving.js").Saver} Saver */

export class Actions {
  /** @param {Saver} saver */
  constructor(saver) {
    this.saver = saver;
    this.told = {
      save: (/** @type {Row} */ row, /** @type {boolean} */ approved) => saver.save(row, approved),
      discard: (/** @type {Row} */ row) => saver.discard(row),
    };
  }

  /**
   * Listen to the buttons of a list, and to double clicks on translations.
   * @param {HTMLElement} list
   * @param {(element: Element | null) => Row | null} rowOf
   */
  listen(list, rowOf) {
    list.addEventListener("click", ({ target }) => {
      const pressed = target instanceof Element ? target.closest("button[data-action]") : null;
      const row = rowOf(pressed);
      if (!pressed || !row) return;
      this.run(row, pressed.getAttribute("data-action") ?? "", Number(pressed.getAttribute("data-index")));
    });
    list.addEventListener("dblclick", ({ target }) => {
      if (!(target instanceof Element) || target.closest("textarea, button")) return;
      if (target.closest(".translation")) rowOf(target)?.edit(this.told);
    });
  }

  /**
   * Do what a button says.
   * @param {Row} row
   * @param {string} action
   * @param {number} [index] of the finding that is repaired
   */
  run(row, action, index = 0) {
    /** @type {Record<string, () => unknown>} */
    const actions = {
      edit: () => row.edit(this.told),
      save: () => this.saver.save(row, row.base.approved),
      approve: () => this.saver.save(row, true),
      reopen: () => this.saver.save(row, false),
      repair: () => this.repair(row, index),
      discard: () => this.saver.discard(row),
      theirs: () => this.saver.discard(row),
      mine: () => this.mine(row),
      over: () => this.over(row),
    };
    return actions[action]?.();
  }

  /**
   * The own text is what one goes on with.
   * @param {Row} row
   */
  mine(row) {
    row.rebase();
    row.edit(this.told);
  }

  /**
   * The own text is saved over what the file says; approved, if that was refused before.
   * @param {Row} row
   */
  over(row) {
    const approved = row.refused ?? row.base.approved;
    row.rebase();
    return this.saver.save(row, approved);
  }

  /**
   * @param {Row} row
   * @param {number} index
   */
  repair(row, index) {
    const text = (row.live ?? row.segment).findings[index]?.repair;
    if (text === null || text === undefined) return;
    if (row.editor) {
      row.editor.focus();
      row.editor.put(text);
    } else this.saver.save(row, row.base.approved, text);
  }
}
