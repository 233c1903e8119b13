// <draft-marks>: marks the cards whose forms have an unsaved draft, and reports the number of drafts.
//
// On pages where nothing can be saved it contains a <template>, which shows the text of a draft.
class DraftMarks extends BaseElement {
  connect() {
    this.listen(document, "draft-stored focusin htmx:after:swap", this.#scheduleUpdate);
    this.#scheduleUpdate();
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  // Wait until the elements that are being added or removed are in place.
  #scheduleUpdate() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#update());
  }

  get #template() {
    return this.querySelector("template");
  }

  #update() {
    const found = this.#drafts.map((draft) => ({ ...draft, links: this.#linksTo(draft) }));
    const drafts = found.filter(({ links }) => links.length);
    this.#mark(drafts.flatMap(({ links }) => links));
    const [first] = drafts.sort((a, b) => this.#compare(a.links[0], b.links[0]));
    this.emit("drafts-changed", { count: drafts.length, show: () => this.#show(first) });
  }

  #mark(links) {
    for (const mark of document.querySelectorAll(".draft-mark")) {
      if (!links.includes(mark.parentElement)) mark.remove();
    }
    for (const link of links) {
      if (!link.querySelector(".draft-mark")) link.append(this.#createMark());
    }
  }

  #createMark() {
    const mark = this.create("span", { className: "draft-mark", textContent: "draft" });
    mark.append(this.create("span", { className: "visually-hidden", textContent: " not saved" }));
    return mark;
  }

  #compare(a, b) {
    return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  }

  // The stored drafts, except those of forms that are on the page.
  get #drafts() {
    const open = [...document.querySelectorAll("form-draft form, .compose > form")].map(FormDraft.keyOf);
    const keys = TabStorage.keys("draft:").filter((key) => !open.includes(key));
    const drafts = keys.map((key) => ({ key, ...TabStorage.get(key) }));
    return drafts.filter(({ text }) => text || !this.#template);
  }

  // Return the links and buttons that open the form of a draft or, where there is none, the name of its block.
  #linksTo({ url, block }) {
    const { base } = document.querySelector("canvas-sheet, canvas-lens").dataset;
    if (block) {
      const place = this.#template ? `#name-${block}` : `.add[data-block="${block}"]`;
      return url === base ? [...document.querySelectorAll(place)] : [];
    }
    const page = url.replace(/text\/$/, "");
    const isLinkToPage = (href) => href === page || ["?lens=", "&lens="].some((lens) => href.startsWith(page + lens));
    const links = [...document.querySelectorAll(".note-link, .add")];
    return links.filter((link) => isLinkToPage(link.getAttribute("href")));
  }

  #show(draft) {
    const { url, links: [link] } = draft;
    link.scrollIntoView({ block: "nearest" });
    if (this.#template) return this.#showText(draft);
    const note = url.endsWith("/text/") && link.closest(".note");
    if (note) note.dispatchEvent(new CustomEvent("edit-note", { bubbles: true }));
    else link.click();
  }

  #showText({ key, text }) {
    document.getElementById("notices").append(this.#template.content.cloneNode(true));
    const notice = document.querySelector(".left-draft");
    const field = notice.querySelector("textarea");
    field.value = text;
    field.focus();
    notice.querySelector("[data-discard]").addEventListener("click", () => {
      TabStorage.set(key, null);
      notice.dismiss();
      this.#scheduleUpdate();
    });
  }
}
customElements.define("draft-marks", DraftMarks);
