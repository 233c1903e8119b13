// <card-editor>: a card that is being written on waits for its own answer and is not redrawn by what is saved elsewhere.
class CardEditor extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.note = this.closest(".note");
    for (const [name, heard] of this.#heard) document.addEventListener(name, heard);
    this.note.scrollIntoView({ block: "nearest" });
  }

  disconnectedCallback() {
    for (const [name, heard] of this.#heard) document.removeEventListener(name, heard);
  }

  get #heard() {
    return [["htmx:config:request", this.#sent], ["htmx:before:swap", this.#guard], ["htmx:finally:request", this.#answered]];
  }

  // Until it is answered, what was sent stands still: the card that comes next would have no place for more.
  #sent = ({ detail: { ctx } }) => this.#lock(ctx, true);
  #answered = ({ detail: { ctx } }) => this.#lock(ctx, false);
  #lock(ctx, isLocked) {
    if (ctx.sourceElement === this.form) this.form.elements.text.readOnly = isLocked;
  }

  // A sheet that comes without this card, because somebody deleted it, gets a place for it: what is typed may bring it back.
  #guard = ({ detail: { ctx, tasks } }) => {
    if (ctx.sourceElement === this.form || ctx.sourceElement.matches?.("[data-deletes]")) return;
    const isSheet = ({ target }) => target?.id === "sheet";
    for (const { fragment } of tasks.filter(isSheet)) {
      if (!this.#isIn(fragment)) fragment.querySelector(`#${this.note.parentElement.id}`)?.append(this.note.cloneNode(false));
    }
    const isNext = (task) => isSheet(task) || !(this.note.contains(task.target) || this.#isIn(task.fragment));
    tasks.splice(0, tasks.length, ...tasks.filter(isNext));
  };

  #isIn(fragment) { return fragment.querySelector(`#${this.note.id}`); }
}
customElements.define("card-editor", CardEditor);
