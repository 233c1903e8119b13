// <board-composer>: adds notes in their block. Enter adds one and continues, Esc closes the form and keeps the draft.
// The segments and the type that were chosen last are chosen for the next note, in whichever block; the form says so
// until others are chosen.
class BoardComposer extends BaseElement {
  connect() {
    this.listen(this, "click", this.#onClick, { capture: true });
    this.listen(this, "keydown", this.#onKeyDown);
    this.listen(this, "input", this.#onInput);
    // Pasted lines can become several notes: focus the button that makes them.
    this.listen(this, "paste", ({ target }) => setTimeout(() => target.form?.elements.several?.focus()));
    this.listen(this, "compose-note", ({ detail }) => this.#open(detail.block, detail));
    this.listen(this, "submit", this.#onSubmit, { capture: true });
    this.listen(this, "htmx:config:request", this.#onRequest);
    this.listen(document, "htmx:after:swap", this.#onSwap);
  }

  #onSwap() {
    for (const form of this.querySelectorAll(".compose > form")) this.#showSegments(form);
  }

  get #choice() {
    return TabStorage.get("choice") ?? { segments: [], type: [] };
  }

  #onClick(event) {
    const add = event.target.closest(".add");
    const leave = event.target.closest(".compose [data-leave]");
    const none = event.target.closest(".compose [data-none]");
    if (leave) this.#close(leave.form);
    if (none) this.#clear(none.form, none.parentElement.dataset.for);
    if (!add || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#open(add.dataset.block);
  }

  #open(block, { text, reason, segments, type } = {}) {
    const slot = this.querySelector(`#compose-${block}`);
    if (!slot) return;
    const form = slot.querySelector("form") ?? this.#addForm(block, slot);
    if (text) {
      TabStorage.set("choice", { segments: segments.split(" "), type: [type] });
      this.#showChoice(form);
      form.elements.text.value = [text, form.elements.text.value].filter(Boolean).join("\n");
      this.#update(form);
      this.#showError(form, reason);
    }
    form.elements.text.focus();
    slot.scrollIntoView({ block: "nearest" });
  }

  #addForm(block, slot) {
    slot.append(document.getElementById("composer").content.cloneNode(true));
    const form = slot.querySelector("form");
    // Forms may be open in several blocks: make ids unique.
    for (const element of form.querySelectorAll("[id]")) element.id += `-${block}`;
    form.elements.text.setAttribute("aria-describedby", `composer-error-${block} composer-keys-${block}`);
    form.elements.block.value = block;
    form.elements.text.value = TabStorage.get(FormDraft.keyOf(form))?.text ?? "";
    this.#showButtons(form);
    const unused = { customer_segments: "[data-for]", customer_relationships: "none" }[block] ?? "[data-for=type]";
    for (const fieldset of form.querySelectorAll(unused)) fieldset.remove();
    this.#showSegments(form);
    const name = this.querySelector(`#name-${block}`).textContent;
    form.querySelector(".visually-hidden").textContent = `New note in ${name}`;
    htmx.process(form);
    return form;
  }

  // The segments as chips, like the buttons for selected notes. A relationship has one.
  #showSegments(form) {
    const [few, more] = form.querySelectorAll("[data-for=segments] .choices");
    const source = document.getElementById("segment-buttons");
    if (!few || few.source === source.innerHTML) return;
    few.source = source.innerHTML;
    const type = form.elements.block.value === "customer_relationships" ? "radio" : "checkbox";
    const chips = [...source.children].map((button) => {
      const chip = this.create("label", { title: button.title });
      const input = this.create("input", { type, name: "segments", value: button.value });
      chip.dataset.hue = button.dataset.hue;
      chip.append(input, ...button.cloneNode(true).childNodes);
      return chip;
    });
    few.replaceChildren(...chips.slice(0, 9));
    more.replaceChildren(...chips.slice(9));
    this.#showChoice(form);
  }

  #showChoice(form) {
    for (const name of ["segments", "type"]) {
      const inputs = [...form.querySelectorAll(`[name=${name}]`)];
      const chosen = inputs.filter(({ value }) => this.#choice[name].includes(value));
      // Of radio buttons, the last one that is checked stays so.
      if (chosen[0]?.type === "radio") chosen.length = 1;
      for (const input of inputs) input.checked = chosen.includes(input);
    }
  }

  #keepChoice(form) {
    const choice = this.#choice;
    const data = new FormData(form);
    for (const { name } of form.querySelectorAll("[name=segments], [name=type]")) choice[name] = data.getAll(name);
    TabStorage.set("choice", choice);
  }

  #clear(form, name) {
    const inputs = form.querySelectorAll(`[name=${name}]`);
    for (const input of inputs) input.checked = false;
    inputs[0]?.dispatchEvent(new Event("input", { bubbles: true }));
    form.elements.text.focus();
  }

  #onInput({ target }) {
    target.closest(".pick")?.removeAttribute("data-kept");
    const form = target.closest(".compose > form");
    if (form) this.#update(form);
  }

  #update(form) {
    this.#keepChoice(form);
    this.#storeDraft(form);
    this.#showError(form, "");
    this.#showButtons(form);
  }

  #storeDraft(form) {
    const text = form.elements.text.value;
    const draft = { url: form.getAttribute("action"), block: form.elements.block.value, text };
    TabStorage.set(FormDraft.keyOf(form), text ? draft : null);
  }

  // Several lines can be added as one note or as a note each.
  #showButtons(form) {
    const count = form.elements.text.value.split("\n").filter((line) => line.trim()).length;
    const limit = Number(form.dataset.lines);
    const isTooMany = count > limit;
    Object.assign(form.elements.several, { hidden: count < 2 || isTooMany, textContent: `Create ${count} notes` });
    form.querySelector("[data-one]").textContent = count < 2 ? "Add" : "As one note";
    if (isTooMany) this.#showError(form, `You entered ${count} lines. At most ${limit} notes can be created at once.`);
  }

  #onKeyDown(event) {
    const form = event.target.closest(".compose > form");
    if (!form || event.isComposing) return;
    if (event.key === "Escape") {
      this.#close(form);
    } else if (event.key === "Enter" && !event.shiftKey && event.target.matches("textarea, input")) {
      event.preventDefault();
      form.requestSubmit();
    } else if (CanvasSheet.digitOf(event)) {
      event.preventDefault();
      form.querySelectorAll("[name=segments]")[CanvasSheet.digitOf(event) - 1]?.click();
      if (CanvasSheet.digitOf(event) === "0") this.#clear(form, "segments");
    } else {
      return;
    }
    event.stopPropagation();
  }

  #close(form) {
    const block = form.elements.block.value;
    form.remove();
    this.querySelector(`.add[data-block="${block}"]`).focus();
  }

  // Text that is too long is not sent, and not cut off: the form shows its length.
  #onSubmit(event) {
    const form = event.target;
    if (!form.matches(".compose > form")) return;
    const text = form.elements.text.value.trim();
    const notes = event.submitter?.name === "several" ? text.split("\n") : [text];
    const longest = Math.max(...notes.map((note) => [...note.trim()].length));
    const limit = Number(form.dataset.limit);
    if (text && longest <= limit) return;
    event.preventDefault();
    event.stopPropagation();
    if (text) this.#showError(form, `One note has ${longest} characters. At most ${limit} are allowed.`);
    form.elements.text.focus();
  }

  #showError(form, text) {
    form.querySelector(".error").textContent = text;
    form.elements.text.setAttribute("aria-invalid", Boolean(text));
  }

  // <pending-notes> shows the note that is being sent; the form is ready for the next one.
  #onRequest({ target: form }) {
    if (!form.matches(".compose > form")) return;
    form.elements.text.value = "";
    this.#storeDraft(form);
    this.#showButtons(form);
    form.elements.text.focus();
  }
}
customElements.define("board-composer", BoardComposer);
