// <edit-in-place>: edits the text of a card in a field. Enter saves, Esc closes the field and keeps the draft.
class EditInPlace extends BaseElement {
  // By note: the content of the card that the form has replaced, and the revision it was from.
  #replaced = new WeakMap();

  connect() {
    this.listen(this, "edit-note", ({ target }) => this.#open(target));
    this.listen(this, "keydown", this.#onKeyDown);
    this.listen(this, "click", this.#onClick);
    this.listen(this, "htmx:before:swap", this.#onSwap);
    this.listen(this, "htmx:after:swap", this.#removeAutofocus);
  }

  get #sheet() {
    return this.closest("canvas-sheet");
  }

  get #revision() {
    return document.getElementById("revision")?.dataset.revision;
  }

  // Needs no request, so that it works without a connection.
  #open(note) {
    if (note.querySelector("form")) return;
    note.querySelector(".card-tools")?.remove();
    const form = this.#createForm(note);
    this.#replaced.set(note, { nodes: [...note.childNodes], revision: this.#revision });
    note.setAttribute("hx-morph-skip", "");
    note.replaceChildren(form);
    htmx.process(note);
    const field = note.querySelector("textarea");
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
    note.scrollIntoView({ block: "nearest" });
  }

  #createForm(note) {
    const content = document.getElementById("text-editor").content.cloneNode(true);
    const form = content.querySelector("form");
    const url = `${this.#sheet.dataset.base}${note.dataset.note}/text/`;
    for (const name of ["action", "hx-post"]) form.setAttribute(name, url);
    form.elements.revision.value = this.#revision;
    const field = form.elements.text;
    // Never from what the card shows, which may be a translation by the browser.
    field.defaultValue = note.dataset.text;
    field.removeAttribute("autofocus");
    for (const hint of form.querySelectorAll("[id]")) hint.id += note.id;
    field.setAttribute("aria-describedby", `keys-${note.id}`);
    return content;
  }

  #onKeyDown(event) {
    const form = event.target.closest(".note form");
    if (!form || event.isComposing) return;
    if (event.key === "Escape") {
      this.#close(form.closest(".note"));
    } else if (event.key === "Enter" && !event.shiftKey && event.target.matches("textarea")) {
      event.preventDefault();
      form.requestSubmit();
    } else {
      return;
    }
    event.stopPropagation();
  }

  #close(note) {
    const { nodes = [], revision } = this.#replaced.get(note) ?? {};
    const isOutdated = revision !== this.#revision || note.querySelector(".conflict");
    note.removeAttribute("hx-morph-skip");
    note.replaceChildren(...nodes);
    note.querySelector(".note-link")?.focus();
    if (isOutdated) this.#sheet.refresh();
  }

  // A translation by the browser puts elements into buttons.
  #onClick({ target }) {
    const form = target.closest(".note form");
    const button = target.closest("button");
    if (!form || !button) return;
    const field = form.elements.text;
    const otherText = form.querySelector("[data-theirs]")?.dataset.theirs;
    if (button.matches("[data-leave]")) {
      this.#close(form.closest(".note"));
    } else if (button.matches("[data-both-button]")) {
      this.#replaceText(field, `${otherText}\n${field.value}`);
    } else if (button.matches("[data-theirs-button]")) {
      this.#replaceText(field, otherText);
      form.requestSubmit();
    }
  }

  // The event stores the new text as the form's draft.
  #replaceText(field, text) {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.focus();
  }

  // htmx would focus the field again after each later swap.
  #removeAutofocus() {
    for (const field of this.querySelectorAll("[autofocus]")) field.removeAttribute("autofocus");
  }

  // A saved note may be redrawn. Focus its card afterwards if the form had the focus.
  #onSwap({ detail: { ctx } }) {
    const note = ctx.sourceElement.closest?.(".note");
    if (!note || ctx.request.method !== "POST" || !(ctx.response?.status < 400)) return;
    note.removeAttribute("hx-morph-skip");
    const hadFocus = note.contains(document.activeElement);
    setTimeout(() => hadFocus && document.getElementById(note.id)?.querySelector(".note-link")?.focus());
  }
}
customElements.define("edit-in-place", EditInPlace);
