// <form-draft>: what was typed into a form and is not saved is there again when the form is.
class FormDraft extends HTMLElement {
  static #late = new Map();

  connectedCallback() {
    this.form = this.querySelector("form");
    this.revision = this.form.elements.revision?.value;
    this.fresh = this.#content(this.#entries());
    this.form.addEventListener("input", this.#keep);
    for (const [name, heard] of this.#heard) document.addEventListener(name, heard);
    this.#begin();
  }

  disconnectedCallback() {
    for (const [name, heard] of this.#heard) document.removeEventListener(name, heard);
    FormDraft.#changed();
  }

  get #heard() { return [["htmx:config:request", this.#sent], ["htmx:before:swap", this.#answered]]; }

  // Saved: a draft that says no more than what was sent has done its duty.
  static forget({ detail: { ctx } }) {
    if (ctx.request.method === "GET" || ctx.response.status >= 400) return;
    const kept = FormDraft.#read(ctx.request.action);
    const isSaid = ([name, value]) => name === "revision" || ctx.request.body.getAll(name).includes(value);
    if (kept?.entries.every(isSaid)) FormDraft.#write(ctx.request.action, null);
  }

  static #key(address) { return `draft:${document.body.dataset.user}:${address}`; }
  static #read(address) { try { return JSON.parse(sessionStorage.getItem(FormDraft.#key(address))); } catch { return null; } }
  static #write(address, draft) {
    try {
      if (draft) sessionStorage.setItem(FormDraft.#key(address), JSON.stringify(draft));
      else sessionStorage.removeItem(FormDraft.#key(address));
    } catch { /* Where the browser keeps nothing, the form still holds it, and leaving the page warns. */ }
    FormDraft.#changed();
  }
  static #changed() { document.dispatchEvent(new CustomEvent("draft-kept")); }

  get #address() { return this.form.getAttribute("action"); }
  get #names() { return [...new Set([...this.form.elements].map(({ name }) => name))].filter((name) => !FormDraft.#isOurs(name)); }
  static #isOurs(name) { return ["", "csrfmiddlewaretoken", "request_id", "block", "lens", "opened", "resolution"].includes(name); }
  #entries() { return [...new FormData(this.form)].filter(([name]) => !FormDraft.#isOurs(name)); }
  #content(entries) { return JSON.stringify(entries.filter(([name]) => name !== "revision")); }

  // A form that came back refused holds what was typed, on the revision that the server has put in.
  #begin() {
    const late = FormDraft.#late.get(this.#address);
    FormDraft.#late.delete(this.#address);
    if (late) this.#apply(late);
    this.isRefused = Boolean(this.querySelector(".conflict, .error:not(:empty)"));
    if (late || this.isRefused) this.#keep();
    else this.#restore();
  }

  #keep = () => {
    const entries = this.#entries();
    const isTyped = this.isRefused || this.#content(entries) !== this.fresh;
    this.toggleAttribute("data-unsaved", isTyped);
    FormDraft.#write(this.#address, isTyped ? { names: this.#names, entries: this.#asOpened(entries), text: this.#text } : null);
  };

  // In words alone, for where no form can show it again.
  get #text() {
    const isWritten = ({ type, value, defaultValue }) => ["text", "textarea"].includes(type) && (this.isRefused || value !== defaultValue);
    return [...this.form.elements].filter(isWritten).map(({ value }) => value).join("\n").trim();
  }

  // A conflict that was left unsettled is one again: the draft builds on what was there when the form was opened.
  #asOpened(entries) {
    const opened = this.form.elements.opened?.value;
    return opened ? entries.map(([name, value]) => [name, name === "revision" ? opened : value]) : entries;
  }

  #restore() {
    const kept = FormDraft.#read(this.#address);
    if (!kept || this.#content(kept.entries) === this.fresh) return;
    this.#apply(kept);
    this.setAttribute("data-unsaved", "");
    this.#tell();
  }

  #apply({ names, entries }) {
    for (const field of this.form.elements) {
      if (!names.includes(field.name) || field.type === "submit") continue;
      const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
      if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
  }

  #tell() {
    const line = Object.assign(document.createElement("p"), { className: "hint row", textContent: "What you typed earlier is back, not saved yet." });
    const drop = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: "Discard it" });
    drop.addEventListener("click", () => { this.#discard(); line.remove(); });
    line.setAttribute("role", "status");
    line.append(" ", drop);
    this.form.prepend(line);
  }

  #discard() {
    this.form.reset();
    if (this.revision) this.form.elements.revision.value = this.revision;
    this.#keep();
    this.form.querySelector("textarea, input:not([type=hidden])").focus();
  }

  #sent = ({ detail: { ctx } }) => { if (ctx.sourceElement === this.form) this.sent = this.#entries(); };

  // What was typed after the form was sent goes into the form that the answer brings.
  #answered = ({ detail: { ctx } }) => {
    if (ctx.sourceElement !== this.form || ctx.hx.retarget) return;
    const [was, is] = [this.sent, this.#entries()].map((entries) => (name) => JSON.stringify(entries.filter(([each]) => each === name)));
    const names = this.#names.filter((name) => name !== "revision" && was(name) !== is(name));
    if (names.length) FormDraft.#late.set(this.#address, { names, entries: this.#entries() });
  };
}
customElements.define("form-draft", FormDraft);
document.addEventListener("htmx:after:request", FormDraft.forget);
