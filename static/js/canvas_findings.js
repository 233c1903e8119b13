// <canvas-findings>: shows findings of the checks on cards and on their tab. It is loaded when the page is idle.
class CanvasFindings extends BaseElement {
  static DELAY = 1000;
  static LINKS =
    "canvas-sheet .note-link, canvas-lens:not([data-lens=checks], [data-lens=scorecard]) a.note-link";

  connect() {
    this.listen(document, "htmx:before:swap", this.#onBeforeSwap);
    this.listen(document, "htmx:after:swap", this.#onAfterSwap);
    if (this.dataset.revision) this.#show();
    else this.#scheduleLoad(0);
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  get #revision() {
    return document.getElementById("revision")?.dataset.revision;
  }

  // A redrawn card has no mark: remember which mark has the focus.
  #onBeforeSwap() {
    this.focused = document.activeElement?.dataset.mark;
  }

  #onAfterSwap() {
    this.#show();
    if (this.#revision && this.#revision !== this.dataset.revision) this.#scheduleLoad(CanvasFindings.DELAY);
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
