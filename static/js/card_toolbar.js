// <card-toolbar>: the tools of the card that is pointed at or has the focus.
class CardToolbar extends HTMLElement {
  #pointer = "";

  connectedCallback() {
    this.sheet = this.closest("canvas-sheet");
    if (!this.sheet.hasAttribute("data-editable")) return;
    this.sheet.addEventListener("focusin", ({ target }) => this.#offer(target.closest(".note")));
    for (const name of ["pointermove", "pointerover", "pointerleave"]) this.sheet.addEventListener(name, this.#pointed);
  }

  // The board also moves under a pointer that rests: only one that has moved itself is offered what stands there.
  #pointed = ({ type, pointerType, target, screenX, screenY }) => {
    const note = target.closest(".note");
    const card = this.querySelector(".card-tools")?.parentElement;
    if (card && card !== note && !card.matches(":focus-within")) this.#withdraw();
    if (type !== "pointermove" || pointerType !== "mouse" || this.#pointer === `${screenX} ${screenY}`) return;
    this.#pointer = `${screenX} ${screenY}`;
    this.#offer(note);
  };

  #offer(note) {
    if (!note?.id || note.querySelector(".card-tools, form") || matchMedia("(hover: none)").matches) return;
    this.#withdraw();
    note.append(document.getElementById("card-tools").content.cloneNode(true));
  }

  #withdraw() { this.querySelector(".card-tools")?.remove(); }
}
customElements.define("card-toolbar", CardToolbar);
