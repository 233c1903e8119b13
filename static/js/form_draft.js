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
    this.listen(this.form, "input", this.#store);
    this.listen(document, "htmx:before:swap", this.#onSwap);
    // Fields may have been saved.
    this.listen(document, "htmx:after:swap", this.#store);
    this.#begin();
  }

  disconnect() {
    FormDraft.#announceChange();
  }

  static keyOf(form) {
    const block = form.matches(".compose > form") ? `:${form.elements.block.value}` : "";
    return `draft:${form.getAttribute("action")}${block}`;
  }

  // Return whether a field has another value than the one with which its form was drawn.
  static isChanged({ type, checked, defaultChecked, options, value, defaultValue }) {
    if (type === "checkbox" || type === "radio") return checked !== defaultChecked;
    if (options) return [...options].some((option) => option.selected !== option.defaultSelected);
    // Buttons have no default value.
    return value !== (defaultValue ?? value);
  }

  // Return whether a field has an error.
  static isRefused(field) {
    return Boolean(field.closest(".field")?.querySelector(".error"));
  }

  // Remove the draft of a form that was saved, unless more has been typed since it was sent.
  static onResponse({ detail: { ctx } }) {
    if (ctx.request.method === "GET" || ctx.response.status >= 400) return;
    const key = `draft:${ctx.request.action.replace(/fields\/.*/, "")}`;
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

  // The names of the fields that are not saved. A rejected form has none of its fields saved.
  get #unsaved() {
    const isUnsaved = (field) => this.isRejected || FormDraft.isChanged(field) || FormDraft.isRefused(field);
    const names = new Set([...this.form.elements].filter(isUnsaved).map(({ name }) => name));
    return [...names].filter((name) => name !== "revision" && !FormDraft.IGNORED.includes(name));
  }

  #entriesOf(names) {
    return [...new FormData(this.form)].filter(([name]) => names.includes(name));
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
    const names = this.#unsaved;
    this.toggleAttribute("data-unsaved", names.length);
    if (!names.length) this.querySelector(".draft-hint")?.remove();
    // A number is kept with the decimal mark of the format in which it was typed.
    const kept = [...names, ...names.map((name) => `${name}-mark`), "revision"];
    const entries = this.#withOpenedRevision(this.#entriesOf(kept));
    const draft = { url: this.#url, names: kept, entries, text: this.#text };
    FormDraft.#set(FormDraft.keyOf(this.form), names.length ? draft : null);
  }

  get #text() {
    const isChanged = (field) => this.isRejected || FormDraft.isChanged(field);
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
    if (!draft) return;
    this.#fill(draft);
    this.toggleAttribute("data-unsaved", this.#unsaved.length);
    if (!this.#unsaved.length) return;
    this.#showHint();
  }

  #fill({ names, entries }) {
    for (const field of this.form.elements) {
      // Without its decimal mark, a number was typed in an unknown format, and not in that of this form.
      const isMark = field.name.endsWith("-mark") && names.includes(field.name.replace(/-mark$/, ""));
      if (!(isMark || names.includes(field.name)) || field.type === "submit") continue;
      const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
      if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
      else if (isMark || values.length) field.value = values[0] ?? "";
    }
  }

  #showHint() {
    const textContent = "Your unsaved text from earlier is back.";
    const hint = this.create("p", { className: "hint row draft-hint", textContent });
    const discard = this.create("button", { type: "button", className: "link", textContent: "Discard" });
    discard.addEventListener("click", () => {
      this.#discard();
    });
    hint.setAttribute("role", "status");
    hint.append(" ", discard);
    this.form.prepend(hint);
  }

  #discard() {
    FormDraft.#set(FormDraft.keyOf(this.form), null);
    this.form.reset();
    const drawer = this.closest("note-drawer");
    // A field that was refused no longer knows what is saved.
    if (drawer) return drawer.load({ isReload: true });
    if (this.revision) this.form.elements.revision.value = this.revision;
    this.#store();
    this.form.querySelector("textarea, input:not([type=hidden])").focus();
  }

  // Keep what was typed after the form, or a field of it, was sent.
  #onSwap({ detail: { ctx, tasks } }) {
    if (ctx.request.method === "GET" || !ctx.sourceElement.contains(this.form) || ctx.hx.retarget) return;
    if (!tasks.some(({ type }) => type === "main")) return;
    const valuesOf = (name) => JSON.stringify(new FormData(this.form).getAll(name));
    const names = this.#unsaved.filter((name) => valuesOf(name) !== JSON.stringify(ctx.request.body.getAll(name)));
    const kept = [...names, ...names.map((name) => `${name}-mark`)];
    if (names.length) FormDraft.#lateInput.set(this.#url, { names: kept, entries: this.#entriesOf(kept) });
  }
}
customElements.define("form-draft", FormDraft);
document.addEventListener("htmx:after:request", FormDraft.onResponse);
