// <modal-dialog>: opens the <dialog> inside it as soon as it has content, and empties it when it is closed.
class ModalDialog extends BaseElement {
  connect() {
    this.listen(this.#dialog, "close", this.#onClose);
    this.listen(this.#dialog, "click", this.#onClick);
    this.observer = new MutationObserver(() => this.#onContent());
    this.observer.observe(this.#dialog, { childList: true });
  }

  disconnect() {
    this.observer.disconnect();
  }

  get #dialog() {
    return this.querySelector("dialog");
  }

  #onContent() {
    const hasContent = this.#dialog.childElementCount > 0;
    if (hasContent && !this.#dialog.open) {
      this.opener = document.activeElement;
      this.#dialog.showModal();
    }
    if (!hasContent && this.#dialog.open) this.#dialog.close();
  }

  // If the dialog was opened from a menu that has closed since, focus the menu's button.
  #onClose() {
    this.#dialog.replaceChildren();
    if (document.activeElement !== document.body) return;
    this.opener?.closest("details")?.querySelector("summary")?.focus();
  }

  #onClick(event) {
    const isBackdrop = event.target === this.#dialog && !this.#dialog.querySelector("form");
    if (!isBackdrop && !event.target.closest("[data-close]")) return;
    event.preventDefault();
    this.#dialog.close();
  }
}
customElements.define("modal-dialog", ModalDialog);
