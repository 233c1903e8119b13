// <undo-keys>: undoes on Ctrl+Z or Cmd+Z and redoes with Shift. Text fields keep their own undo.
class UndoKeys extends BaseElement {
  connect() {
    this.listen(document, "keydown", this.#onKeyDown);
    this.listen(document, "htmx:config:request", this.#onRequest);
    this.listen(document, "htmx:finally:request", this.#onFinished);
  }

  #onKeyDown(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
    const textFields = "input:not([type=checkbox], [type=radio]), textarea, [contenteditable], dialog";
    if (event.target.closest(textFields)) return;
    event.preventDefault();
    document.getElementById(event.shiftKey ? "redo" : "undo")?.click();
  }

  // The focused card may be redrawn or removed by the response: remember it and what is close to it.
  #onRequest({ detail: { ctx } }) {
    const focused = document.activeElement;
    const card = focused.closest(".note");
    const nearby = [card, card?.nextElementSibling, card?.previousElementSibling, card?.closest(".block")];
    const ids = nearby.map((element) => element?.id);
    ctx.focusBefore = { focused, ids: focused.matches(".undo-redo *") ? null : ids };
  }

  // Focus the changed card or what was close to the focus before; after a click on a button that is disabled now, focus
  // the other button.
  #onFinished({ detail: { ctx } }) {
    const { form } = ctx.request;
    if (!form?.matches(".undo-redo form, .notice form")) return;
    const { focused, ids } = ctx.focusBefore;
    const { activeElement } = document;
    const isFocusLost = activeElement.matches("body, :disabled");
    const isFocusOnCard = activeElement === focused && focused.matches(".note *");
    if (!isFocusLost && !isFocusOnCard) return;
    const changed = form.dataset.brings ?? (ids && document.getElementById("revision").dataset.brings);
    const [link] = [changed, ...(ids ?? [])].map((id) => this.#linkIn(id)).filter(Boolean);
    const fallback = document.querySelector(ids ? "#main" : ".undo-redo button:enabled");
    (link ?? fallback ?? document.getElementById("main")).focus();
  }

  #linkIn(id) {
    return id && document.getElementById(id)?.querySelector(".note-link, .add");
  }
}
customElements.define("undo-keys", UndoKeys);
