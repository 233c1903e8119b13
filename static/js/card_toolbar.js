// <card-toolbar>: shows the toolbar of the card that has the focus or is under the mouse pointer.
class CardToolbar extends BaseElement {
  #position = "";

  connect() {
    const sheet = this.closest("canvas-sheet");
    if (!sheet.isEditable) return;
    this.listen(sheet, "focusin", ({ target }) => this.#show(target.closest(".note")));
    this.listen(sheet, "pointermove pointerover pointerleave", this.#onPointer);
  }

  // Scrolling moves cards under a pointer that rests; only a moved pointer shows a toolbar.
  #onPointer({ type, pointerType, target, screenX, screenY }) {
    const note = target.closest(".note");
    const card = this.querySelector(".card-tools")?.parentElement;
    if (card && card !== note && !card.matches(":focus-within")) this.#hide();
    if (type !== "pointermove" || pointerType !== "mouse" || this.#position === `${screenX} ${screenY}`) return;
    this.#position = `${screenX} ${screenY}`;
    this.#show(note);
  }

  #show(note) {
    if (!note?.dataset.note || note.querySelector(".card-tools, form") || matchMedia("(hover: none)").matches) return;
    this.#hide();
    note.append(document.getElementById("card-tools").content.cloneNode(true));
  }

  #hide() {
    this.querySelector(".card-tools")?.remove();
  }
}
customElements.define("card-toolbar", CardToolbar);
