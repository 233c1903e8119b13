// <note-drawer>: details beside the board or a lens. Esc closes them and focuses the card that they belong to.
class NoteDrawer extends BaseElement {
  // Scroll position, focused id and following card, before a request from the drawer.
  #focused = {};
  #before = {};
  #place = null;
  #link = null;
  #opener = null;

  connect() {
    this.drawer = this.querySelector("#drawer");
    this.history = this.querySelector("drawer-history");
    this.view = document.querySelector("canvas-sheet, canvas-lens");
    this.listen(this, "click", this.#onClick, { capture: true });
    this.listen(this, "htmx:config:request", this.#onRequest);
    this.listen(document, "keydown", this.#onKeyDown);
    this.listen(document, "htmx:after:request", this.#rememberFocus);
    this.listen(document, "htmx:before:swap", this.#onBeforeSwap);
    this.listen(document, "htmx:after:swap", this.#onSwap);
    this.listen(document, "htmx:finally:request", this.#onFinished);
    this.listen(window, "resize", () => this.#workspace.removeAttribute("style"));
    this.#markCard();
  }

  // The URL of the board or the lens, without details.
  get closeURL() {
    return this.querySelector(".drawer-head [data-close]").getAttribute("href");
  }

  get #isOpen() {
    return this.drawer.childElementCount > 0;
  }

  get #id() {
    return location.pathname.match(/\/notes\/([0-9a-f-]{36})\//)?.[1];
  }

  get #workspace() {
    return this.closest(".workspace");
  }

  get #card() {
    const at = `[data-note="${this.#id}"]`;
    return this.view.querySelector(`.note${at}`) ?? this.view.querySelector(at);
  }

  // The link that was followed: a note may have several in a lens, each to another field.
  #followed() {
    const links = [...this.view.querySelectorAll(`a[data-note="${this.#id}"]`)];
    if (links.includes(this.#opener)) return this.#opener;
    return links.find(({ href }) => href === location.href) ?? (links[1] ? null : this.#linkIn(this.#card));
  }

  #linkIn(place) {
    return place?.querySelector?.(".note-link") ?? place;
  }

  // Mark the card of the open details, visibly and for screen readers.
  #markCard() {
    for (const link of this.view.querySelectorAll(".note-link[aria-current]")) link.removeAttribute("aria-current");
    if (!this.#isOpen) return;
    this.#link = this.#followed();
    this.#link?.setAttribute("aria-current", "true");
  }

  #onRequest({ target }) {
    // Parts that load themselves come after the form was sent, and before its response is shown.
    if (target.matches("form, auto-save")) this.#rememberPosition();
    this.#before.next = target.matches("[data-deletes]") ? this.#nextTo(this.#card) : null;
  }

  #nextTo(card) {
    return card?.nextElementSibling ?? card?.previousElementSibling ?? card?.closest(".block")?.querySelector(".add");
  }

  #rememberPosition() {
    this.#before.top = this.drawer.scrollTop;
    this.#before.focus = document.activeElement.id;
  }

  // The drawer is about to narrow the board: no row gets lower, so that what was clicked can stay in its place.
  #onBeforeSwap({ detail: { ctx, tasks } }) {
    if (ctx.target !== this.drawer) return;
    if (!this.contains(ctx.sourceElement)) this.#opener = ctx.sourceElement;
    for (const { target, fragment } of ctx.fields ? [] : tasks) {
      if (this.drawer.contains(target)) this.#takeAutofocus(fragment);
    }
    if (this.#isOpen) return;
    this.#place = this.#placeOf(this.view.contains(ctx.sourceElement) ? ctx.sourceElement : this.#card);
    const sheet = this.view.querySelector(".sheet");
    const rows = sheet ? getComputedStyle(sheet).gridTemplateRows.split(" ").slice(0, -1) : [];
    rows.forEach((row, index) => this.#workspace.style.setProperty(`--row-${index + 1}`, row));
  }

  // htmx would scroll the page to the field with the focus.
  #takeAutofocus(fragment) {
    const field = fragment?.querySelector("[autofocus]");
    if (field?.toggleAttribute("data-first")) field.removeAttribute("autofocus");
  }

  // An element that is in view, and how far from the top.
  #placeOf(element) {
    const { top, bottom } = element?.getBoundingClientRect() ?? {};
    return bottom > 0 && top < innerHeight ? { element, top } : null;
  }

  // Scroll an element to where it was, with more room below the board if the page ends before that.
  #keep(place) {
    if (!place) return;
    const shift = () => place.element.getBoundingClientRect().top - place.top;
    scrollBy(0, shift());
    this.#workspace.style.setProperty("--below", `${Math.max(0, shift())}px`);
    scrollBy(0, shift());
  }

  #onSwap({ detail: { ctx } }) {
    this.#markCard();
    if (ctx.target !== this.drawer || !this.#isOpen) return;
    // The problem may be stated beside another field than the one that has just resolved it.
    if (this.querySelector(".problem.fixed")) this.querySelector(".problem[role=note]")?.remove();
    if (ctx.fields && ctx.sourceElement.isConnected) return this.#keepInPlace();
    if (ctx.request.method === "GET" && !ctx.isReload) this.#onOpened();
    else this.#onRedrawn();
  }

  #onOpened() {
    this.#keep(this.#place);
    this.#place = null;
    this.drawer.scrollTop = 0;
    const field = this.drawer.querySelector("[data-first]");
    if (field) this.#center(field);
    (field ?? this.drawer).focus({ preventScroll: true });
    this.#card?.scrollIntoView({ block: "nearest" });
  }

  // Scroll to errors, conflicts and new fields; otherwise keep position and focus. Do not take the focus from where the
  // user has moved it meanwhile, except for errors.
  #onRedrawn() {
    const problem = this.drawer.querySelector(".conflict, [aria-invalid=true], .field:has(.error) input");
    const important = problem ?? this.drawer.querySelector("[data-first]");
    this.drawer.scrollTop = this.#before.top ?? 0;
    if (important?.checkVisibility()) this.#center(important);
    const place = important ?? document.getElementById(this.#before.focus) ?? this.drawer;
    if (problem || !this.#isFocusElsewhere) place.focus({ preventScroll: true });
  }

  // Only the drawer scrolls; `scrollIntoView` would also move the page behind it.
  #center(field) {
    const { top } = field.getBoundingClientRect();
    this.drawer.scrollTop += top - this.drawer.getBoundingClientRect().top - this.drawer.clientHeight / 2;
  }

  #rememberFocus() {
    const { activeElement } = document;
    this.#focused = { id: activeElement.id, top: activeElement.getBoundingClientRect().top };
  }

  // What follows from a field may be above it, and take more room than before.
  #keepInPlace() {
    const { id, top } = this.#focused;
    const field = document.getElementById(id);
    if (this.drawer.contains(field)) this.drawer.scrollTop += field.getBoundingClientRect().top - top;
  }

  get #isFocusElsewhere() {
    const { activeElement } = document;
    return !this.contains(activeElement) && !activeElement.matches("body, :disabled");
  }

  #onKeyDown(event) {
    const isElsewhere = event.target.closest("dialog, .topbar, .board-filter, .notices");
    if (!this.#isOpen || event.defaultPrevented || isElsewhere) return;
    const isSubmit = event.key === "Enter" && (event.ctrlKey || event.metaKey) && this.contains(event.target);
    if (event.key === "Escape") this.#close(event);
    else if (isSubmit) (this.querySelector("form-draft > form") ?? this.querySelector("form")).requestSubmit();
  }

  #onClick(event) {
    if (event.target.closest("[data-close]") && !event.ctrlKey && !event.metaKey) this.#close(event);
  }

  #close(event) {
    event?.preventDefault();
    event?.stopPropagation();
    const { closeURL } = this;
    // A field that was just typed in is then changed, and saved.
    if (this.contains(document.activeElement)) document.activeElement.blur();
    // After a conflict the board may not show the change by somebody else yet.
    if (this.querySelector(".conflict")) this.view.refresh();
    this.clear();
    this.history.goBackTo(closeURL);
  }

  // Remove the details, and focus what they were opened from. Leaves the URL as it is.
  clear() {
    const place = this.#link ?? this.#before.next ?? this.#opener;
    const before = this.#placeOf(place);
    htmx.trigger(this.drawer, "htmx:abort");
    this.drawer.replaceChildren();
    this.#workspace.removeAttribute("style");
    this.emit("drawer-closed");
    this.#keep(before);
    document.title = this.dataset.title;
    this.#markCard();
    this.#linkIn(place)?.focus();
  }

  // A write elsewhere on the page may have changed or deleted the note. Unsaved input is never replaced.
  #onFinished({ detail: { ctx } }) {
    const { sourceElement: source, request, response } = ctx;
    if (request.method === "GET" || !(response?.status < 400) || !this.#isOpen) return;
    if (source.matches?.("[data-deletes]")) this.#close();
    else if (ctx.target === this.drawer || source.closest?.(".compose") || this.querySelector("[data-unsaved]")) return;
    else if (this.#id && !this.#card) this.#close();
    else this.#reload();
  }

  #reload() {
    this.#rememberPosition();
    this.load({ isReload: true });
  }

  // Load the details that the URL of the page names.
  load(options = {}) {
    const url = location.pathname + location.search;
    return htmx.ajax("GET", url, { source: this.drawer, target: this.drawer, swap: "innerHTML", ...options });
  }
}
customElements.define("note-drawer", NoteDrawer);
