// CanvasView: base class of the board and the lenses, whose `data-base` is the URL of the canvas's notes.
class CanvasView extends BaseElement {
  connect() {
    this.listen(this, "htmx:finally:request", ({ detail: { ctx } }) => ctx.resolve?.(ctx.response?.status < 400));
  }

  get isEditable() {
    return this.hasAttribute("data-editable");
  }

  get status() {
    return this.querySelector(":scope > [role=status]");
  }

  // Send a request to `path` below the URL of the notes. Resolves to whether the change was saved.
  post(path, values = {}) {
    return new Promise((resolve) => {
      htmx.ajax("POST", this.dataset.base + path, { source: this, target: this, swap: "none", values, resolve });
    });
  }
}
