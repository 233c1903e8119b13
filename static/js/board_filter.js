// <board-filter>: dims what was not asked for, as one types; the address keeps what was asked for.
class BoardFilter extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("input", () => this.#changed());
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.#changed(); });
    this.querySelector("[data-clear]").addEventListener("click", this.#clear);
    document.addEventListener("htmx:after:swap", this.#redrawn);
    this.#redrawn();
  }

  disconnectedCallback() { document.removeEventListener("htmx:after:swap", this.#redrawn); }

  get #asked() { return [...new FormData(this.form)].filter(([, value]) => value.trim()); }

  #changed() {
    const query = new URLSearchParams(this.#asked).toString();
    history.replaceState(history.state, "", location.pathname + (query && `?${query}`));
    this.#apply();
  }

  #clear = (event) => {
    event.preventDefault();
    for (const field of this.form.elements) if (field.name) field.value = "";
    this.#changed();
    this.form.elements.q.focus();
  };

  #redrawn = () => {
    this.#offerSegments();
    this.#apply();
  };

  // Segments come and go while the board is open.
  #offerSegments() {
    const { segment } = this.form.elements;
    const cards = [...document.querySelectorAll("#notes-customer_segments .note[data-segments]")];
    // A card that is being edited shows no name; then the list knows it.
    const known = (number) => [...segment.options].find(({ value }) => value === number)?.text;
    const name = (card) => {
      const heading = card.querySelector("strong");
      return heading ? `${card.querySelector("[data-letter]").dataset.letter} · ${this.#short(heading.textContent.split("\n")[0])}` : known(card.dataset.segments);
    };
    const named = cards.map((card) => [name(card), card.dataset.segments]);
    if (String(named) === String([...segment.options].slice(1).map(({ text, value }) => [text, value]))) return;
    const chosen = segment.value;
    segment.replaceChildren(segment.options[0], ...named.map(([text, number]) => new Option(text, number, false, number === chosen)));
    segment.parentElement.hidden = !named.length;
    if (segment.value !== chosen) this.#changed();
  }

  // No longer than where the server writes it.
  #short(name) { return name.length > 60 ? `${name.slice(0, 59).trimEnd()}…` : name; }

  // Its own words, and not those of the tools that are offered on it.
  #saidOn(note) { return [...note.querySelectorAll(".note-link, .meta, textarea")].map(({ textContent }) => textContent).join(" "); }

  // However a letter is put together, and whether large or small.
  #folded(text) { return text.normalize().toUpperCase(); }

  // A card that steps back says so to those who do not see it.
  #dim(note, isOutside) {
    note.toggleAttribute("data-dimmed", isOutside);
    const described = [isOutside && "outside-filter", note.querySelector(".meta")?.id].filter(Boolean).join(" ");
    const link = note.querySelector(".note-link");
    if (!described) link?.removeAttribute("aria-describedby");
    else if (link?.getAttribute("aria-describedby") !== described) link?.setAttribute("aria-describedby", described);
  }

  #apply = () => {
    const { q = "", segment, status } = Object.fromEntries(this.#asked);
    const notes = [...document.querySelectorAll("#sheet .note[id]")];
    const words = this.#folded(q).split(/\s+/).filter(Boolean);
    const fits = (note) =>
      words.every((word) => this.#folded(this.#saidOn(note)).includes(word)) &&
      (!segment || note.dataset.segments?.split(" ").includes(segment)) && (!status || note.dataset.status === status);
    const found = notes.filter((note) => { const fit = fits(note); this.#dim(note, !fit); return fit; });
    const asked = words.length || segment || status;
    this.querySelector("[data-clear]").hidden = !asked;
    const said = asked ? `${found.length} of ${notes.length} ${notes.length === 1 ? "note" : "notes"}` : "";
    const output = this.querySelector("output");
    if (output.textContent !== said) output.textContent = said;
  };
}
customElements.define("board-filter", BoardFilter);
