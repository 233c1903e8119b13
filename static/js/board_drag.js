// <board-drag>: moves notes by mouse or finger, and saves the new place of a note however it was moved.
class BoardDrag extends BaseElement {
  #lists = [];
  #focusedNote = null;
  #isHolding = false;

  connect() {
    this.sheet = this.closest("canvas-sheet");
    if (!this.sheet.isEditable) return;
    for (const list of this.querySelectorAll(".notes")) this.#lists.push(new Sortable(list, this.#options()));
    this.listen(this, "note-moved", ({ target, detail }) => this.#save(target, detail.focus));
    this.listen(this, "contextmenu", this.#onContextMenu);
    this.listen(document, "dragover pointermove touchmove", this.#aim, { capture: true });
    this.listen(document, "htmx:finally:request", this.#onFinished);
    this.listen(document, "htmx:before:swap", this.#rememberFocus);
    this.listen(document, "htmx:before:settle htmx:after:swap", this.#restoreFocus);
  }

  disconnect() {
    for (const list of this.#lists.splice(0)) list.destroy();
  }

  // On touch screens a long press starts dragging, and moving at once scrolls.
  #options() {
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    return {
      group: "notes",
      draggable: ".note",
      filter: "textarea, input, .composer, .card-tools",
      preventOnFilter: false,
      ghostClass: "ghost",
      chosenClass: "lifted",
      animation: isStill ? 0 : 140,
      delay: 220,
      delayOnTouchOnly: true,
      touchStartThreshold: 6,
      scrollSensitivity: 60,
      onStart: () => this.#holdRows(),
      onMove: () => !this.#target,
      onUnchoose: () => this.sheet.refreshIfOutdated(),
      onEnd: (event) => this.#onDrop(event),
    };
  }

  // Some phones open a menu on a long press on a link.
  #onContextMenu(event) {
    if (this.querySelector(".lifted")) event.preventDefault();
  }

  // Blocks keep their heights while a note is dragged, so that none moves away from under the pointer.
  #holdRows() {
    const sheet = document.getElementById("sheet");
    if (sheet.style.gridTemplateRows) return;
    const rows = getComputedStyle(sheet).gridTemplateRows.split(" ");
    sheet.style.gridTemplateRows = rows.map((row) => `minmax(${row}, auto)`).join(" ");
    this.#isHolding = true;
  }

  #releaseRows() {
    if (this.#isHolding) document.getElementById("sheet").style.gridTemplateRows = "";
    this.#isHolding = false;
  }

  // The segment's card under the pointer, to which the dragged note is about to be assigned.
  get #target() {
    return this.querySelector(".target");
  }

  // Near its edges, a note is dropped beside the card instead.
  #aim(event) {
    const dragged = this.querySelector(".ghost");
    if (!dragged || dragged.dataset.kind === "segment") return;
    const { clientX, clientY } = event.touches?.[0] ?? event;
    const card = document.elementFromPoint(clientX, clientY)?.closest("[data-kind=segment]");
    const { top, height } = (card ?? this).getBoundingClientRect();
    const isCentre = Math.abs(clientY - top - height / 2) < height / 4;
    if (this.#target !== card) this.#target?.classList.remove("target");
    card?.classList.toggle("target", isCentre);
  }

  async #assign(note, segment, list, index) {
    segment.classList.remove("target");
    note.remove();
    list.insertBefore(note, list.children[index] ?? null);
    await this.sheet.post("selection/", { note: note.dataset.note, segment: segment.dataset.note, keep: "on" });
  }

  #onDrop({ item, from, to, oldIndex, newIndex }) {
    this.#releaseRows();
    if (this.#target) this.#assign(item, this.#target, from, oldIndex);
    else if (from !== to || oldIndex !== newIndex) this.#save(item, false);
  }

  async #save(note, isFocused) {
    const { note: id } = note.dataset;
    const { block } = note.parentElement.dataset;
    const previous = note.previousElementSibling?.dataset.note ?? "";
    const place = this.#placeOf(note);
    this.#showCounts();
    const isSaved = await this.sheet.post(`${id}/position/`, { place: `${block}|${previous}` });
    this.#announce(isSaved ? `Moved to ${place}` : "Not moved");
    if (isFocused && !this.sheet.isWaiting) document.getElementById(note.id)?.querySelector(".note-link").focus();
  }

  #placeOf(note) {
    const { children, dataset } = note.parentElement;
    const name = this.querySelector(`#name-${dataset.block}`).textContent;
    return `${name}, ${[...children].indexOf(note) + 1} of ${children.length}`;
  }

  #announce(text) {
    this.sheet.status.textContent = text;
  }

  // A note moved by the form in the drawer may have left the visible part of the board.
  #onFinished({ detail: { ctx } }) {
    const { form } = ctx.request;
    if (!form?.matches("[data-moves]") || !(ctx.response?.status < 400)) return;
    const note = this.querySelector(`.note[data-note="${form.dataset.moves}"]`);
    if (!note) return;
    note.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#announce(`Moved to ${this.#placeOf(note)}`);
  }

  // A swap replaces cards. Without focus on its card, the next key would not move the note.
  #rememberFocus() {
    const { activeElement } = document;
    this.#focusedNote = activeElement?.matches(".note-link") ? activeElement.closest(".note")?.id : null;
  }

  #restoreFocus() {
    if (!this.#focusedNote || document.activeElement !== document.body) return;
    document.getElementById(this.#focusedNote)?.querySelector(".note-link")?.focus();
  }

  #showCounts() {
    for (const list of this.querySelectorAll(".notes")) {
      this.querySelector(`#count-${list.dataset.block}`).textContent = list.children.length;
    }
  }
}
customElements.define("board-drag", BoardDrag);
