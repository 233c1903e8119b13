// <double-click-edit>: a double click on a card edits its text.
//
// The first click already opens the details, which makes the board narrower, or runs a tool, which may remove the card:
// the second click may hit another element, and is ignored there.
class DoubleClickEdit extends BaseElement {
  #first = {};

  connect() {
    this.listen(document, "mousedown click", this.#onEvent, { capture: true });
  }

  #onEvent(event) {
    if (event.type === "mousedown" && event.detail === 1) this.#remember(event);
    if (event.detail < 2 || !this.#first.id || this.#isIntended(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type === "click" && event.detail === 2 && this.#first.link) this.#edit();
  }

  #remember({ target, ctrlKey, metaKey, shiftKey }) {
    const note = target.closest("canvas-sheet .note[data-note]");
    const isModified = ctrlKey || metaKey || shiftKey;
    const isIgnored = isModified || matchMedia("(hover: none)").matches || note?.querySelector("form");
    const link = target.closest("[data-tool]") ? null : note?.querySelector(".note-link");
    this.#first = isIgnored ? {} : { id: note?.id, link };
  }

  // A tool of the same card may be used twice, and a double click in a field selects a word.
  #isIntended(target) {
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
