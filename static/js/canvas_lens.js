// <canvas-lens>: a lens, which is loaded again after a write; `data-address` is its URL.
class CanvasLens extends CanvasView {
  connect() {
    super.connect();
    this.listen(document, "htmx:before:swap", this.#keepMarks);
  }

  refresh() {
    return this.send("GET", this.dataset.address, { target: "#lens", swap: "outerMorph" });
  }

  // A number that was typed stays in its row, and so does the decimal mark of the format in which it was typed.
  #keepMarks({ detail: { tasks } }) {
    const { elements = [] } = document.getElementById("measure") ?? {};
    for (const { id, name } of [...elements].filter(({ type, value }) => type === "text" && value)) {
      const kept = elements[`${name}-mark`]?.value ?? "";
      for (const row of tasks.map(({ fragment }) => fragment?.querySelector(`[id="${id}"]`)?.closest(".field"))) {
        row?.querySelector("[name$='-mark']")?.setAttribute("value", kept);
      }
    }
  }
}
customElements.define("canvas-lens", CanvasLens);
