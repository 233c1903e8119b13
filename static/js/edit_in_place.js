// <edit-in-place>: the text of a card becomes a field; Enter saves, Esc leaves and the draft stays.
class EditInPlace extends HTMLElement {
  #shown = new WeakMap();

  connectedCallback() {
    this.addEventListener("edit-note", ({ target }) => this.#open(target));
    this.addEventListener("keydown", this.#key);
    this.addEventListener("click", this.#click);
    this.addEventListener("htmx:before:swap", this.#saved);
    this.addEventListener("htmx:after:swap", this.#settled);
  }

  get #revision() { return document.getElementById("revision")?.dataset.revision; }

  // The card has the text and the page its revision: nothing has to be asked for, and it opens without a connection.
  #open(note) {
    if (note.querySelector("form")) return;
    note.querySelector(".card-tools")?.remove();
    // The heading of a segment's card is its text; that of a relationship's is its type.
    const { textContent } = note.querySelector(".note-text") ?? note.querySelector(".note-link strong");
    const address = `${this.closest("canvas-sheet").dataset.base}${note.id.slice(5)}/text/`;
    const opened = this.#form(note.id, address, textContent);
    this.#shown.set(note, { nodes: [...note.childNodes], revision: this.#revision });
    // What is being written is never touched by what others save meanwhile.
    note.setAttribute("hx-morph-skip", "");
    note.replaceChildren(opened);
    htmx.process(note);
    const area = note.querySelector("textarea");
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    note.scrollIntoView({ block: "nearest" });
  }

  #form(id, address, text) {
    const opened = document.getElementById("text-editor").content.cloneNode(true);
    const form = opened.querySelector("form");
    for (const name of ["action", "hx-post"]) form.setAttribute(name, address);
    form.elements.revision.value = this.#revision;
    const area = form.elements.text;
    area.defaultValue = text;
    area.removeAttribute("autofocus");
    for (const hint of form.querySelectorAll("[id]")) hint.id += id;
    area.setAttribute("aria-describedby", `keys-${id}`);
    return opened;
  }

  #key = (event) => {
    const form = event.target.closest(".note form");
    if (!form || event.isComposing) return;
    if (event.key === "Escape") this.#leave(form.closest(".note"));
    else if (event.key === "Enter" && !event.shiftKey && event.target.matches("textarea")) {
      event.preventDefault();
      form.requestSubmit();
    } else return;
    event.stopPropagation();
  };

  #leave(note) {
    const { nodes = [], revision } = this.#shown.get(note) ?? {};
    const isOld = revision !== this.#revision || note.querySelector(".conflict");
    note.removeAttribute("hx-morph-skip");
    note.replaceChildren(...nodes);
    note.querySelector(".note-link")?.focus();
    // What was saved meanwhile went past this card.
    if (isOld) this.closest("canvas-sheet").refresh();
  }

  #click = ({ target }) => {
    const form = target.closest(".note form");
    if (!form) return;
    const theirs = form.querySelector("[data-theirs]")?.textContent;
    const area = form.elements.text;
    if (target.matches("[data-leave]")) this.#leave(form.closest(".note"));
    else if (target.matches("[data-both-button]")) this.#put(area, `${theirs}\n${area.value}`);
    else if (target.matches("[data-theirs-button]")) { this.#put(area, theirs); form.requestSubmit(); }
  };

  // As if it had been typed: the draft that is kept of the field must say the same.
  #put(area, text) {
    area.value = text;
    area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    area.focus();
  }

  // The field has the focus now; a later drawing of the sheet must not give it back to it.
  #settled = () => { for (const field of this.querySelectorAll("[autofocus]")) field.removeAttribute("autofocus"); };

  // Saved: the card may be drawn again. Then the focus goes back to it, unless it has moved on.
  #saved = ({ detail: { ctx } }) => {
    const note = ctx.sourceElement.closest?.(".note");
    if (!note || ctx.request.method !== "POST" || !(ctx.response?.status < 400)) return;
    note.removeAttribute("hx-morph-skip");
    const inside = note.contains(document.activeElement);
    setTimeout(() => inside && document.getElementById(note.id)?.querySelector(".note-link")?.focus());
  };
}
customElements.define("edit-in-place", EditInPlace);
