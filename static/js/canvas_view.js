// CanvasView: base class of the board and the lenses, whose `data-base` is the URL of the canvas's notes.
class CanvasView extends BaseElement {
  #waiting = 0;
  // Whether the view differs from the server's state and has to be loaded again.
  #isOutdated = false;

  connect() {
    this.listen(this, "htmx:finally:request", ({ detail: { ctx } }) => ctx.resolve?.(ctx.response?.status < 400));
    SwapFilters.add((parts, ctx) => this.#skipOutdated(parts, ctx), this.signal);
  }

  get isEditable() {
    return this.hasAttribute("data-editable");
  }

  get status() {
    return this.querySelector(":scope > [role=status]");
  }

  get isWaiting() {
    return this.#waiting > 0;
  }

  // Write to `path` below the URL of the notes. Resolves to whether the change was saved, with the view up to date.
  async post(path, values = {}) {
    this.#waiting += 1;
    const isSaved = await this.send("POST", this.dataset.base + path, { target: this, swap: "none", values });
    this.#waiting -= 1;
    this.#isOutdated ||= !isSaved;
    await this.refreshIfOutdated();
    return isSaved;
  }

  // Send a request after those that this element has sent before. Resolves to whether it succeeded.
  send(method, url, options) {
    return new Promise((resolve) => {
      htmx.ajax(method, url, { source: this, resolve, ...options });
    });
  }

  async refreshIfOutdated() {
    if (!this.#isOutdated || this.isWaiting) return;
    this.#isOutdated = false;
    await this.refresh();
  }

  // A response shows the view without the writes that wait for theirs: ignore what it says of the view, and load it
  // when all are answered. Its notice stays, as it offers to undo its write, and so does its version if there are no
  // changes by others in it.
  #skipOutdated(parts, ctx) {
    const isOwn = ctx.sourceElement === this && ctx.request.method === "POST";
    // What the user holds must not be replaced.
    if (this.#waiting - isOwn < 1 && !this.querySelector(".lifted")) return parts;
    const revision = (element) => parseInt(element.dataset.revision);
    const isNext = ({ target, fragment }) => revision(fragment.firstElementChild) === revision(target) + 1;
    const isKept = (part) => (part.target?.id === "revision" ? isOwn && isNext(part) : !this.contains(part.target));
    this.#isOutdated ||= !parts.every(isKept);
    return parts.filter(isKept);
  }
}
