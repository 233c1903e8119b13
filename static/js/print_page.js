// <print-page>: a button that opens the browser's print dialog.
class PrintPage extends BaseElement {
  connect() {
    this.listen(this, "click", ({ target }) => target.closest("button") && window.print());
  }
}
customElements.define("print-page", PrintPage);
