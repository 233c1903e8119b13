// <board-filter>: dims the notes that do not match the filter while the user types, and keeps the filter in the URL.
class BoardFilter extends BaseElement {
  static LONGEST_NAME = 60;
  // The names of the segments by their numbers, and what is offered.
  #names = new Map();
  #offered = "";

  connect() {
    this.form = this.querySelector("form");
    this.listen(this.form, "input", this.#onChange);
    this.listen(this.form, "submit", this.#onSubmit);
    this.listen(this.querySelector("[data-clear]"), "click", this.#onClear);
    this.listen(document, "htmx:after:swap", this.#update);
    this.listen(document, "board-view", this.#onView);
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

  // The URL names the view option as well as the filter.
  #onView({ detail }) {
    const field = this.form.elements.view ?? this.create("input", { type: "hidden", name: "view" });
    field.value = detail;
    this.form.prepend(field);
    this.#onChange();
  }

  #onSubmit(event) {
    event.preventDefault();
    this.#onChange();
  }

  #onClear(event) {
    event.preventDefault();
    for (const field of this.form.elements) if (field.name !== "view") field.value = "";
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
    if (String(offered) === this.#offered) return;
    this.#offered = String(offered);
    const { value } = select;
    const options = offered.map(([name, number]) => new Option(name, number, false, number === value));
    for (const option of options) option.translate = false;
    select.replaceChildren(select.options[0], ...options);
    select.parentElement.hidden = !offered.length;
    if (select.value !== value) this.#onChange();
  }

  // While the text of a card is being edited, it shows no letter and keeps its name.
  #segmentName(card) {
    const { segments: number, text } = card.dataset;
    const letter = card.querySelector("[data-letter]")?.dataset.letter;
    if (letter) this.#names.set(number, `${letter} · ${this.#shorten(text.split("\n")[0])}`);
    return this.#names.get(number);
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
    const text = this.#fold(this.#wordsOf(note));
    return words.every((word) => text.includes(word));
  }

  // What the person wrote, never what the card shows, which may be a translation by the browser.
  #wordsOf(note) {
    const { text, words = "" } = note.dataset;
    return `${note.querySelector("textarea")?.value ?? text} ${words}`;
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
