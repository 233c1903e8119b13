// <undo-keys>: Ctrl or Cmd with Z undoes, with Shift it redoes; in a field the keys keep their own meaning.
class UndoKeys extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.#key);
    document.addEventListener("htmx:finally:request", this.#answered);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#key);
    document.removeEventListener("htmx:finally:request", this.#answered);
  }

  #key = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, [contenteditable], dialog")) return;
    event.preventDefault();
    document.getElementById(event.shiftKey ? "redo" : "undo")?.click();
  };

  // The focus is not lost with the button that it was on: it goes to what came back, or to the other of the two.
  #answered = ({ detail: { ctx } }) => {
    const isLost = document.activeElement.matches("body, :disabled");
    if (!isLost || !ctx.request.form?.matches(".undo-redo form, .notice form")) return;
    const card = document.getElementById(ctx.request.form.dataset.brings)?.querySelector(".note-link");
    (card ?? document.querySelector(".undo-redo button:enabled") ?? document.getElementById("main")).focus();
  };
}
customElements.define("undo-keys", UndoKeys);
