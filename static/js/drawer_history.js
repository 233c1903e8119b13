// <drawer-history>: URLs of the details in the drawer. Closing goes back to the board in the browser's history, so that
// "back" does not lead through all details that were open.
class DrawerHistory extends BaseElement {
  // Steps from the next history entry back to the board.
  #nextSteps = 0;
  // The URL of the board while going back to it.
  #destination = "";

  connect() {
    this.drawer = this.closest("note-drawer");
    this.listen(document, "htmx:before:history:update", this.#onBeforeUpdate);
    this.listen(document, "htmx:after:history:update", this.#onAfterUpdate);
    this.listen(document, "htmx:before:history:restore", this.#onRestore);
    this.listen(document, "htmx:before:swap", this.#onSwap);
    if (window.navigation) this.listen(navigation, "navigate", this.#onNavigate);
  }

  // Return a URL with the current filter or lens, which stay the same with and without details.
  #withView(url) {
    const { pathname, searchParams } = new URL(url, location.href);
    const query = this.drawer.view.dataset.lens ? this.#lensQuery(pathname, searchParams) : this.#filterQuery();
    return query.size ? `${pathname}?${query}` : pathname;
  }

  #lensQuery(pathname, query) {
    if (pathname !== this.#homePath) query.set("lens", this.drawer.view.dataset.lens);
    return query;
  }

  #filterQuery() {
    const form = document.querySelector("form.board-filter") ?? undefined;
    return new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  }

  get #homePath() {
    const { address, base } = this.drawer.view.dataset;
    return new URL(address ?? "..", new URL(base, location.href)).pathname;
  }

  get #isHome() {
    return location.pathname === this.#homePath;
  }

  // How many steps back the board is in the history; 0 if this entry was not reached from the board.
  get #steps() {
    return history.state?.steps ?? 0;
  }

  #onBeforeUpdate(event) {
    const { history: update, response } = event.detail;
    if (response?.status >= 400) return event.preventDefault();
    update.path = this.#withView(update.path);
    if (update.path === location.pathname + location.search) update.type = "replace";
    const pushedSteps = this.#isHome || this.#steps ? this.#steps + 1 : 0;
    this.#nextSteps = update.type === "replace" ? this.#steps : pushedSteps;
  }

  #onAfterUpdate() {
    history.replaceState({ ...history.state, steps: this.#nextSteps }, "");
  }

  // The note of the open details no longer exists, for example after an undo.
  #onSwap(event) {
    const { isReload, response } = event.detail.ctx;
    if (!isReload || response?.status !== 404) return;
    event.preventDefault();
    const { closeURL } = this.drawer;
    this.drawer.clear();
    this.goBackTo(closeURL);
  }

  // Go back to the board, which has no details, in the history; if it is not there, replace the current entry.
  goBackTo(url) {
    this.#destination = this.#withView(url);
    if (this.#steps) history.go(-this.#steps);
    else this.#arrive();
  }

  #arrive() {
    history.replaceState({ htmx: true }, "", this.#destination);
    this.#destination = "";
  }

  // Only the drawer has to be updated. htmx reloads the page if the filter or lens differs.
  #onRestore(event) {
    if (this.#destination) this.#arrive();
    else if (event.detail.path !== this.#withView(event.detail.path)) return;
    else if (this.#isHome) this.drawer.clear();
    else this.drawer.load();
    event.preventDefault();
  }

  // Keep the browser from moving the focus.
  #onNavigate(event) {
    const isInterceptable = event.navigationType === "traverse" && event.canIntercept && !event.hashChange;
    if (isInterceptable) event.intercept({ focusReset: "manual" });
  }
}
customElements.define("drawer-history", DrawerHistory);
