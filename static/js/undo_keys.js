// <undo-keys>: Ctrl or Cmd with Z undoes, with Shift it redoes; in a field the keys keep their own meaning.
class UndoKeys extends HTMLElement {
  connectedCallback() { for (const [name, heard] of this.#heard) document.addEventListener(name, heard); }
  disconnectedCallback() { for (const [name, heard] of this.#heard) document.removeEventListener(name, heard); }

  get #heard() { return [["keydown", this.#key], ["htmx:config:request", this.#sent], ["htmx:finally:request", this.#answered]]; }

  #key = (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "z") return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, [contenteditable], dialog")) return;
    event.preventDefault();
    document.getElementById(event.shiftKey ? "redo" : "undo")?.click();
  };

  // The keys leave the focus where it was: on a card, which may be drawn anew or go.
  #sent = ({ detail: { ctx } }) => {
    const focused = document.activeElement;
    const card = focused.closest(".note");
    const near = [card, card?.nextElementSibling, card?.previousElementSibling, card?.closest(".block")].map((each) => each?.id);
    ctx.left = { focused, near: focused.matches(".undo-redo *") ? null : near };
  };

  // The focus goes to what came back or was changed, or near to where it was; from a button that is spent to the other.
  #answered = ({ detail: { ctx } }) => {
    const { form } = ctx.request;
    if (!form?.matches(".undo-redo form, .notice form")) return;
    const { focused, near } = ctx.left;
    const isCalled = document.activeElement.matches("body, :disabled") || (document.activeElement === focused && focused.matches(".note *"));
    if (!isCalled) return;
    const brings = form.dataset.brings ?? (near && document.getElementById("revision").dataset.brings);
    const [card] = [brings, ...(near ?? [])].map((id) => id && document.getElementById(id)?.querySelector(".note-link, .add")).filter(Boolean);
    (card ?? document.querySelector(near ? "#main" : ".undo-redo button:enabled") ?? document.getElementById("main")).focus();
  };
}
customElements.define("undo-keys", UndoKeys);
