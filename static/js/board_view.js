// <board-view>: how the board is shown. Fit and Present choose the largest text with which all notes are in the window.
class BoardView extends BaseElement {
  // Sizes of the text in pixels, and the lines that a note may take.
  static SIZES = {
    fit: [[15, 3], [14, 2], [13, 2], [13, 1], [12, 1]],
    present: [28, 25, 22, 20, 18, 16, 15, 14, 13].map((size) => [size, 9]).concat([[13, 2], [12, 1]]),
    block: [40, 36, 32, 28, 24, 21, 18, 16, 14].map((size) => [size, 9]).concat([[12, 1]]),
  };
  static KEYS = { f: "fit", p: "present" };
  #before = "comfortable";

  connect() {
    this.listen(document, "click", this.#onClick, { capture: true });
    this.listen(document, "keydown", this.#onKeyDown, { capture: true });
    this.listen(document, "fullscreenchange", this.#onFullscreen);
    this.listen(document, "htmx:after:swap drawer-closed", this.#layOut);
    this.listen(window, "resize", this.#layOut);
    this.#layOut();
  }

  get view() {
    return document.body.dataset.view;
  }

  get sheet() {
    return document.getElementById("sheet");
  }

  get blocks() {
    return [...this.sheet.querySelectorAll(".block")];
  }

  #onClick(event) {
    const link = event.target.closest("a[data-view]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.#show(link.dataset.view);
    if (link.hash) document.querySelector(link.hash).scrollIntoView();
  }

  #show(view) {
    if (view === this.view) return;
    this.#before = this.view;
    document.body.dataset.view = view;
    for (const link of this.querySelectorAll("[data-view]")) {
      if (link.dataset.view === view) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (view === "present") document.documentElement.requestFullscreen?.().catch(() => {});
    else {
      if (document.fullscreenElement) document.exitFullscreen();
      document.cookie = `board_view=${view}; path=/; max-age=31536000; samesite=lax`;
    }
    this.#step(null);
    this.emit("board-view", view);
  }

  #onFullscreen() {
    if (this.view === "present" && !document.fullscreenElement) this.#leave();
    this.#layOut();
  }

  #leave() {
    this.#show(this.#before === "present" ? "comfortable" : this.#before);
    this.querySelector("[aria-current]").focus();
  }

  #onKeyDown(event) {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select, dialog")) return;
    if (this.view === "present" ? this.#onPresentKey(key) : this.#onViewKey(key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  #onViewKey(key) {
    const view = BoardView.KEYS[key];
    if (view) this.#show(view === this.view ? "comfortable" : view);
    return Boolean(view);
  }

  #onPresentKey(key) {
    if (key === "Escape" || key === "p") this.#leave();
    else if (key === "ArrowRight" || key === "PageDown" || key === " ") this.#stepBlock(1);
    else if (key === "ArrowLeft" || key === "PageUp") this.#stepBlock(-1);
    else if (key === "ArrowDown") this.#stepSegment(1);
    else if (key === "ArrowUp") this.#stepSegment(-1);
    else return false;
    return true;
  }

  // From the whole canvas to its blocks, one after the other, and back.
  #stepBlock(by) {
    const stops = [null, ...this.blocks];
    const now = stops.indexOf(this.blocks.find((block) => "now" in block.dataset) ?? null);
    const next = stops[(now + by + stops.length) % stops.length];
    this.#step(next);
    const name = next?.querySelector("h2").textContent ?? "The whole canvas";
    this.#announce(`${name}, ${stops.indexOf(next) + 1} of ${stops.length}`);
  }

  #step(block) {
    for (const other of this.blocks) other.toggleAttribute("data-now", other === block);
    this.sheet.toggleAttribute("data-at", Boolean(block));
    this.#layOut();
  }

  #stepSegment(by) {
    const select = document.querySelector(".board-filter [name=segment]");
    const count = select.options.length;
    select.selectedIndex = (select.selectedIndex + by + count) % count;
    select.dispatchEvent(new Event("input", { bubbles: true }));
    this.#announce(select.selectedOptions[0].textContent.trim());
  }

  #announce(text) {
    const status = document.querySelector("canvas-sheet > [role=status]");
    if (status) status.textContent = text;
  }

  #layOut() {
    const { sheet, view } = this;
    if (!sheet) return;
    for (const link of sheet.querySelectorAll(".more-notes")) link.remove();
    for (const note of sheet.querySelectorAll("[data-left-out]")) note.removeAttribute("data-left-out");
    sheet.removeAttribute("style");
    const sizes = BoardView.SIZES["at" in sheet.dataset ? "block" : view] ?? [];
    const fits = sizes.some(([size, lines]) => this.#setSize(size, lines));
    if (sizes.length && !fits) this.#hideRest();
  }

  // Set a size of the text, and return whether all notes are in the window with it.
  #setSize(size, lines) {
    const { style } = this.sheet;
    style.setProperty("--text-sm", `${size}px`);
    style.setProperty("--text-xs", `${Math.max(12, size - 2)}px`);
    style.setProperty("--lines", lines);
    return this.sheet.scrollHeight <= this.sheet.clientHeight;
  }

  // Shrink the rows in proportion, and say in each block how many notes are not shown.
  #hideRest() {
    const { sheet } = this;
    const rows = getComputedStyle(sheet).gridTemplateRows.split(" ").map(parseFloat);
    sheet.style.gridTemplateRows = rows.map((row) => `minmax(4.5rem, ${row}fr)`).join(" ");
    for (const block of this.blocks) if (block.scrollHeight > block.clientHeight) this.#hideRestOf(block);
  }

  #hideRestOf(block) {
    const notes = [...block.querySelectorAll(".note")];
    if (!notes.length) return;
    const link = this.create("a", { className: "more-notes", href: `?view=comfortable#${block.id}` });
    link.dataset.view = "comfortable";
    block.querySelector(".notes").after(link);
    const isTooHigh = (count) => {
      notes.forEach((note, place) => note.toggleAttribute("data-left-out", place >= notes.length - count));
      link.textContent = `+${count} more`;
      return block.scrollHeight > block.clientHeight;
    };
    let [least, most] = [1, notes.length];
    while (least < most) {
      const middle = Math.floor((least + most) / 2);
      if (isTooHigh(middle)) least = middle + 1;
      else most = middle;
    }
    isTooHigh(least);
  }
}
customElements.define("board-view", BoardView);
