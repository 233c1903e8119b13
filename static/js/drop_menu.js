// <drop-menu>: closes the <details> inside it on Escape, on a click elsewhere, and when the focus moves on.
(() => {
  class DropMenu extends HTMLElement {
    connectedCallback() {
      this.addEventListener("keydown", this);
      this.addEventListener("focusout", this);
      document.addEventListener("click", this);
    }

    disconnectedCallback() {
      document.removeEventListener("click", this);
    }

    handleEvent(event) {
      if (!this.menu?.open) return;
      if (event.type === "keydown") this.onKey(event);
      else if (event.type === "focusout") this.onFocusOut(event);
      else if (!this.contains(event.target)) this.menu.open = false;
    }

    get menu() {
      return this.querySelector("details");
    }

    onKey(event) {
      if (event.key === "Escape") {
        // What lies under the menu (a drawer, a filter) must not close with it.
        event.stopPropagation();
        this.menu.open = false;
        this.querySelector("summary").focus();
      }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        this.step(event.key === "ArrowDown" ? 1 : -1);
      }
    }

    onFocusOut(event) {
      if (event.relatedTarget && !this.contains(event.relatedTarget)) this.menu.open = false;
    }

    step(by) {
      const items = [...this.menu.querySelectorAll("a[href], button:not(:disabled)")];
      const at = items.indexOf(document.activeElement);
      items.at((at === -1 && by < 0 ? at : at + by) % items.length)?.focus();
    }
  }

  customElements.define("drop-menu", DropMenu);
})();
