// <relationship-matrix>: moves relationships between cells by mouse, finger, or Alt and an arrow key; arrow keys alone
// move the focus.
class RelationshipMatrix extends BaseElement {
  static ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  #lists = [];

  connect() {
    this.lens = this.closest("canvas-lens");
    this.listen(this, "keydown", this.#onKeyDown);
    this.listen(this.lens, "htmx:after:swap", this.#makeSortable);
    this.#makeSortable();
  }

  disconnect() {
    this.#destroyLists();
  }

  // A swap may have replaced cells.
  #makeSortable() {
    this.#destroyLists();
    if (!this.lens.isEditable) return;
    for (const list of this.lens.querySelectorAll(".cell")) this.#lists.push(new Sortable(list, this.#options()));
  }

  #destroyLists() {
    for (const list of this.#lists.splice(0)) list.destroy();
  }

  // The order within a cell is that of the block, so only moves to another cell are saved.
  #options() {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    return {
      group: "relationships",
      draggable: ".relationship[data-note]",
      sort: false,
      ghostClass: "ghost",
      animation: isStill ? 0 : 140,
      delay: 220,
      delayOnTouchOnly: true,
      touchStartThreshold: 6,
      onEnd: ({ item, from, to }) => from !== to && this.#save(item, to.dataset.cell),
    };
  }

  async #save({ dataset: { note } }, cell) {
    const isSaved = await this.lens.post(`${note}/cell/`, { cell });
    const item = this.lens.querySelector(`.relationship[data-note="${note}"]`);
    const row = item?.closest("tr")?.querySelector(".note-link")?.textContent;
    const column = item?.closest("td")?.dataset.label;
    const name = this.create("bdi", { translate: false, textContent: row });
    this.lens.status.replaceChildren(...(isSaved ? [`Moved to ${column}, `, name] : ["Not moved"]));
    if (document.activeElement === document.body && !this.lens.isWaiting) item?.querySelector(".note-link").focus();
  }

  #onKeyDown(event) {
    const [x, y] = RelationshipMatrix.ARROWS[event.key] ?? [];
    const cell = event.target.closest("td");
    if (x === undefined || !cell || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const item = event.target.closest(".relationship[data-note]");
    if (!event.altKey) this.#focusNext(event.target, cell, x, y);
    else if (item && this.#lists.length) this.#move(item, this.#neighbourOf(cell, x, y));
  }

  #move(item, cell) {
    const list = cell?.querySelector(".cell");
    if (!list) return;
    list.append(item);
    item.querySelector(".note-link").focus();
    this.#save(item, list.dataset.cell);
  }

  #focusNext(from, cell, x, y) {
    const stops = [...cell.querySelectorAll("a")];
    const next = y && stops[stops.indexOf(from) + y];
    (next || this.#neighbourOf(cell, x, y)?.querySelector("a"))?.focus();
  }

  #neighbourOf(cell, x, y) {
    const row = cell.parentElement;
    if (x) return row.cells[cell.cellIndex + x];
    const rows = [...this.querySelectorAll("tbody > tr:not(.untyped)")];
    return rows[rows.indexOf(row) + y]?.cells[cell.cellIndex];
  }
}
customElements.define("relationship-matrix", RelationshipMatrix);
