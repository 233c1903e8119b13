// <canvas-findings>: shows findings of the checks on cards and on their tab. It is loaded when the page is idle, and at
// once after a save in a drawer that shows findings, which are dimmed until then: they may be gone.
class CanvasFindings extends BaseElement {
  static DELAY = 1000;
  static LINKS =
    "canvas-sheet .note-link, canvas-lens:not([data-lens=checks], [data-lens=scorecard]) a.note-link";

  connect() {
    this.listen(document, "htmx:before:swap", this.#onBeforeSwap);
    this.listen(document, "htmx:after:swap", this.#onAfterSwap);
    this.#show();
    // A change may have been saved while these were on their way.
    if (!this.dataset.revision || this.#isOlderThanPage) this.#scheduleLoad(0);
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  get #revision() {
    return document.getElementById("revision")?.dataset.revision;
  }

  // A revision is a number and, behind it, what tells it from one of the same number before a restore.
  get #isOlderThanPage() {
    return parseInt(this.dataset.revision) < parseInt(this.#revision);
  }

  get #inDrawer() {
    return document.getElementById("findings-of");
  }

  // A redrawn card has no mark: remember which mark has the focus.
  #onBeforeSwap() {
    this.focused = document.activeElement?.dataset.mark;
  }

  #onAfterSwap({ target }) {
    this.#show();
    const isOutdated = this.#revision && this.#revision !== this.dataset.revision;
    if (isOutdated) this.#scheduleLoad(this.#inDrawer ? 0 : CanvasFindings.DELAY);
    if (isOutdated || target.id === "findings-of") this.#inDrawer?.setAttribute("aria-busy", !!isOutdated);
  }

  #scheduleLoad(delay) {
    clearTimeout(this.timer);
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    this.timer = setTimeout(() => whenIdle(() => this.#load()), delay);
  }

  // The response replaces this element.
  async #load() {
    const headers = { "HX-Request": "true", "HX-Request-Type": "partial" };
    try {
      const response = await fetch(this.dataset.address, { headers });
      const html = await response.text();
      if (!response.ok || !this.isConnected) return;
      this.outerHTML = html;
      document.dispatchEvent(new Event("marks-loaded"));
    } catch {
      // Without a connection the marks stay as they are until the next write.
    }
  }

  #show() {
    if (!this.dataset.revision) return;
    document.getElementById("findings-count").innerHTML = this.querySelector("[data-count]").innerHTML;
    const marks = new Map([...this.querySelectorAll("[data-mark]")].map((mark) => [mark.dataset.mark, mark]));
    for (const link of document.querySelectorAll(CanvasFindings.LINKS)) {
      const place = link.closest("li, .entry, th");
      if (place) this.#showMark(marks.get(link.closest("[data-note]")?.dataset.note), link, place);
    }
    if (document.activeElement !== document.body) return;
    document.querySelector(`canvas-sheet [data-mark="${this.focused}"]`)?.focus();
  }

  #showMark(mark, link, place) {
    const current = place.querySelector(".mark");
    if (this.#stateOf(mark) === this.#stateOf(current)) return;
    current?.remove();
    if (!mark) return;
    const copy = mark.cloneNode(true);
    const marks = place.querySelector(".marks");
    if (marks) marks.prepend(copy);
    else link.after(copy);
    htmx.process(copy);
  }

  #stateOf(mark) {
    return mark ? `${mark.className} ${mark.dataset.findings}` : "";
  }
}
customElements.define("canvas-findings", CanvasFindings);
