// <show-password>: a button that shows or hides the text of the password field beside it.
class ShowPassword extends BaseElement {
  connect() {
    this.field = this.querySelector("input");
    this.button = this.querySelector("button") ?? this.#addButton();
    this.listen(this.button, "click", () => this.#show(this.field.type === "password"));
    // Browsers offer to store only passwords that are submitted from a password field.
    if (this.field.form) this.listen(this.field.form, "submit", () => this.#show(false));
    this.#show(false);
  }

  #addButton() {
    const button = this.create("button", { type: "button" });
    button.setAttribute("aria-controls", this.field.id);
    this.append(button);
    return button;
  }

  #show(isVisible) {
    this.field.type = isVisible ? "text" : "password";
    this.button.textContent = isVisible ? "Hide" : "Show";
    this.button.ariaLabel = isVisible ? "Hide password" : "Show password";
  }
}
customElements.define("show-password", ShowPassword);
