// <leave-guard>: warns before the page is left while something would be lost.
class LeaveGuard extends BaseElement {
  // A page that is left within this time after a click on a link is left because of the link.
  static LINK_MILLISECONDS = 1000;
  #waiting = 0;
  #drafts = 0;
  #linkClickedAt = -LeaveGuard.LINK_MILLISECONDS;

  connect() {
    this.listen(document, "write-queued write-finished", ({ detail }) => { this.#waiting = detail.waiting; });
    this.listen(document, "drafts-changed", ({ detail }) => { this.#drafts = detail.count; });
    this.listen(document, "click", this.#onClick);
    this.listen(window, "beforeunload", this.#onBeforeUnload);
  }

  // Links that open in the drawer have been cancelled, as they do not leave the page.
  #onClick({ target, timeStamp, defaultPrevented }) {
    const link = target.closest?.("a[href]");
    if (!link || defaultPrevented || link.origin !== location.origin || link.target) return;
    this.#linkClickedAt = timeStamp;
  }

  // Drafts survive in this tab when it goes to another page of this site, but not when it is closed.
  #onBeforeUnload(event) {
    const staysHere = event.timeStamp - this.#linkClickedAt < LeaveGuard.LINK_MILLISECONDS && TabStorage.isAvailable;
    if (this.#waiting || (this.#hasUnsavedText && !staysHere)) event.preventDefault();
  }

  get #hasUnsavedText() {
    const newNotes = [...document.querySelectorAll(".compose textarea")];
    const hasText = ({ value }) => value.trim();
    return this.#drafts || document.querySelector("form-draft[data-unsaved]") || newNotes.some(hasText);
  }
}
customElements.define("leave-guard", LeaveGuard);
