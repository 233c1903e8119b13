// <leave-guard>: asks before the page is left with something unsaved on it, unless what was typed will be there again.
class LeaveGuard extends HTMLElement {
  // How long after a click on a link the page is left because of it.
  static MOMENT = 1000;
  #waiting = 0;
  #drafts = 0;
  #wentOnAt = -LeaveGuard.MOMENT;

  connectedCallback() { for (const [target, name, heard] of this.#heard) target.addEventListener(name, heard); }
  disconnectedCallback() { for (const [target, name, heard] of this.#heard) target.removeEventListener(name, heard); }

  get #heard() {
    return [
      [document, "outbox-taken", this.#counted], [document, "outbox-answered", this.#counted], [document, "drafts-left", this.#left],
      [document, "click", this.#clicked], [window, "beforeunload", this.#warn],
    ];
  }

  #counted = ({ detail: { waiting } }) => { this.#waiting = waiting; };
  #left = ({ detail: { count } }) => { this.#drafts = count; };

  // What opens beside the board does not leave the page.
  #clicked = ({ target, timeStamp, defaultPrevented }) => {
    const link = target.closest?.("a[href]");
    if (link && !defaultPrevented && link.origin === location.origin && !link.target) this.#wentOnAt = timeStamp;
  };

  get #isTyped() {
    const isWritten = ({ value }) => value.trim();
    return this.#drafts || document.querySelector("form-draft[data-unsaved]") || [...document.querySelectorAll(".compose textarea")].some(isWritten);
  }

  // A tab that goes on to another page of ours keeps its drafts; whether one that is closed is ever seen again, nobody knows.
  #warn = (event) => {
    const comesBack = event.timeStamp - this.#wentOnAt < LeaveGuard.MOMENT && this.#canKeep;
    if (this.#waiting || (this.#isTyped && !comesBack)) event.preventDefault();
  };

  get #canKeep() {
    try { sessionStorage.setItem("kept", "1"); sessionStorage.removeItem("kept"); return true; } catch { return false; }
  }
}
customElements.define("leave-guard", LeaveGuard);
