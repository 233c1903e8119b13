// <draft-marks>: marks the cards where something was typed and left unsaved, and tells how many there are.
class DraftMarks extends HTMLElement {
  static HEARD = ["draft-kept", "focusin", "htmx:after:swap"];

  connectedCallback() {
    for (const name of DraftMarks.HEARD) document.addEventListener(name, this.#soon);
    this.#soon();
  }

  disconnectedCallback() {
    for (const name of DraftMarks.HEARD) document.removeEventListener(name, this.#soon);
  }

  // Once everything is in its place that is about to be put in or taken away.
  #soon = () => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.isConnected && this.#look());
  };

  // Stands only where nothing can be saved any more.
  get #slip() { return this.querySelector("template"); }

  #look() {
    const left = this.#kept.map((draft) => ({ ...draft, links: this.#linksTo(draft) })).filter(({ links }) => links.length);
    const links = left.flatMap((draft) => draft.links);
    for (const mark of document.querySelectorAll(".draft-mark")) if (!links.includes(mark.parentElement)) mark.remove();
    for (const link of links) if (!link.querySelector(".draft-mark")) link.append(this.#mark());
    const [first] = left.sort((one, other) => (one.links[0].compareDocumentPosition(other.links[0]) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    const detail = { count: left.length, show: () => this.#show(first) };
    this.dispatchEvent(new CustomEvent("drafts-left", { bubbles: true, detail }));
  }

  // What forms have put aside, unless they are on the page and show it themselves.
  get #kept() {
    try {
      const open = [...document.querySelectorAll("form-draft form, .compose > form")].map((form) => this.#name(form));
      return Object.keys(sessionStorage).filter((key) => sessionStorage.getItem(key)).map((key) => this.#read(key)).filter((draft) => draft && !open.includes(draft.name) && (draft.text || !this.#slip));
    } catch { return []; }
  }

  #name(form) { return form.getAttribute("action") + (form.matches(".compose > form") ? `:${form.elements.block.value}` : ""); }

  #read(key) {
    const [kind, user, ...rest] = key.split(":");
    if (!["draft", "compose"].includes(kind) || user !== document.body.dataset.user) return null;
    const kept = sessionStorage.getItem(key);
    return { key, name: rest.join(":"), address: rest[0], block: rest[1], text: kind === "compose" ? kept : JSON.parse(kept).text };
  }

  // The cards of the note, or what adds one: both lead to the form that holds the draft again, where there is one.
  #linksTo({ address, block }) {
    const { base } = document.querySelector("canvas-sheet, canvas-lens").dataset;
    if (block) return address === base ? [...document.querySelectorAll(this.#slip ? `#name-${block}` : `.add[data-block="${block}"]`)] : [];
    const form = address.replace(/text\/$/, "");
    const leadsThere = (href) => href === form || ["?lens=", "&lens="].some((beside) => href.startsWith(form + beside));
    return [...document.querySelectorAll(".note-link, .add")].filter((link) => leadsThere(link.getAttribute("href")));
  }

  #mark() {
    const mark = Object.assign(document.createElement("span"), { className: "draft-mark", textContent: "draft" });
    mark.append(Object.assign(document.createElement("span"), { className: "visually-hidden", textContent: " not saved" }));
    return mark;
  }

  #show(draft) {
    const { address, links: [link] } = draft;
    link.scrollIntoView({ block: "nearest" });
    if (this.#slip) return this.#layOut(draft);
    const note = address.endsWith("/text/") && link.closest(".note");
    if (note) note.dispatchEvent(new CustomEvent("edit-note", { bubbles: true, detail: { address } }));
    else link.click();
  }

  #layOut({ key, text }) {
    document.getElementById("notices").append(this.#slip.content.cloneNode(true));
    const slip = document.querySelector(".left-draft");
    const field = slip.querySelector("textarea");
    field.value = text;
    field.focus();
    slip.querySelector("[data-discard]").addEventListener("click", () => { sessionStorage.removeItem(key); slip.dismiss(); this.#soon(); });
  }
}
customElements.define("draft-marks", DraftMarks);
