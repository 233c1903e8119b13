// <canvas-lens>: a way of looking at the canvas; what was written anywhere on the page draws it anew.
class CanvasLens extends HTMLElement {
  // Write in the background; `path` stands below the address of all notes. Tells whether it was saved.
  post(path, values = {}) {
    return new Promise((answered) => {
      htmx.ajax("POST", this.dataset.base + path, { source: this, target: this, swap: "none", values, answered });
    });
  }

  connectedCallback() {
    this.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => ctx.answered?.(ctx.response?.status < 400));
  }

  refresh() { return htmx.ajax("GET", this.dataset.address, { target: "#lens", swap: "outerMorph" }); }
}
customElements.define("canvas-lens", CanvasLens);
