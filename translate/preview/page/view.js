/** What of a list is in the window, and how it stays there while the list changes. */

/**
 * Return what stands at the top of the window.
 * @template Row
 * @param {HTMLElement} list
 * @param {(element: Element | null) => Row} rowOf
 */
export function topOf(list, rowOf) {
  return rowOf(topElement(list));
}

/**
 * Do something to a list so that what the person looks at stays where it is.
 * @param {HTMLElement} list
 * @param {() => void} work
 */
export function holding(list, work) {
  const active = document.activeElement?.closest(".segment");
  const anchor = active && isInWindow(active) ? active : topElement(list);
  const top = anchor?.getBoundingClientRect().top ?? 0;
  const root = document.documentElement;
  root.style.overflowAnchor = "none";
  work();
  if (anchor?.isConnected) scrollBy({ top: anchor.getBoundingClientRect().top - top, behavior: "instant" });
  root.style.overflowAnchor = "";
}

/**
 * Do something to an element so that what is selected in it stays so, as far as it says the same.
 * @param {HTMLElement} element
 * @param {() => void} work
 */
export function selecting(element, work) {
  const selection = getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
  const isHere = range && !range.collapsed && element.contains(range.commonAncestorContainer);
  if (!selection || !isHere) return work();
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const words = range.toString();
  work();
  if (element.textContent.slice(start, start + words.length) !== words) return;
  const [from, to] = [start, start + words.length].map((offset) => placeOf(element, offset));
  if (from && to) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/**
 * Return where in an element a character of its text stands.
 * @param {HTMLElement} element
 * @param {number} offset
 */
function placeOf(element, offset) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const { length } = node.textContent ?? "";
    if (left <= length) return { node, offset: left };
    left -= length;
  }
  return null;
}

/** @param {Element} element */
function isInWindow(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/**
 * @param {HTMLElement} list
 * @returns {Element | null}
 */
function topElement(list) {
  const { left, width } = list.getBoundingClientRect();
  const tools = document.querySelector(".tools")?.getBoundingClientRect().bottom ?? 0;
  for (let y = Math.max(tools, 0) + 4; y < innerHeight; y += 24) {
    const found = document.elementFromPoint(left + width / 2, y)?.closest(".segment");
    if (found) return found;
  }
  return null;
}
