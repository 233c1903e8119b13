// <canvas-findings>: puts what the checks found onto the cards and the tab; asks for it when nobody waits for anything else.
class CanvasFindings extends HTMLElement {
  static PAUSE = 1000;

  connectedCallback() {
    document.addEventListener("htmx:before:swap", this.#swaps);
    document.addEventListener("htmx:after:swap", this.#swapped);
    if (this.dataset.revision) this.#put();
    else this.#later(0);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    document.removeEventListener("htmx:before:swap", this.#swaps);
    document.removeEventListener("htmx:after:swap", this.#swapped);
  }

  get #revision() { return document.getElementById("revision")?.dataset.revision; }

  // A card that is redrawn comes without its mark: whoever was on that is brought back to it.
  #swaps = () => { this.here = document.activeElement?.dataset.mark; };

  #swapped = () => {
    this.#put();
    if (this.#revision && this.#revision !== this.dataset.revision) this.#later(CanvasFindings.PAUSE);
  };

  #later(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (window.requestIdleCallback ?? setTimeout)(this.#ask), pause);
  }

  // The answer is this element anew. Without one the marks stay as they are until the next write.
  #ask = async () => {
    const headers = { "HX-Request": "true", "HX-Request-Type": "partial" };
    try {
      const answer = await fetch(this.dataset.address, { headers });
      const text = await answer.text();
      if (answer.ok && this.isConnected) this.outerHTML = text;
    } catch { /* no connection: said above */ }
  };

  #put() {
    if (!this.dataset.revision) return;
    document.getElementById("findings-count").innerHTML = this.querySelector("[data-count]").innerHTML;
    const marks = new Map([...this.querySelectorAll("[data-mark]")].map((mark) => [mark.dataset.mark, mark]));
    const links = document.querySelectorAll("canvas-sheet .note-link, canvas-lens:not([data-lens=checks], [data-lens=scorecard]) a.note-link");
    for (const link of links) {
      const place = link.closest("li, .entry, th");
      if (place) this.#mark(link, place, marks);
    }
    if (document.activeElement === document.body) document.querySelector(`canvas-sheet [data-mark="${this.here}"]`)?.focus();
  }

  #mark(link, place, marks) {
    const mark = marks.get(link.dataset.note ?? place.id.slice(5));
    const there = place.querySelector(".mark");
    if (mark?.outerHTML === there?.outerHTML) return;
    there?.remove();
    if (!mark) return;
    const copy = mark.cloneNode(true);
    const meta = place.querySelector(".meta");
    if (meta) meta.append(copy);
    else link.after(copy);
    htmx.process(copy);
  }
}
customElements.define("canvas-findings", CanvasFindings);
