// <canvas-sheet>: the board, with its keyboard shortcuts and the tools of its cards.
class CanvasSheet extends CanvasView {
  static ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  static TOOLS = { e: "edit", F2: "edit", d: "copy", Delete: "deletion", Backspace: "deletion" };

  connect() {
    super.connect();
    this.listen(this, "keydown", this.#onKeyDown);
    this.listen(this, "click", this.#onClick, { capture: true });
    SwapFilters.add((parts, ctx) => this.#skipOutdated(parts, ctx), this.signal);
  }

  // Load the sheet from the server.
  refresh() {
    const board = new URL("..", new URL(this.dataset.base, location.href));
    return htmx.ajax("GET", board.pathname + location.search, { target: "#sheet", swap: "outerMorph" });
  }

  // A response to a write updates the version that the page showed when it was sent. If the sheet was loaded since,
  // load it again instead: a text edited on a card must be of the version that the page names.
  #skipOutdated(parts, ctx) {
    const seen = ctx.request.method === "GET" ? null : ctx.request.body?.get("seen");
    const { revision } = document.getElementById("revision")?.dataset ?? {};
    if (!seen || !revision || seen === revision) return parts;
    setTimeout(() => this.refresh());
    return parts.filter(({ target }) => target?.id !== "revision" && !this.contains(target));
  }

  #onClick(event) {
    const button = event.target.closest("[data-tool]");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    this.#useTool(button.dataset.tool, button.closest(".note"));
  }

  #onKeyDown(event) {
    const note = event.target.closest(".note");
    const block = event.target.closest(".block");
    const isInField = event.target.matches("input, textarea, select, button");
    if (!block || isInField || event.ctrlKey || event.metaKey) return;
    const isArrow = event.key in CanvasSheet.ARROWS;
    const isHandled = isArrow ? this.#onArrow(event, note, block) : this.#onShortcut(event.key, note, block);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onShortcut(key, note, block) {
    if (!this.isEditable) return false;
    const tool = CanvasSheet.TOOLS[key];
    if (key === "n") this.#compose(block);
    else if (key === "?") document.getElementById("keys").showPopover();
    else if (tool && note) this.#useTool(tool, note);
    else return false;
    return true;
  }

  #compose({ dataset: { block } }) {
    this.querySelector("board-composer").dispatchEvent(new CustomEvent("compose-note", { detail: { block } }));
  }

  async #useTool(tool, note) {
    if (tool === "edit") return note.dispatchEvent(new CustomEvent("edit-note", { bubbles: true }));
    if (note.ariaBusy) return;
    const neighbour = note.nextElementSibling ?? note.previousElementSibling ?? note.closest(".block");
    if (tool === "deletion") note.ariaBusy = "true";
    const isSaved = await this.post(`${note.dataset.note}/${tool}/`);
    note.removeAttribute("aria-busy");
    // Do not take the focus from where the user has moved it meanwhile.
    const isFocusHere = document.activeElement === document.body || note.contains(document.activeElement);
    if (!isSaved || !isFocusHere) return;
    this.#focus(tool === "copy" ? document.getElementById(note.id)?.nextElementSibling : neighbour);
  }

  #onArrow(event, note, block) {
    const [x, y] = CanvasSheet.ARROWS[event.key];
    if (event.altKey && !(this.isEditable && note)) return false;
    if (event.altKey) this.#move(note, x, y);
    else if (y) this.#focusNext(event.target, block, y);
    else this.#focus(this.#neighbourOf(block, x, 0));
    return true;
  }

  // Focus the next note of the block, then its button to add notes, then the block above or below.
  #focusNext(from, block, y) {
    const stops = [...block.querySelectorAll(".note-link, .add")].filter((stop) => stop.checkVisibility());
    const current = from.closest(".note")?.querySelector(".note-link") ?? from;
    const next = stops[stops.indexOf(current) + y];
    if (next) next.focus();
    else this.#focus(this.#neighbourOf(block, 0, y), y < 0);
  }

  #focus(place, isLast = false) {
    const links = [...(place?.querySelectorAll(".note-link") ?? [])];
    (links.at(isLast ? -1 : 0) ?? place?.querySelector(".add"))?.focus();
  }

  #move(note, x, y) {
    const sibling = y && (y < 0 ? note.previousElementSibling : note.nextElementSibling);
    const block = x && this.#neighbourOf(note.closest(".block"), x, 0);
    if (sibling && y < 0) sibling.before(note);
    else if (sibling) sibling.after(note);
    else if (block) block.querySelector(".notes").append(note);
    else return;
    note.querySelector(".note-link").focus();
    note.dispatchEvent(new CustomEvent("note-moved", { bubbles: true, detail: { focus: true } }));
  }

  // Return the nearest block in a direction, in the current layout: of those at the same distance, the one that shares
  // the longest edge.
  #neighbourOf(block, x, y) {
    const from = block.getBoundingClientRect();
    const others = [...this.querySelectorAll(".block")].filter((other) => other !== block);
    const candidates = others
      .map((other) => ({ other, ...this.#measure(from, other.getBoundingClientRect(), x, y) }))
      .filter(({ distance, overlap }) => distance > -2 && overlap > 2)
      .sort((a, b) => Math.round(a.distance - b.distance) || b.overlap - a.overlap);
    return candidates[0]?.other;
  }

  #measure(from, to, x, y) {
    const right = x > 0 ? to.left - from.right : from.left - to.right;
    const down = y > 0 ? to.top - from.bottom : from.top - to.bottom;
    const width = Math.min(from.right, to.right) - Math.max(from.left, to.left);
    const height = Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top);
    return x ? { distance: right, overlap: height } : { distance: down, overlap: width };
  }
}
customElements.define("canvas-sheet", CanvasSheet);
