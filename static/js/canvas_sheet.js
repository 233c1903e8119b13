// <canvas-sheet>: keys and tools of the cards. Everything it does is a request that a form could make as well.
class CanvasSheet extends HTMLElement {
  connectedCallback() {
    this.editable = this.hasAttribute("data-editable");
    this.addEventListener("keydown", this.#key);
    this.addEventListener("click", this.#click, true);
    this.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => ctx.answered?.(ctx.response?.status < 400));
    document.querySelector("[data-keys]")?.addEventListener("click", this.#showKeys);
  }

  // Write in the background; `path` stands below the address of all notes. Tells whether it was saved.
  post(path, values = {}) {
    return new Promise((answered) => {
      htmx.ajax("POST", this.dataset.base + path, { source: this, target: this, swap: "none", values, answered });
    });
  }

  // What the browser shows may be out of step: draw the sheet as it is on the server.
  refresh() {
    const board = new URL("..", new URL(this.dataset.base, location.href));
    return htmx.ajax("GET", board.pathname + location.search, { target: "#sheet", swap: "outerMorph" });
  }

  #click = (event) => {
    const button = event.target.closest("[data-tool]");
    if (!button) return;
    event.preventDefault();
    event.stopPropagation();
    this.#do(button.dataset.tool, button.closest(".note"));
  };

  #key = (event) => {
    const note = event.target.closest(".note");
    const block = event.target.closest(".block");
    if (!block || event.target.matches("input, textarea, select, button") || event.ctrlKey || event.metaKey) return;
    const done = event.key.startsWith("Arrow") ? this.#arrow(event, note, block) : this.#letter(event.key, note, block);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };

  #letter(key, note, block) {
    if (!this.editable) return false;
    const tool = { e: "edit", F2: "edit", d: "copy", Delete: "deletion", Backspace: "deletion" }[key];
    if (key === "n") this.querySelector("board-composer").dispatchEvent(new CustomEvent("compose-note", { detail: { block: block.dataset.block } }));
    else if (key === "?") this.#showKeys();
    else if (tool && note) this.#do(tool, note);
    else return false;
    return true;
  }

  #showKeys = () => document.getElementById("dialog").replaceChildren(document.getElementById("keys").content.cloneNode(true));

  async #do(tool, note) {
    if (tool === "edit") return note.dispatchEvent(new CustomEvent("edit-note", { bubbles: true }));
    if (note.ariaBusy) return false;
    const beside = note.nextElementSibling ?? note.previousElementSibling ?? note.closest(".block");
    if (tool === "deletion") note.ariaBusy = "true";
    const isSaved = await this.post(`${note.id.slice(5)}/${tool}/`);
    note.removeAttribute("aria-busy");
    // Whoever has gone on meanwhile is not called back.
    const isHere = document.activeElement === document.body || note.contains(document.activeElement);
    if (isSaved && isHere) this.#focus(tool === "copy" ? document.getElementById(note.id)?.nextElementSibling : beside);
    return isSaved;
  }

  #arrow(event, note, block) {
    const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.altKey && !(this.editable && note)) return false;
    if (event.altKey) this.#move(note, across, down);
    else if (down) this.#step(event.target, block, down);
    else this.#focus(this.#beside(block, across, 0));
    return true;
  }

  // From note to note, then to what adds one, then to the block above or below.
  #step(from, block, down) {
    const stops = [...block.querySelectorAll(".note-link, .add")].filter((each) => each.checkVisibility());
    const next = stops[stops.indexOf(from.closest(".note")?.querySelector(".note-link") ?? from) + down];
    if (next) next.focus();
    else this.#focus(this.#beside(block, 0, down), down < 0);
  }

  #focus(place, last = false) {
    const links = [...(place?.querySelectorAll(".note-link") ?? [])];
    (links.at(last ? -1 : 0) ?? place?.querySelector(".add"))?.focus();
  }

  #move(note, across, down) {
    const sibling = down && (down < 0 ? note.previousElementSibling : note.nextElementSibling);
    const block = across && this.#beside(note.closest(".block"), across, 0);
    if (sibling) down < 0 ? sibling.before(note) : sibling.after(note);
    else if (block) block.querySelector(".notes").append(note);
    else return;
    note.querySelector(".note-link").focus();
    note.dispatchEvent(new CustomEvent("note-moved", { bubbles: true, detail: { focus: true } }));
  }

  // The block that lies next in one direction on the sheet, as it is laid out now.
  #beside(block, across, down) {
    const from = block.getBoundingClientRect();
    const aside = (to) => (across > 0 ? to.left - from.right : from.left - to.right);
    const gap = (to) => (across ? aside(to) : down > 0 ? to.top - from.bottom : from.top - to.bottom);
    const shared = (to) => (down ? Math.min(from.right, to.right) - Math.max(from.left, to.left) : Math.min(from.bottom, to.bottom) - Math.max(from.top, to.top));
    const boxes = [...this.querySelectorAll(".block")].map((each) => ({ each, to: each.getBoundingClientRect() }));
    const ahead = boxes.filter(({ each, to }) => each !== block && gap(to) > -2 && shared(to) > 2);
    return ahead.sort((one, other) => Math.round(gap(one.to) - gap(other.to)) || shared(other.to) - shared(one.to))[0]?.each;
  }
}
customElements.define("canvas-sheet", CanvasSheet);
