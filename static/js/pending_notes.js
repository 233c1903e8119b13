// <pending-notes>: shows new notes in their block until the server has answered and, if they were rejected, until the
// user edits them again.
class PendingNotes extends BaseElement {
  #items = new Map();

  connect() {
    this.listen(this, "htmx:config:request", this.#onRequest);
    this.listen(this, "click", this.#onClick);
    this.listen(document, "htmx:finally:request", this.#onFinished);
    this.listen(document, "write-rejected", this.#onRejected, { capture: true });
    for (const note of TabStorage.get(this.#key) ?? []) this.#addRejected(note);
  }

  get #sheet() {
    return this.closest("canvas-sheet");
  }

  get #key() {
    return `rejected:${this.#sheet.dataset.base}`;
  }

  #onRequest({ target: form, detail: { ctx } }) {
    if (!form.matches(".compose > form")) return;
    const item = this.#createItem(this.#read(ctx.request.body));
    form.before(item);
    this.#items.set(ctx, item);
  }

  // What a form has sent about a note.
  #read(values) {
    const [block, text, type] = ["block", "text", "type"].map((name) => values.get(name)?.trim() ?? "");
    return { block, text, type, segments: values.getAll("segments").join(" ") };
  }

  #createItem({ text, segments, type }) {
    const item = this.create("p", { className: "note pending" });
    item.append(this.create("span", { translate: false, textContent: text }));
    Object.assign(item.dataset, { text, segments, type });
    return item;
  }

  #onFinished({ detail: { ctx } }) {
    const item = this.#items.get(ctx);
    this.#items.delete(ctx);
    if (!item) return;
    if (ctx.response?.status < 400) item.remove();
    else this.#reject(item, this.#reasonIn(ctx.text));
    this.#store();
    document.activeElement?.closest(".compose")?.scrollIntoView({ block: "nearest" });
  }

  #reasonIn(response = "") {
    const page = new DOMParser().parseFromString(response, "text/html");
    return page.querySelector(".error, .notice p")?.textContent.trim() ?? "";
  }

  #reject(item, reason) {
    item.dataset.reason = reason;
    item.classList.add("refused");
    // In an archived canvas the text can only be copied.
    const label = this.#sheet.isEditable ? "Edit again" : "Discard";
    const button = this.create("button", { type: "button", className: "link", textContent: label });
    button.dataset.again = "";
    item.append(" ", this.create("span", { className: "error", textContent: reason }), " ", button);
  }

  #addRejected({ block, reason, ...note }) {
    const item = this.#createItem(note);
    (this.querySelector(`#compose-${block}`) ?? this.querySelector(`#block-${block}`))?.append(item);
    this.#reject(item, reason);
    return item.isConnected;
  }

  // A note that was sent before this page was loaded has been rejected.
  #onRejected(event) {
    const { url, body, response } = event.detail;
    if (url !== this.#sheet.dataset.base) return;
    const note = { ...this.#read(new URLSearchParams(body)), reason: this.#reasonIn(response) };
    if (!this.#addRejected(note)) return;
    event.stopPropagation();
    this.#store();
  }

  #onClick({ target }) {
    const item = target.closest("[data-again]")?.parentElement;
    if (!item) return;
    const { block } = item.closest(".block").dataset;
    item.dispatchEvent(new CustomEvent("compose-note", { bubbles: true, detail: { block, ...item.dataset } }));
    item.remove();
    this.#store();
  }

  #store() {
    const items = [...this.querySelectorAll(".note.refused")];
    const notes = items.map((item) => ({ block: item.closest(".block").dataset.block, ...item.dataset }));
    TabStorage.set(this.#key, notes.length ? notes : null);
  }
}
customElements.define("pending-notes", PendingNotes);
