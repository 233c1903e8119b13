// <note-drawer>: the details beside the board. Esc closes them and goes back to the card they belong to.
class NoteDrawer extends HTMLElement {
  #before = {};
  #shown = null;
  #opener = null;

  connectedCallback() {
    this.drawer = this.querySelector("#drawer");
    this.past = this.querySelector("drawer-history");
    this.sheet = document.querySelector("canvas-sheet, canvas-lens");
    this.addEventListener("click", this.#click, true);
    this.addEventListener("htmx:config:request", this.#sent);
    for (const [name, heard] of this.#heard) document.addEventListener(name, heard);
    this.#mark();
  }

  disconnectedCallback() { for (const [name, heard] of this.#heard) document.removeEventListener(name, heard); }

  get #heard() { return [["keydown", this.#key], ["htmx:after:swap", this.#swapped], ["htmx:finally:request", this.#written]]; }

  #isElsewhere(focused) { return !this.contains(focused) && !focused.matches("body, :disabled"); }
  get #called() { return this.drawer.querySelector("[autofocus]"); }
  get isOpen() { return this.drawer.childElementCount > 0; }
  get #id() { return location.pathname.match(/\/notes\/([0-9a-f-]{36})\//)?.[1]; }
  get #card() { return this.#cardOf(this.#id); }
  #cardOf(id) { return id && (document.getElementById(`note-${id}`) ?? this.sheet.querySelector(`[data-note="${id}"]`)); }
  #linkIn(place) { return place?.querySelector?.(".note-link") ?? place; }

  // The card whose details are open is marked, for eyes and for screen readers.
  #mark() {
    for (const link of this.sheet.querySelectorAll(".note-link[aria-current]")) link.removeAttribute("aria-current");
    if (!this.isOpen) return;
    this.#shown = this.#id;
    this.#linkIn(this.#card)?.setAttribute("aria-current", "true");
  }

  #sent = ({ target }) => {
    const card = this.#card;
    const next = card?.nextElementSibling ?? card?.previousElementSibling ?? card?.closest(".block")?.querySelector(".add");
    this.#before = { top: this.drawer.scrollTop, focus: document.activeElement.id, next: target.matches("[data-deletes]") ? next : null };
  };

  #swapped = ({ detail: { ctx } }) => {
    this.#mark();
    if (ctx.target !== this.drawer || !this.isOpen) return;
    if (ctx.request.method === "GET" && !ctx.again) this.#opened(ctx.sourceElement);
    else this.#redrawn();
  };

  #opened(source) {
    if (!this.contains(source)) this.#opener = source;
    this.drawer.scrollTop = 0;
    (this.#called ?? this.drawer).focus({ preventScroll: true });
    this.#card?.scrollIntoView({ block: "nearest" });
  }

  // After saving one goes on where one was, or to what is wrong or new; whoever works elsewhere by now is not called away.
  #redrawn() {
    const wrong = this.drawer.querySelector(".conflict, [aria-invalid=true], .field:has(.error) input");
    const shown = wrong ?? this.#called;
    this.drawer.scrollTop = this.#before.top ?? 0;
    shown?.scrollIntoView({ block: "center" });
    const place = shown ?? document.getElementById(this.#before.focus);
    if (wrong || !this.#isElsewhere(document.activeElement)) (place ?? this.drawer).focus({ preventScroll: true });
  }

  #key = (event) => {
    const elsewhere = event.target.closest("dialog, .topbar, .board-filter, .notices");
    if (!this.isOpen || event.defaultPrevented || elsewhere) return;
    if (event.key === "Escape") this.#close(event);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && this.contains(event.target)) this.querySelector("form").requestSubmit();
  };

  #click = (event) => {
    if (event.target.closest("[data-close]") && !event.ctrlKey && !event.metaKey) this.#close(event);
  };

  #close(event) {
    event?.preventDefault();
    event?.stopPropagation();
    const board = this.querySelector(".drawer-head [data-close]").getAttribute("href");
    // Somebody has changed or deleted this note, and the board does not show it yet.
    if (this.querySelector(".conflict")) this.sheet.refresh();
    this.leave();
    this.past.leave(board);
  }

  // Show the board, or the lens, alone; the focus goes to where the details were opened from.
  leave() {
    const back = this.#cardOf(this.#shown) ?? this.#before.next ?? this.#opener;
    // What was asked for here would come too late.
    htmx.trigger(this.drawer, "htmx:abort");
    this.drawer.replaceChildren();
    document.title = this.dataset.title;
    this.#mark();
    this.#linkIn(back)?.focus();
  }

  // What was written elsewhere on the page may have changed this note: show it as it is, unless something is typed.
  #written = ({ detail: { ctx } }) => {
    const { sourceElement: source, request, response } = ctx;
    if (request.method === "GET" || !(response?.status < 400) || !this.isOpen) return;
    if (source.matches?.("[data-deletes]")) this.#close();
    else if (this.querySelector("[data-unsaved]")) return;
    else if (this.#id && !this.#card) this.#close();
    else if (ctx.target !== this.drawer && !source.closest?.(".compose")) this.#again();
  };

  #again() {
    this.#before = { ...this.#before, top: this.drawer.scrollTop, focus: document.activeElement.id };
    this.load({ again: true });
  }

  // Show what the address names.
  load(more = {}) {
    return htmx.ajax("GET", location.pathname + location.search, { source: this.drawer, target: this.drawer, swap: "innerHTML", ...more });
  }
}
customElements.define("note-drawer", NoteDrawer);
