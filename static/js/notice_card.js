// <notice-card>: a message that can be dismissed and, unless it is an error or a warning, disappears after a while.
//
// The property `--notices` of the page is the height of all of them, by which the page becomes longer.
class NoticeCard extends BaseElement {
  static SECONDS = 8;
  // What readers who take their time read in a second.
  static LETTERS_A_SECOND = 12;

  static makeRoom() {
    const { offsetHeight } = document.getElementById("notices");
    document.documentElement.style.setProperty("--notices", `${offsetHeight}px`);
  }

  connect() {
    // Remembered, because the browser may translate what is shown.
    this.text ??= this.querySelector("p").textContent.trim();
    if (!this.querySelector(".notice-close")) this.#begin();
    NoticeCard.makeRoom();
    if (this.matches(".bad, .warn, [data-stay]")) return;
    this.listen(this, "pointerenter focusin", this.#stopTimer);
    this.listen(this, "pointerleave focusout", this.#startTimer);
    this.#startTimer();
  }

  disconnect() {
    this.#stopTimer();
    NoticeCard.makeRoom();
  }

  // Move the focus before its button disappears.
  dismiss() {
    document.getElementById("main")?.focus({ preventScroll: true });
    this.close();
  }

  close() {
    this.classList.add("leaving");
    setTimeout(() => this.remove(), 200);
  }

  #begin() {
    for (const other of document.querySelectorAll("#notices > notice-card")) {
      if (other !== this && other.text === this.text) other.remove();
    }
    this.append(this.#createCloseButton());
  }

  #createCloseButton() {
    const properties = { type: "button", className: "notice-close", ariaLabel: "Close message", textContent: "×" };
    const button = this.create("button", properties);
    button.addEventListener("click", () => this.dismiss());
    return button;
  }

  #stopTimer() {
    clearTimeout(this.timer);
  }

  // A notice under the pointer, or with the focus in it, is still being read.
  #startTimer() {
    this.#stopTimer();
    const seconds = Math.max(NoticeCard.SECONDS, this.text.length / NoticeCard.LETTERS_A_SECOND);
    this.timer = setTimeout(() => {
      if (this.matches(":hover, :focus-within")) this.#startTimer();
      else this.close();
    }, seconds * 1000);
  }
}
customElements.define("notice-card", NoticeCard);
