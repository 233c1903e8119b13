// <drop-menu>: closes the <details> inside it on Escape, on a click outside, and when the focus leaves it.
class DropMenu extends BaseElement {
  connect() {
    this.listen(this, "keydown", this.#onKeyDown);
    this.listen(this, "focusout", this.#onFocusOut);
    this.listen(document, "click", this.#onDocumentClick);
  }

  get #details() {
    return this.querySelector("details");
  }

  get #isOpen() {
    return this.#details?.open;
  }

  #onKeyDown(event) {
    if (!this.#isOpen) return;
    if (event.key === "Escape") {
      // A drawer or filter behind the menu must not close as well.
      event.stopPropagation();
      this.#details.open = false;
      this.querySelector("summary").focus();
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.#moveFocus(event.key === "ArrowDown" ? 1 : -1);
    }
  }

  #onFocusOut({ relatedTarget }) {
    if (this.#isOpen && relatedTarget && !this.contains(relatedTarget)) this.#details.open = false;
  }

  #onDocumentClick({ target }) {
    if (this.#isOpen && !this.contains(target)) this.#details.open = false;
  }

  #moveFocus(step) {
    const items = [...this.#details.querySelectorAll("a[href], button:not(:disabled)")];
    const index = items.indexOf(document.activeElement);
    items.at((index === -1 && step < 0 ? index : index + step) % items.length)?.focus();
  }
}
customElements.define("drop-menu", DropMenu);
