// <modal-dialog>: shows the <dialog> inside it as soon as htmx has put something in, and empties it when it closes.
(() => {
  class ModalDialog extends HTMLElement {
    connectedCallback() {
      this.dialog.addEventListener("close", () => this.onClose());
      this.dialog.addEventListener("click", (event) => this.onClick(event));
      this.observer = new MutationObserver(() => this.follow());
      this.observer.observe(this.dialog, { childList: true });
    }

    disconnectedCallback() {
      this.observer.disconnect();
    }

    get dialog() {
      return this.querySelector("dialog");
    }

    follow() {
      const filled = this.dialog.childElementCount > 0;
      if (filled && !this.dialog.open) {
        this.opener = document.activeElement;
        this.dialog.showModal();
      }
      if (!filled && this.dialog.open) this.dialog.close();
    }

    // What opened it may have stood in a menu that is closed now: then the focus goes to the menu's button.
    onClose() {
      this.dialog.replaceChildren();
      if (document.activeElement === document.body) this.opener?.closest("details")?.querySelector("summary")?.focus();
    }

    onClick(event) {
      const beside = event.target === this.dialog && !this.dialog.querySelector("form");
      if (!beside && !event.target.closest("[data-close]")) return;
      event.preventDefault();
      this.dialog.close();
    }
  }

  customElements.define("modal-dialog", ModalDialog);
})();
