/** Builds elements. Data becomes text nodes and attribute values only, never markup. */

/** @typedef {string | number | Node | null | undefined | false | Child[]} Child */

/**
 * Return a new element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown>} [attributes] true stands for an empty value; false and null leave it out;
 *   a function listens to the event of that name
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, /** @type {EventListener} */ (value));
    else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value === true ? "" : String(value));
    }
  }
  made.append(...nodes(children));
  return made;
}

/**
 * Return a button.
 * @param {string} label
 * @param {Record<string, unknown>} attributes
 * @param {string} [key] the key that does the same, as it is shown
 */
export function button(label, attributes, key) {
  return element("button", { type: "button", ...attributes }, label, key && [" ", element("kbd", {}, key)]);
}

/**
 * Return a field for words to find; `/` goes there.
 * @param {string} label
 * @param {string} value
 * @param {(words: string) => void} changed
 */
export function searchField(label, value, changed) {
  const field = element("input", { type: "search", value, placeholder: label, "aria-label": label });
  field.setAttribute("aria-keyshortcuts", "/");
  field.addEventListener("input", () => changed(field.value));
  return field;
}

/**
 * Put the children of an element in order, touching only what is not in its place.
 * @param {Element} parent
 * @param {Element[]} children
 */
export function arrange(parent, children) {
  const wanted = new Set(children);
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove();
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

/**
 * Return the element of the page that has an id.
 * @param {string} id
 */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * Say a number with its noun.
 * @param {number} number
 * @param {string} one
 * @param {string} [many]
 */
export function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/**
 * @param {Child[]} children
 * @returns {(string | Node)[]}
 */
function nodes(children) {
  return children.flatMap((child) => {
    if (Array.isArray(child)) return nodes(child);
    if (child === null || child === undefined || child === false || child === "") return [];
    return [typeof child === "number" ? String(child) : child];
  });
}
