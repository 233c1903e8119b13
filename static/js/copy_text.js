// <copy-text>: a button that copies what the field beside it holds.
(() => {
  const SECONDS = 3;

  class CopyText extends HTMLElement {
    connectedCallback() {
      if (this.querySelector("button")) return;
      this.field.addEventListener("focus", () => this.field.select());
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button primary";
      button.textContent = "Copy";
      button.addEventListener("click", () => this.copy(button));
      const status = document.createElement("span");
      status.className = "visually-hidden";
      status.setAttribute("role", "status");
      this.append(button, status);
    }

    disconnectedCallback() {
      clearTimeout(this.timer);
    }

    get field() {
      return this.querySelector("input, textarea");
    }

    async copy(button) {
      const copied = await this.write();
      this.say(button, copied ? "Copied" : "Select and copy it");
    }

    // Without https there is no clipboard to write to, but what is selected can still be copied.
    async write() {
      try {
        await navigator.clipboard.writeText(this.field.value);
        return true;
      } catch {
        this.field.focus();
        this.field.select();
        return document.execCommand("copy");
      }
    }

    say(button, words) {
      button.textContent = words;
      this.querySelector("[role=status]").textContent = words;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        button.textContent = "Copy";
        this.querySelector("[role=status]").textContent = "";
      }, SECONDS * 1000);
    }
  }

  customElements.define("copy-text", CopyText);
})();
