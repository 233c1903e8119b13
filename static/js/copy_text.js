// <copy-text>: a button that copies the value of the field beside it.
class CopyText extends BaseElement {
  static SECONDS = 3;

  connect() {
    this.field = this.querySelector("input, textarea");
    if (!this.querySelector("button")) this.#addButton();
    this.listen(this.field, "focus", () => this.field.select());
    this.listen(this.querySelector("button"), "click", this.#copy);
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  #addButton() {
    const button = this.create("button", { type: "button", className: "button primary", textContent: "Copy" });
    const status = this.create("span", { className: "visually-hidden" });
    status.setAttribute("role", "status");
    this.append(button, status);
  }

  async #copy() {
    this.#report((await this.#write()) ? "Copied" : "Select the link and copy it");
  }

  // The clipboard API needs HTTPS; without it, selected text can still be copied.
  async #write() {
    try {
      await navigator.clipboard.writeText(this.field.value);
      return true;
    } catch {
      this.field.focus();
      this.field.select();
      return document.execCommand("copy");
    }
  }

  #report(text) {
    this.#show(text, text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#show("Copy", ""), CopyText.SECONDS * 1000);
  }

  #show(label, status) {
    this.querySelector("button").textContent = label;
    this.querySelector("[role=status]").textContent = status;
  }
}
customElements.define("copy-text", CopyText);
