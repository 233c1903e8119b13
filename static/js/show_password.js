// <show-password>: a button that shows what is typed into the password field beside it.
(() => {
  class ShowPassword extends HTMLElement {
    connectedCallback() {
      if (this.querySelector("button")) return;
      const field = this.querySelector("input");
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-controls", field.id);
      button.addEventListener("click", () => this.show(field, button, field.type === "password"));
      this.append(button);
      this.show(field, button, false);
      // Browsers offer to store what they see sent as a password.
      field.form?.addEventListener("submit", () => this.show(field, button, false));
    }

    show(field, button, visible) {
      field.type = visible ? "text" : "password";
      button.textContent = visible ? "Hide" : "Show";
      button.ariaLabel = visible ? "Hide password" : "Show password";
    }
  }

  customElements.define("show-password", ShowPassword);
})();
