// <double-click-edit>: a double click on a card edits its text, and never hits what has moved under the pointer meanwhile.
class DoubleClickEdit extends HTMLElement {
  #first = {};

  connectedCallback() { for (const name of ["mousedown", "click"]) document.addEventListener(name, this.#heard, true); }
  disconnectedCallback() { for (const name of ["mousedown", "click"]) document.removeEventListener(name, this.#heard, true); }

  // The first click opens the details, and the board makes room for them; a tool may take its own card away.
  #heard = (event) => {
    if (event.type === "mousedown" && event.detail === 1) this.#begin(event);
    if (event.detail < 2 || !this.#first.id || this.#isMeant(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type === "click" && event.detail === 2 && this.#first.link) this.#edit();
  };

  #begin({ target, ctrlKey, metaKey, shiftKey }) {
    const note = target.closest("canvas-sheet .note[id]");
    const isAside = ctrlKey || metaKey || shiftKey || matchMedia("(hover: none)").matches || note?.querySelector("form");
    const link = target.closest("[data-tool]") ? null : note?.querySelector(".note-link");
    this.#first = isAside ? {} : { id: note?.id, link };
  }

  // A tool of the same card may be wanted twice; and what is written in is selected by clicking.
  #isMeant(target) {
    return target.closest(".note")?.id === this.#first.id && Boolean(target.closest("[data-tool], form"));
  }

  #edit() {
    const note = document.getElementById(this.#first.id);
    if (!note) return;
    htmx.trigger(this.#first.link, "htmx:abort");
    document.querySelector("note-drawer [data-close]")?.click();
    note.dispatchEvent(new CustomEvent("edit-note", { bubbles: true }));
  }
}
customElements.define("double-click-edit", DoubleClickEdit);
