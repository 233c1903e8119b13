// <board-filter>: dims the notes that do not match the filter while the user types, and keeps the filter in the URL.
class BoardFilter extends BaseElement {
  static LONGEST_NAME = 60;

  connect() {
    this.form = this.querySelector("form");
    this.listen(this.form, "input", this.#onChange);
    this.listen(this.form, "submit", this.#onSubmit);
    this.listen(this.querySelector("[data-clear]"), "click", this.#onClear);
    this.listen(document, "htmx:after:swap", this.#update);
    this.#update();
  }

  get #values() {
    return [...new FormData(this.form)].filter(([, value]) => value.trim());
  }

  #onChange() {
    const query = new URLSearchParams(this.#values).toString();
    history.replaceState(history.state, "", location.pathname + (query && `?${query}`));
    this.#apply();
  }

  #onSubmit(event) {
    event.preventDefault();
    this.#onChange();
  }

  #onClear(event) {
    event.preventDefault();
    for (const field of this.form.elements) if (field.name) field.value = "";
    this.#onChange();
    this.form.elements.q.focus();
  }

  #update() {
    this.#updateSegments();
    this.#apply();
  }

  // Offer the segments that are on the board now.
  #updateSegments() {
    const { segment: select } = this.form.elements;
    const cards = [...document.querySelectorAll("#notes-customer_segments .note[data-segments]")];
    const offered = cards.map((card) => [this.#segmentName(card), card.dataset.segments]);
    const current = [...select.options].slice(1).map(({ text, value }) => [text, value]);
    if (String(offered) === String(current)) return;
    const { value } = select;
    const options = offered.map(([name, number]) => new Option(name, number, false, number === value));
    select.replaceChildren(select.options[0], ...options);
    select.parentElement.hidden = !offered.length;
    if (select.value !== value) this.#onChange();
  }

  // While the text of a card is being edited, its name is known from the current options only.
  #segmentName(card) {
    const heading = card.querySelector("strong");
    if (!heading) return this.#optionFor(card.dataset.segments)?.text;
    const { letter } = card.querySelector("[data-letter]").dataset;
    return `${letter} · ${this.#shorten(heading.textContent.split("\n")[0])}`;
  }

  #optionFor(number) {
    return [...this.form.elements.segment.options].find(({ value }) => value === number);
  }

  // As the server shortens names.
  #shorten(name) {
    const limit = BoardFilter.LONGEST_NAME;
    return name.length > limit ? `${name.slice(0, limit - 1).trimEnd()}…` : name;
  }

  #apply() {
    const values = Object.fromEntries(this.#values);
    const words = this.#fold(values.q ?? "").split(/\s+/).filter(Boolean);
    const notes = [...document.querySelectorAll("#sheet .note[data-note]")];
    const matching = new Set(notes.filter((note) => this.#matches(note, words, values)));
    for (const note of notes) this.#setDimmed(note, !matching.has(note));
    const isActive = Boolean(words.length || values.segment || values.status);
    this.querySelector("[data-clear]").hidden = !isActive;
    const noun = notes.length === 1 ? "note" : "notes";
    this.#announce(isActive ? `${matching.size} of ${notes.length} ${noun}` : "");
  }

  #matches(note, words, { segment, status }) {
    if (segment && !note.dataset.segments?.split(" ").includes(segment)) return false;
    if (status && note.dataset.status !== status) return false;
    if (!words.length) return true;
    const text = this.#fold(this.#textOf(note));
    return words.every((word) => text.includes(word));
  }

  // The text of the note itself, without that of its toolbar.
  #textOf(note) {
    const parts = [...note.querySelectorAll(".note-link, .meta, textarea")];
    return parts.map(({ textContent }) => textContent).join(" ");
  }

  // Ignore case and differences in Unicode normalization.
  #fold(text) {
    return text.normalize().toUpperCase();
  }

  // Screen readers are told that a note is dimmed through its description.
  #setDimmed(note, isDimmed) {
    note.toggleAttribute("data-dimmed", isDimmed);
    const ids = [isDimmed && "outside-filter", note.querySelector(".meta")?.id].filter(Boolean).join(" ");
    const link = note.querySelector(".note-link");
    if (!ids) link?.removeAttribute("aria-describedby");
    else if (link?.getAttribute("aria-describedby") !== ids) link?.setAttribute("aria-describedby", ids);
  }

  #announce(text) {
    const output = this.querySelector("output");
    if (output.textContent !== text) output.textContent = text;
  }
}
customElements.define("board-filter", BoardFilter);
