/** Builds many rows without a pause that one feels: those near the window at once, the others in portions. */

const NEAR = "800px"; // beyond the window
const SLICE = 12; // milliseconds of work at a time

export class Portions {
  /** @param {(element: Element) => void} build builds what is not built yet */
  constructor(build) {
    this.build = build;
    /** @type {Element[]} */
    this.waiting = [];
    this.timer = 0;
    this.watcher = new IntersectionObserver((seen) => this.near(seen), { rootMargin: NEAR });
  }

  /** @param {Element[]} elements */
  add(elements) {
    for (const one of elements) this.watcher.observe(one);
    this.waiting.push(...elements.slice().reverse());
    this.next();
  }

  stop() {
    this.watcher.disconnect();
    clearTimeout(this.timer);
    this.waiting = [];
  }

  /** @param {IntersectionObserverEntry[]} seen */
  near(seen) {
    for (const { target, isIntersecting } of seen) if (isIntersecting) this.one(target);
  }

  /** @param {Element} element */
  one(element) {
    this.watcher.unobserve(element);
    this.build(element);
  }

  next() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const end = performance.now() + SLICE;
      while (this.waiting.length && performance.now() < end) this.one(/** @type {Element} */ (this.waiting.pop()));
      if (this.waiting.length) this.next();
    }, 16);
  }
}
