// <note-details>: a note in brief, beside its card while the pointer or the focus is on it. Esc closes it.
class NoteDetails extends BaseElement {
  static DELAY = 400;
  // The note that is shown, and the one that will be.
  #note = null;
  #next = null;
  #position = "";

  connect() {
    this.base = this.closest("canvas-sheet").dataset.base;
    this.listen(document, "pointermove focusin", this.#onEnter);
    this.listen(document, "pointerdown board-view htmx:after:swap", () => this.#show(null));
    this.listen(document, "keydown", this.#onKeyDown, { capture: true });
  }

  // The pointer may move on to the details. Without it, the note with the focus is shown. Scrolling moves cards under a
  // pointer that rests, which shows none of them.
  #onEnter({ type, target, buttons, screenX, screenY }) {
    const position = type === "focusin" ? this.#position : `${screenX} ${screenY}`;
    const rests = type !== "focusin" && position === this.#position;
    const note = this.contains(target) ? this.#note : this.#noteAt(target) ?? this.#noteAt(document.activeElement);
    if (rests || buttons || note === this.#next) return;
    this.#position = position;
    this.#next = note;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#show(note), NoteDetails.DELAY);
  }

  // None while a text is being edited, on a projector, and on touch screens, where a tap opens the drawer.
  #noteAt(place) {
    const isOff = document.body.dataset.view === "present" || matchMedia("(hover: none)").matches;
    return isOff ? null : (place.closest?.("#sheet .note[data-note]:not(:has(form))") ?? null);
  }

  async #show(note) {
    clearTimeout(this.timer);
    if (note === this.#note) return;
    this.#note?.removeAttribute("data-open");
    this.#note = note;
    this.hidePopover();
    const html = note && (await this.#load(note));
    if (!html || note !== this.#note || !note.isConnected) return;
    this.innerHTML = html;
    note.dataset.open = "";
    this.showPopover();
  }

  // Nothing without a connection.
  async #load({ dataset: { note } }) {
    const headers = { "HX-Request": "true", "HX-Request-Type": "partial" };
    const response = await fetch(`${this.base}${note}/summary/`, { headers }).catch(() => null);
    return response?.ok ? response.text() : null;
  }

  #onKeyDown(event) {
    if (event.key !== "Escape" || !this.matches(":popover-open")) return;
    event.stopPropagation();
    this.#show(null);
  }
}
customElements.define("note-details", NoteDetails);
