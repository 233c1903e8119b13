// <print-page>: a button that opens the browser's print dialogue.
(() => {
  class PrintPage extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", (event) => event.target.closest("button") && window.print());
    }
  }

  customElements.define("print-page", PrintPage);
})();
