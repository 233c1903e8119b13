// <relationship-matrix>: moves relationships between cells by mouse, finger and Alt with the arrow keys; arrows alone walk.
class RelationshipMatrix extends HTMLElement {
  #lists = [];

  connectedCallback() {
    this.lens = this.closest("canvas-lens");
    this.addEventListener("keydown", this.#key);
    this.lens.addEventListener("htmx:after:swap", this.#attach);
    this.#attach();
  }

  disconnectedCallback() {
    this.lens.removeEventListener("htmx:after:swap", this.#attach);
    this.#detach();
  }

  // After a write there may be other cells.
  #attach = () => {
    this.#detach();
    if (!this.lens.hasAttribute("data-editable")) return;
    for (const list of this.lens.querySelectorAll(".cell")) this.#lists.push(new Sortable(list, this.#options()));
  };

  #detach() { for (const list of this.#lists.splice(0)) list.destroy(); }

  // Within a cell the order is that of the block: only the way to another cell counts.
  #options() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    return {
      group: "relationships", draggable: ".relationship", sort: false, animation: still ? 0 : 140, delay: 220, delayOnTouchOnly: true,
      touchStartThreshold: 6, ghostClass: "ghost", onEnd: ({ item, from, to }) => from !== to && this.#save(item, to.dataset.cell),
    };
  }

  async #save(item, cell) {
    const { id } = item;
    const isSaved = await this.lens.post(`${id.slice(5)}/cell/`, { cell });
    if (!isSaved) await this.lens.refresh();
    const moved = document.getElementById(id);
    const [row, column] = [moved?.closest("tr")?.querySelector(".note-link"), moved?.closest("td")?.dataset.label];
    this.lens.querySelector(":scope > [role=status]").textContent = isSaved ? `Moved to ${column}, ${row?.textContent}` : "Not moved";
    if (document.activeElement === document.body) moved?.querySelector(".note-link").focus();
  }

  #key = (event) => {
    const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [];
    const cell = event.target.closest("td");
    if (across === undefined || !cell || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const item = event.target.closest(".relationship");
    if (!event.altKey) this.#step(event.target, cell, across, down);
    else if (item && this.#lists.length) this.#move(item, this.#beside(cell, across, down));
  };

  #move(item, cell) {
    const list = cell?.querySelector(".cell");
    if (!list) return;
    list.append(item);
    item.querySelector(".note-link").focus();
    this.#save(item, list.dataset.cell);
  }

  #step(from, cell, across, down) {
    const stops = [...cell.querySelectorAll("a")];
    const next = down && stops[stops.indexOf(from) + down];
    (next || this.#beside(cell, across, down)?.querySelector("a"))?.focus();
  }

  #beside(cell, across, down) {
    const row = cell.parentElement;
    if (across) return row.cells[cell.cellIndex + across];
    const rows = [...this.querySelectorAll("tbody > tr:not(.untyped)")];
    return rows[rows.indexOf(row) + down]?.cells[cell.cellIndex];
  }
}
customElements.define("relationship-matrix", RelationshipMatrix);
