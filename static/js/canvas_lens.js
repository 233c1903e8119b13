// <canvas-lens>: a lens, which is loaded again after a write; `data-address` is its URL.
class CanvasLens extends CanvasView {
  refresh() {
    return htmx.ajax("GET", this.dataset.address, { target: "#lens", swap: "outerMorph" });
  }
}
customElements.define("canvas-lens", CanvasLens);
