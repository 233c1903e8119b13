// <save-status>: says at the foot of the page whether everything is saved, and what is in the way if it is not.
class SaveStatus extends HTMLElement {
  static WORDS = {
    sending: "Saving…",
    saved: "Saved",
    refused: "Not saved",
    unreachable: "Not saved: no connection.",
    "signed-out": "Not saved: you are signed out.",
    "somebody-else": "Not saved: somebody else is signed in here now.",
  };
  static LONG = 1000;
  static UNTIL = { unreachable: "it is back", "signed-out": "you sign in", "somebody-else": "you sign in again" };
  #waiting = 0;
  #drafts = { count: 0 };
  #answer = "saved";
  #words = "Saved";

  connectedCallback() {
    this.label = this.querySelector("[data-state]");
    this.spoken = this.querySelector("[role=status]");
    for (const [target, name, heard] of this.#heard) target.addEventListener(name, heard);
  }

  disconnectedCallback() {
    for (const [target, name, heard] of this.#heard) target.removeEventListener(name, heard);
  }

  get #heard() {
    return [
      [document, "outbox-taken", this.#taken], [document, "courier-state", this.#carried], [document, "outbox-answered", this.#answered],
      [document, "letter-returned", this.#returned], [document, "htmx:error", this.#notLoaded], [document, "drafts-left", this.#left],
    ];
  }

  #taken = ({ detail: { waiting } }) => {
    this.#waiting = waiting;
    this.#show(this.#answer);
  };

  #left = ({ detail }) => {
    this.#drafts = detail;
    this.#show(this.#answer);
  };

  #carried = ({ detail: { state } }) => this.#show(state);

  #answered = ({ detail: { isSaved, waiting } }) => {
    this.#waiting = waiting;
    if (!waiting) this.#show(isSaved ? "saved" : "refused");
  };

  // Said once, and not again with every new attempt.
  #show(answer) {
    this.#answer = answer;
    const isDone = ["saved", "refused"].includes(answer) && !this.#waiting;
    const state = isDone && this.#drafts.count ? "draft" : answer;
    const words = this.#wordsFor(state);
    if (this.label.dataset.state === state && this.#words === words) return;
    [this.#words, this.label.dataset.state] = [words, state];
    this.toggleAttribute("data-stuck", state in SaveStatus.UNTIL);
    this.label.replaceChildren(words, ...this.#ways(state));
    this.#speak(state, words);
  }

  #wordsFor(state) {
    if (state === "draft") return this.#drafts.count === 1 ? "1 draft not saved" : `${this.#drafts.count} drafts not saved`;
    const until = SaveStatus.UNTIL[state];
    const changes = this.#waiting === 1 ? "1 change waits" : `${this.#waiting} changes wait`;
    return SaveStatus.WORDS[state] + (until ? ` ${changes} here until ${until}.` : "");
  }

  // What is saved at once needs no word: a screen reader hears of it only where it takes long.
  #speak(state, words) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { if (this.spoken.textContent !== words) this.spoken.textContent = words; }, state === "sending" ? SaveStatus.LONG : 0);
  }

  #ways(state) {
    const now = this.#button("Try now", () => window.dispatchEvent(new Event("send-now")));
    if (state === "draft") return [" ", this.#button(this.#drafts.count === 1 ? "Show it" : "Show the first", () => this.#drafts.show())];
    if (state === "unreachable") return [" ", now];
    return state in SaveStatus.UNTIL ? [" ", this.#link("Sign in in another tab", this.dataset.signIn, "_blank"), " · ", now] : [];
  }

  #button(textContent, pressed) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent });
    button.addEventListener("click", pressed);
    return button;
  }

  #link(textContent, href, target = "") { return Object.assign(document.createElement("a"), { textContent, href, target }); }

  // The form that could have shown it again is gone: what was typed is in the note's draft, or stands here.
  #returned = ({ detail: { address, said } }) => {
    const text = new URLSearchParams(said).get("text");
    const note = address.match(/^.*\/notes\/[0-9a-f-]{36}\//)?.[0];
    const words = text ? `Not saved: “${text}”` : "Something from before this page was loaded could not be saved.";
    this.#notice(words, ...(note && text ? [" ", this.#link("Open the note", note)] : []));
  };

  #notLoaded = ({ detail: { ctx } }) => {
    if (ctx?.request.method !== "GET") return;
    const card = this.#notice("No connection: this could not be loaded. Try again in a moment.");
    const isBack = new AbortController();
    const leave = () => { isBack.abort(); card.leave(); };
    window.addEventListener("online", leave, { signal: isBack.signal });
    document.addEventListener("htmx:after:swap", leave, { signal: isBack.signal });
  };

  #notice(...content) {
    const card = Object.assign(document.createElement("notice-card"), { className: "notice bad" });
    card.append(document.createElement("p"));
    card.firstChild.append(...content);
    document.getElementById("notices").append(card);
    return card;
  }
}
customElements.define("save-status", SaveStatus);
