// <auto-save>: saves each field of the form inside it, one after the other, while the user types and chooses.
//
// `data-url` is where fields are saved; without it, the form has a problem to solve first and is sent as a whole.
// Fields that are saved together, such as a goal and its tactics, share an element with `data-unit`. Those that create
// something are in an element with `data-by-button`, and sent with all others by a button that has it too.
class AutoSave extends BaseElement {
  static PAUSE = 800;
  static WITH_ALL = ["block", "lens", "revision", "finding", "check"];
  // By element: the content that was sent last, saved or not.
  #sent = new WeakMap();

  connect() {
    this.form = this.querySelector("form-draft > form");
    if (!this.dataset.url) return;
    this.listen(this.form, "input", ({ isComposing }) => isComposing || this.#saveLater());
    this.listen(this.form, "change", this.save);
    this.listen(this, "submit", this.#onSubmit, { capture: true });
    this.listen(this, "htmx:config:request", this.#onRequest);
    // What a draft has brought back.
    this.#saveLater();
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  #saveLater() {
    // "Saved" is never shown beside something that waits to be saved.
    if (this.#nextUnit()) this.removeAttribute("data-saved");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), AutoSave.PAUSE);
  }

  // The button and Ctrl+Enter save at once.
  #onSubmit(event) {
    if (event.target !== this.form || event.submitter?.matches("[data-by-button]")) return;
    event.preventDefault();
    event.stopPropagation();
    this.save();
  }

  async save() {
    clearTimeout(this.timer);
    if (this.hasAttribute("data-saving") || !this.#nextUnit()) return;
    this.setAttribute("data-saving", "");
    // What failed before is tried once more.
    this.#sent = new WeakMap();
    for (let unit = this.#nextUnit(); unit; unit = this.#nextUnit()) await this.#send(unit);
    this.removeAttribute("data-saving");
    for (const fold of this.querySelectorAll("details:not([open]):has(.error)")) fold.open = true;
    this.toggleAttribute("data-saved", !this.querySelector(".error"));
    this.toggleAttribute("data-rejected", Boolean(this.querySelector(".error")));
  }

  // Return the first field or unit that differs from what is saved, unless it was rejected as it is. Those that were
  // rejected before come last: another field may have been the reason.
  #nextUnit() {
    const controls = [...this.form.elements].filter((control) => !control.closest("[data-by-button]"));
    const unsaved = [FormDraft.isChanged, FormDraft.isRefused].flatMap((isUnsaved) => controls.filter(isUnsaved));
    const units = unsaved.map((control) => control.closest("[data-unit]") ?? control.closest(".field"));
    return units.find((unit) => unit && this.#sent.get(unit) !== this.#contentOf(unit));
  }

  #namesIn(unit) {
    return new Set([...unit.querySelectorAll("[name]")].map(({ name }) => name));
  }

  #entriesOf(names) {
    return [...new FormData(this.form)].filter(([name]) => names.has(name));
  }

  // The format in which a number was typed is not content: a number that was refused is not sent again in another one.
  #contentOf(unit) {
    const names = [...this.#namesIn(unit)].filter((name) => !name.endsWith("-mark"));
    return JSON.stringify(this.#entriesOf(new Set(names)));
  }

  async #send(unit) {
    const names = this.#namesIn(unit);
    const body = new URLSearchParams(this.#entriesOf(new Set([...names, ...AutoSave.WITH_ALL])));
    for (const name of names) body.append("field", name);
    const { url } = this.dataset;
    // The form has left the page, and does not know what it has saved of this field.
    const { revision } = document.getElementById("revision").dataset;
    if (!this.isConnected && this.#sent.has(unit)) body.set("revision", revision);
    this.#sent.set(unit, this.#contentOf(unit));
    if (!this.isConnected) return WriteQueue.send(url, body);
    await htmx.ajax("POST", url, { source: this, target: "#drawer", swap: "innerHTML show:none", fields: body });
  }

  // htmx would send all fields.
  #onRequest({ detail: { ctx } }) {
    if (ctx.fields) ctx.request.body = ctx.fields;
  }
}
customElements.define("auto-save", AutoSave);
