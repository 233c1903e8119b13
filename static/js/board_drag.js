// <board-drag>: moving notes with mouse or finger, and saving where a note was put, by whatever means.
class BoardDrag extends HTMLElement {
  #lists = [];
  #waiting = 0;
  #isBehind = false;

  connectedCallback() {
    this.sheet = this.closest("canvas-sheet");
    if (!this.sheet.hasAttribute("data-editable")) return;
    for (const list of this.querySelectorAll(".notes")) this.#lists.push(new Sortable(list, this.#options()));
    this.addEventListener("note-moved", ({ target, detail }) => this.#save(target, detail.focus));
    this.sheet.addEventListener("htmx:before:swap", this.#spare);
    document.addEventListener("htmx:finally:request", this.#movedByForm);
    // Staying on a link opens a menu on some phones: not while a note is in the hand.
    this.addEventListener("contextmenu", (event) => this.querySelector(".lifted") && event.preventDefault());
  }

  disconnectedCallback() {
    document.removeEventListener("htmx:finally:request", this.#movedByForm);
    for (const list of this.#lists.splice(0)) list.destroy();
  }

  // A finger that stays for a moment picks a note up; one that moves at once scrolls.
  #options() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    return {
      group: "notes", draggable: ".note", animation: still ? 0 : 140, delay: 220, delayOnTouchOnly: true, touchStartThreshold: 6,
      filter: "textarea, .composer, .card-tools", preventOnFilter: false, ghostClass: "ghost", chosenClass: "lifted",
      scrollSensitivity: 60, onEnd: (event) => this.#dropped(event),
    };
  }

  #dropped({ item, from, to, oldIndex, newIndex }) {
    if (from !== to || oldIndex !== newIndex) this.#save(item, false);
    else this.#catchUp();
  }

  async #save(note, focus) {
    const list = note.parentElement;
    const behind = note.previousElementSibling?.id.slice(5) ?? "";
    const place = this.#placeOf(note);
    this.#count();
    this.#waiting += 1;
    const saved = await this.sheet.post(`${note.id.slice(5)}/position/`, { place: `${list.dataset.block}|${behind}` });
    this.#waiting -= 1;
    this.#isBehind ||= !saved;
    await this.#catchUp();
    this.#tell(saved ? `Moved to ${place}` : "Not moved");
    if (focus && !this.#waiting) document.getElementById(note.id)?.querySelector(".note-link").focus();
  }

  #placeOf(note) {
    const { children, dataset } = note.parentElement;
    return `${this.querySelector(`#name-${dataset.block}`).textContent}, ${[...children].indexOf(note) + 1} of ${children.length}`;
  }

  #tell(words) { this.sheet.querySelector(":scope > [role=status]").textContent = words; }

  // The details go on standing beside the board; where their card now is may be out of view.
  #movedByForm = ({ detail: { ctx } }) => {
    const form = ctx.request.form;
    const note = form?.matches("[data-moves]") && ctx.response?.status < 400 && document.getElementById(`note-${form.dataset.moves}`);
    if (!note) return;
    note.scrollIntoView({ block: "nearest", inline: "nearest" });
    this.#tell(`Moved to ${this.#placeOf(note)}`);
  };

  // The answer to a move draws the board as it was then: too late where a note has been moved again, or is in the hand.
  #spare = ({ detail: { ctx, tasks } }) => {
    const isMove = ctx.sourceElement === this.sheet && ctx.request.action.endsWith("/position/");
    if (!isMove || (this.#waiting < 2 && !this.querySelector(".lifted"))) return;
    this.#isBehind = true;
    tasks.splice(0, tasks.length, ...tasks.filter(({ target }) => target?.matches("#undo-redo, #revision")));
  };

  async #catchUp() {
    if (!this.#isBehind || this.#waiting) return;
    this.#isBehind = false;
    await this.sheet.refresh();
  }

  #count() {
    for (const list of this.querySelectorAll(".notes")) this.querySelector(`#count-${list.dataset.block}`).textContent = list.children.length;
  }
}
customElements.define("board-drag", BoardDrag);
