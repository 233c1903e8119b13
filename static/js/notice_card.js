// <notice-card>: a message that can be dismissed and, unless it is bad news, leaves by itself.
(() => {
  const SECONDS = 8;

  class NoticeCard extends HTMLElement {
    connectedCallback() {
      if (this.querySelector(".notice-close")) return;
      for (const other of document.querySelectorAll("#notices > notice-card")) if (other !== this && other.says === this.says) other.remove();
      this.append(this.closeButton());
      if (this.matches(".bad, .warn, [data-stay]")) return;
      this.addEventListener("pointerenter", () => this.wait());
      this.addEventListener("focusin", () => this.wait());
      this.addEventListener("pointerleave", () => this.leaveSoon());
      this.addEventListener("focusout", () => this.leaveSoon());
      this.leaveSoon();
    }

    disconnectedCallback() {
      this.wait();
    }

    get says() {
      return this.querySelector("p").textContent;
    }

    closeButton() {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "notice-close";
      button.ariaLabel = "Dismiss";
      button.textContent = "×";
      button.addEventListener("click", () => this.dismiss());
      return button;
    }

    wait() {
      clearTimeout(this.timer);
    }

    // Somebody who points at it or has the focus in it is still reading.
    leaveSoon() {
      this.wait();
      this.timer = setTimeout(() => {
        if (this.matches(":hover, :focus-within")) this.leaveSoon();
        else this.leave();
      }, SECONDS * 1000);
    }

    dismiss() {
      // The focus must not vanish together with the button it was on.
      document.getElementById("main")?.focus({ preventScroll: true });
      this.leave();
    }

    leave() {
      this.classList.add("leaving");
      setTimeout(() => this.remove(), 200);
    }
  }

  customElements.define("notice-card", NoticeCard);
})();
