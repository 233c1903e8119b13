// <board-composer>: writing new notes in their block. Enter adds and goes on, Esc leaves and keeps the draft.
class BoardComposer extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#click, true);
    this.addEventListener("keydown", this.#key);
    this.addEventListener("input", ({ target }) => this.#written(target.closest(".compose > form")));
    // Whoever pastes lines is asked at once what is to come of them.
    this.addEventListener("paste", ({ target }) => setTimeout(() => target.form?.elements.several?.focus()));
    this.addEventListener("compose-note", ({ detail }) => this.#open(detail.block, detail));
    this.addEventListener("submit", this.#check, true);
    this.addEventListener("htmx:config:request", this.#sent);
  }

  #click = (event) => {
    const add = event.target.closest(".add");
    if (event.target.matches(".compose [data-leave]")) this.#close(event.target.form);
    if (!add || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#open(add.dataset.block);
  };

  #open(block, { text, reason } = {}) {
    const slot = this.querySelector(`#compose-${block}`);
    if (!slot) return;
    const form = slot.querySelector("form") ?? this.#put(block, slot);
    if (text) {
      form.elements.text.value = [text, form.elements.text.value].filter(Boolean).join("\n");
      this.#written(form);
      this.#complain(form, reason);
    }
    form.elements.text.focus();
    slot.scrollIntoView({ block: "nearest" });
  }

  #put(block, slot) {
    slot.append(document.getElementById("composer").content.cloneNode(true));
    const form = slot.querySelector("form");
    // Several blocks may have one open.
    for (const part of form.querySelectorAll("[id]")) part.id += `-${block}`;
    form.elements.text.setAttribute("aria-describedby", `composer-error-${block} composer-keys-${block}`);
    form.elements.block.value = block;
    form.elements.text.value = this.#draft(form);
    this.#ask(form);
    form.querySelector(".visually-hidden").textContent = `New note in ${this.querySelector(`#name-${block}`).textContent}`;
    htmx.process(form);
    return form;
  }

  // What is typed and not sent; where the browser keeps nothing, closing the field drops it.
  #draft(form, text) {
    const key = `compose:${document.body.dataset.user}:${form.getAttribute("action")}:${form.elements.block.value}`;
    try { return text === undefined ? sessionStorage.getItem(key) ?? "" : sessionStorage.setItem(key, text); } catch { return ""; }
  }

  #written(form) {
    if (!form) return;
    this.#draft(form, form.elements.text.value);
    this.#complain(form, "");
    this.#ask(form);
  }

  // Whether several lines are one note or as many.
  #ask(form) {
    const lines = form.elements.text.value.split("\n").filter((line) => line.trim()).length;
    const isTooMany = lines > Number(form.dataset.lines);
    Object.assign(form.elements.several, { hidden: lines < 2 || isTooMany, textContent: `Make ${lines} notes` });
    form.querySelector("[data-one]").textContent = lines < 2 ? "Add" : "As one note";
    if (isTooMany) this.#complain(form, `At most ${form.dataset.lines} notes can be made at once; these are ${lines} lines.`);
  }

  #key = (event) => {
    const form = event.target.closest(".compose > form");
    if (!form || event.isComposing) return;
    if (event.key === "Escape") this.#close(form);
    else if (event.key === "Enter" && !event.shiftKey && event.target.matches("textarea")) {
      event.preventDefault();
      form.requestSubmit();
    } else return;
    event.stopPropagation();
  };

  #close(form) {
    const block = form.elements.block.value;
    form.remove();
    this.querySelector(`.add[data-block="${block}"]`).focus();
  }

  // Nothing is cut off on the way: what is too long stays in the field, with the number of characters beside it.
  #check = (event) => {
    const form = event.target;
    if (!form.matches(".compose > form")) return;
    const text = form.elements.text.value.trim();
    const notes = event.submitter?.name === "several" ? text.split("\n") : [text];
    const longest = Math.max(...notes.map((note) => [...note.trim()].length));
    const limit = Number(form.dataset.limit);
    if (text && longest <= limit) return;
    event.preventDefault();
    event.stopPropagation();
    if (text) this.#complain(form, `A note holds ${limit} characters; this has ${longest}.`);
    form.elements.text.focus();
  };

  #complain(form, words) {
    form.querySelector(".error").textContent = words;
    form.elements.text.setAttribute("aria-invalid", Boolean(words));
  }

  // <pending-notes> shows what was sent; here the field is free for the next.
  #sent = ({ target: form }) => {
    if (!form.matches(".compose > form")) return;
    form.elements.text.value = "";
    this.#draft(form, "");
    this.#ask(form);
    form.elements.text.focus();
  };
}
customElements.define("board-composer", BoardComposer);
