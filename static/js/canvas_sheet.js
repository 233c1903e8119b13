// <canvas-sheet>: the board, with its keyboard shortcuts and the tools of its cards.
class CanvasSheet extends CanvasView {
  static ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  static TOOLS = { e: "edit", F2: "edit", d: "copy", Delete: "deletion", Backspace: "deletion" };
  // The id of the card that was selected last.
  #last = "";

  // Return the digit of a segment's shortcut; undefined for other keys. With Alt, keys type other characters.
  static digitOf({ altKey, shiftKey, code }) {
    return altKey && shiftKey ? /^Digit(\d)$/.exec(code)?.[1] : undefined;
  }

  connect() {
    super.connect();
    this.listen(this, "keydown", this.#onKeyDown);
    this.listen(this, "click", this.#onClick, { capture: true });
    SwapFilters.add((parts, ctx) => this.#skipOutdated(parts, ctx), this.signal);
  }

  // Load the sheet from the server.
  refresh() {
    const board = new URL("..", new URL(this.dataset.base, location.href));
    return this.send("GET", board.pathname + location.search, { target: "#sheet", swap: "outerMorph" });
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
    const note = event.target.closest(".note");
    const isSelecting = this.isEditable && note && (event.ctrlKey || event.metaKey || event.shiftKey);
    if (event.target.matches("[name=note]")) return this.#select(note, event.shiftKey, event.target.checked);
    if (!button && !isSelecting) return;
    event.preventDefault();
    event.stopPropagation();
    if (button) this.#useTool(button.dataset.tool, note);
    else this.#select(note, event.shiftKey);
  }

  get #isSelecting() {
    return Boolean(this.querySelector("[name=note]:checked"));
  }

  // Select a note or, if it is selected, do not; or select all notes of its block from the last one to it.
  #select(note, isRange, isSelected = !note.querySelector("[name=note]")?.checked) {
    const notes = [...note.parentElement.children];
    const end = notes.indexOf(note);
    const start = isRange ? notes.findIndex(({ id }) => id === this.#last) : -1;
    const range = start < 0 ? [note] : notes.slice(Math.min(start, end), Math.max(start, end) + 1);
    for (const box of range.flatMap((each) => [...each.querySelectorAll("[name=note]")])) {
      box.checked = start >= 0 || isSelected;
    }
    if (start < 0) this.#last = note.id;
  }

  // Add a segment to the selected notes, or to the one that has the focus, or take it away.
  #toggleSegment(digit, note) {
    const button = document.querySelectorAll("#selection [name=segment]")[digit - 1];
    if (!button) return;
    if (this.#isSelecting) button.click();
    else this.post("selection/", { note: note.dataset.note, segment: button.value });
  }

  #onKeyDown(event) {
    const note = event.target.closest(".note");
    const block = event.target.closest(".block");
    const isInField = event.target.matches("input:not([name=note]), textarea, select, button");
    if (!block || isInField || event.ctrlKey || event.metaKey) return;
    const isArrow = event.key in CanvasSheet.ARROWS;
    const isHandled = isArrow ? this.#onArrow(event, note, block) : this.#onShortcut(event, note, block);
    if (!isHandled) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #onShortcut(event, note, block) {
    if (!this.isEditable) return false;
    const { key } = event;
    const tool = CanvasSheet.TOOLS[key];
    const digit = CanvasSheet.digitOf(event);
    if (digit && note) this.#toggleSegment(digit, note);
    else if (key === "x" && note) this.#select(note);
    else if (key === "Escape" && this.#isSelecting) document.getElementById("selection").reset();
    else if (tool === "deletion" && this.#isSelecting) document.getElementById("delete-selected").click();
    else if (key === "n") this.#compose(block);
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
    else if (event.shiftKey && y && note && this.isEditable) this.#extend(note, y);
    else if (y) this.#focusNext(event.target, block, y);
    else this.#focus(this.#neighbourOf(block, x, 0));
    return true;
  }

  #extend(note, y) {
    const next = y < 0 ? note.previousElementSibling : note.nextElementSibling;
    if (!note.querySelector("[name=note]:checked")) this.#select(note);
    if (!next) return;
    this.#select(next, true);
    next.querySelector(".note-link")?.focus();
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
