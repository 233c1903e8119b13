// <form-draft>: stores unsaved input of the form inside it, and restores it when the form is opened again.
//
// A draft is `{ url, names, entries, text }`: the form's URL, the names of its fields, their values, and the text that
// the user has typed, for pages that cannot show the form any more.
class FormDraft extends BaseElement {
  static IGNORED = ["", "csrfmiddlewaretoken", "request_id", "block", "lens", "opened", "resolution"];
  // By URL: input made after the form was sent, for the form in the response.
  static #lateInput = new Map();

  connect() {
    this.form = this.querySelector("form");
    this.revision = this.form.elements.revision?.value;
    this.original = this.#contentOf(this.#entries);
    this.listen(this.form, "input", this.#store);
    this.listen(document, "htmx:config:request", this.#onRequest);
    this.listen(document, "htmx:before:swap", this.#onSwap);
    this.#begin();
  }

  disconnect() {
    FormDraft.#announceChange();
  }

  static keyOf(form) {
    const block = form.matches(".compose > form") ? `:${form.elements.block.value}` : "";
    return `draft:${form.getAttribute("action")}${block}`;
  }

  // Remove the draft of a form that was saved, unless more has been typed since it was sent.
  static onResponse({ detail: { ctx } }) {
    if (ctx.request.method === "GET" || ctx.response.status >= 400) return;
    const key = `draft:${ctx.request.action}`;
    const isSaved = ([name, value]) => name === "revision" || ctx.request.body.getAll(name).includes(value);
    if (TabStorage.get(key)?.entries?.every(isSaved)) FormDraft.#set(key, null);
  }

  static #set(key, draft) {
    TabStorage.set(key, draft);
    FormDraft.#announceChange();
  }

  static #announceChange() {
    document.dispatchEvent(new CustomEvent("draft-stored"));
  }

  get #url() {
    return this.form.getAttribute("action");
  }

  get #names() {
    const names = new Set([...this.form.elements].map(({ name }) => name));
    return [...names].filter((name) => !FormDraft.IGNORED.includes(name));
  }

  get #entries() {
    return [...new FormData(this.form)].filter(([name]) => !FormDraft.IGNORED.includes(name));
  }

  #contentOf(entries) {
    return JSON.stringify(entries.filter(([name]) => name !== "revision"));
  }

  #begin() {
    const lateInput = FormDraft.#lateInput.get(this.#url);
    FormDraft.#lateInput.delete(this.#url);
    if (lateInput) this.#fill(lateInput);
    // A rejected form already contains what was typed, and the revision that the server has set.
    this.isRejected = Boolean(this.querySelector(".conflict, .error:not(:empty)"));
    if (lateInput || this.isRejected) this.#store();
    else this.#restore();
  }

  #store() {
    const entries = this.#entries;
    const isUnsaved = this.isRejected || this.#contentOf(entries) !== this.original;
    this.toggleAttribute("data-unsaved", isUnsaved);
    const draft = { url: this.#url, names: this.#names, entries: this.#withOpenedRevision(entries), text: this.#text };
    FormDraft.#set(FormDraft.keyOf(this.form), isUnsaved ? draft : null);
  }

  get #text() {
    const isChanged = ({ value, defaultValue }) => this.isRejected || value !== defaultValue;
    const fields = [...this.form.elements].filter(({ type }) => ["text", "textarea"].includes(type));
    return fields.filter(isChanged).map(({ value }) => value).join("\n").trim();
  }

  // A draft keeps the revision at which its form was opened, so that an unresolved conflict occurs again.
  #withOpenedRevision(entries) {
    const opened = this.form.elements.opened?.value;
    return opened ? entries.map(([name, value]) => [name, name === "revision" ? opened : value]) : entries;
  }

  #restore() {
    const draft = TabStorage.get(FormDraft.keyOf(this.form));
    if (!draft || this.#contentOf(draft.entries) === this.original) return;
    this.#fill(draft);
    this.setAttribute("data-unsaved", "");
    this.#showHint();
  }

  #fill({ names, entries }) {
    for (const field of this.form.elements) {
      if (!names.includes(field.name) || field.type === "submit") continue;
      const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
      if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
  }

  #showHint() {
    const textContent = "What you typed earlier is back, not saved yet.";
    const hint = this.create("p", { className: "hint row", textContent });
    const discard = this.create("button", { type: "button", className: "link", textContent: "Discard it" });
    discard.addEventListener("click", () => {
      this.#discard();
      hint.remove();
    });
    hint.setAttribute("role", "status");
    hint.append(" ", discard);
    this.form.prepend(hint);
  }

  #discard() {
    this.form.reset();
    if (this.revision) this.form.elements.revision.value = this.revision;
    this.#store();
    this.form.querySelector("textarea, input:not([type=hidden])").focus();
  }

  #onRequest({ detail: { ctx } }) {
    if (ctx.sourceElement === this.form) this.sentEntries = this.#entries;
  }

  // Keep what was typed after the form was sent.
  #onSwap({ detail: { ctx } }) {
    if (ctx.sourceElement !== this.form || ctx.hx.retarget) return;
    const entries = this.#entries;
    const valuesOf = (name, list) => JSON.stringify(list.filter(([other]) => other === name));
    const isChanged = (name) => valuesOf(name, this.sentEntries) !== valuesOf(name, entries);
    const names = this.#names.filter((name) => name !== "revision" && isChanged(name));
    if (names.length) FormDraft.#lateInput.set(this.#url, { names, entries });
  }
}
customElements.define("form-draft", FormDraft);
document.addEventListener("htmx:after:request", FormDraft.onResponse);
