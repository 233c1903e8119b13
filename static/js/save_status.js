// <save-status>: shows in the footer whether all changes are saved and, if not, why.
class SaveStatus extends BaseElement {
  static TEXTS = {
    sending: "Saving…",
    saved: "Saved",
    refused: "Not saved",
    unreachable: "Not saved: no connection.",
    unavailable: "Not saved: Rapport can’t save at the moment.",
    "signed-out": "Not saved: you’re signed out.",
    "somebody-else": "Not saved: somebody else is now signed in here.",
  };
  // States in which changes wait, and what they wait for.
  static WAITING_FOR = {
    unreachable: "the connection is back",
    unavailable: "Rapport can save again",
    "signed-out": "you sign in",
    "somebody-else": "you sign in again",
  };
  static NEED_SIGN_IN = ["signed-out", "somebody-else"];
  static ANNOUNCE_SENDING_AFTER = 1000;
  #waiting = 0;
  #drafts = { count: 0 };
  #requestState = "saved";
  #text = "Saved";

  connect() {
    this.label = this.querySelector("[data-state]");
    this.announcement = this.querySelector("[role=status]");
    this.listen(document, "write-queued", this.#onQueued);
    this.listen(document, "request-state", ({ detail }) => this.#show(detail.state));
    this.listen(document, "write-finished", this.#onFinished);
    this.listen(document, "write-rejected", this.#onRejected);
    this.listen(document, "drafts-changed", this.#onDrafts);
    this.listen(document, "htmx:error", this.#onError);
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  #onQueued({ detail }) {
    this.#waiting = detail.waiting;
    this.#show(this.#requestState);
  }

  #onFinished({ detail: { isSaved, waiting } }) {
    this.#waiting = waiting;
    if (!waiting) this.#show(isSaved ? "saved" : "refused");
  }

  #onDrafts({ detail }) {
    this.#drafts = detail;
    this.#show(this.#requestState);
  }

  // Retries do not repeat a message.
  #show(requestState) {
    this.#requestState = requestState;
    const isDone = ["saved", "refused"].includes(requestState) && !this.#waiting;
    const state = isDone && this.#drafts.count ? "draft" : requestState;
    const text = this.#textFor(state);
    if (this.label.dataset.state === state && this.#text === text) return;
    this.#text = text;
    this.label.dataset.state = state;
    this.toggleAttribute("data-stuck", state in SaveStatus.WAITING_FOR);
    this.label.replaceChildren(text, ...this.#actionsFor(state));
    this.#announce(text, state === "sending" ? SaveStatus.ANNOUNCE_SENDING_AFTER : 0);
  }

  #textFor(state) {
    const { count } = this.#drafts;
    if (state === "draft") return count === 1 ? "1 draft not saved" : `${count} drafts not saved`;
    if (!(state in SaveStatus.WAITING_FOR)) return SaveStatus.TEXTS[state];
    const changes = this.#waiting === 1 ? "1 change is waiting" : `${this.#waiting} changes are waiting`;
    return `${SaveStatus.TEXTS[state]} ${changes} here until ${SaveStatus.WAITING_FOR[state]}.`;
  }

  // Changes that are saved quickly are not announced to screen readers as being saved.
  #announce(text, delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.announcement.textContent !== text) this.announcement.textContent = text;
    }, delay);
  }

  #actionsFor(state) {
    if (state === "draft") {
      const label = this.#drafts.count === 1 ? "Show draft" : "Show first draft";
      return [" ", this.#createButton(label, () => this.#drafts.show())];
    }
    if (!(state in SaveStatus.WAITING_FOR)) return [];
    const retry = this.#createButton("Try now", () => window.dispatchEvent(new Event("retry-now")));
    if (!SaveStatus.NEED_SIGN_IN.includes(state)) return [" ", retry];
    return [" ", this.#createLink("Sign in in another tab", this.dataset.signIn, "_blank"), " · ", retry];
  }

  #createButton(textContent, onClick) {
    const button = this.create("button", { type: "button", className: "link", textContent });
    button.addEventListener("click", onClick);
    return button;
  }

  #createLink(textContent, href, target = "") {
    return this.create("a", { textContent, href, target });
  }

  // The form of this request is gone. Text of a note is kept as its draft; other text is shown here only.
  #onRejected({ detail: { url, body } }) {
    const text = new URLSearchParams(body).get("text");
    const note = url.match(/^.*\/notes\/[0-9a-f-]{36}\//)?.[0];
    if (!text) return this.#addNotice("A change from before this page was loaded couldn’t be saved.");
    const written = this.create("bdi", { translate: false, textContent: text });
    const link = note ? [" ", this.#createLink("Open the note", note)] : [];
    this.#addNotice("Not saved: “", written, "”", ...link);
  }

  #onError({ detail: { ctx } }) {
    if (ctx?.request.method !== "GET") return;
    const notice = this.#addNotice("No connection. This couldn’t be loaded. Try again in a moment.");
    const { signal } = notice;
    const close = () => notice.close();
    window.addEventListener("online", close, { once: true, signal });
    document.addEventListener("htmx:after:swap", close, { once: true, signal });
  }

  #addNotice(...content) {
    const notice = this.create("notice-card", { className: "notice bad" });
    notice.append(document.createElement("p"));
    notice.firstChild.append(...content);
    document.getElementById("notices").append(notice);
    return notice;
  }
}
customElements.define("save-status", SaveStatus);
