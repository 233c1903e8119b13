// <drawer-history>: addresses of the details and the way back. Closing goes back to the board, so that no chain of
// openings stands behind it.
class DrawerHistory extends HTMLElement {
  #depth = 0;
  #home = "";

  connectedCallback() {
    this.drawer = this.closest("note-drawer");
    for (const [target, name, heard] of this.#heard) target.addEventListener(name, heard);
  }

  disconnectedCallback() {
    for (const [target, name, heard] of this.#heard) target.removeEventListener(name, heard);
  }

  get #heard() {
    const heard = [[document, "htmx:before:history:update", this.#address], [document, "htmx:after:history:update", this.#count], [document, "htmx:before:history:restore", this.#restore], [document, "htmx:before:swap", this.#gone]];
    return window.navigation ? [...heard, [navigation, "navigate", this.#navigated]] : heard;
  }

  // What the board is filtered by stays in the address, with or without details; so does the lens they stand beside.
  #filtered(address) {
    const { lens } = this.drawer.sheet.dataset;
    const { pathname: path, searchParams: query } = new URL(address, location.href);
    if (lens && path !== this.#homePath) query.set("lens", lens);
    if (lens) return query.size ? `${path}?${query}` : path;
    const asked = new FormData(document.querySelector("form.board-filter") ?? undefined);
    const chosen = new URLSearchParams([...asked].filter(([, value]) => value.trim()));
    return chosen.size ? `${path}?${chosen}` : path;
  }

  get #homePath() {
    const { address, base } = this.drawer.sheet.dataset;
    return new URL(address ?? "..", new URL(base, location.href)).pathname;
  }

  get #isHome() { return location.pathname === this.#homePath; }

  // How many steps back the board lies, without details; 0 where it is not behind this entry.
  get #steps() { return history.state?.steps ?? 0; }

  #address = (event) => {
    const { history: update, response } = event.detail;
    if (response?.status >= 400) return event.preventDefault();
    update.path = this.#filtered(update.path);
    if (update.path === location.pathname + location.search) update.type = "replace";
    const further = this.#isHome || this.#steps ? this.#steps + 1 : 0;
    this.#depth = update.type === "replace" ? this.#steps : further;
  };

  #count = () => history.replaceState({ ...history.state, steps: this.#depth }, "");

  // What the details are of may have been taken back meanwhile: there is nothing to show again.
  #gone = (event) => {
    const { again, response } = event.detail.ctx;
    if (!again || response?.status !== 404) return;
    event.preventDefault();
    const board = this.drawer.querySelector(".drawer-head [data-close]").getAttribute("href");
    this.drawer.leave();
    this.leave(board);
  };

  leave(board) {
    this.#home = this.#filtered(board);
    if (this.#steps) history.go(-this.#steps);
    else this.#arrived();
  }

  #arrived() {
    history.replaceState({ htmx: true }, "", this.#home);
    this.#home = "";
  }

  // The page stands: only the drawer has to follow. Where something else was asked for, htmx draws the page anew.
  #restore = (event) => {
    if (this.#home) this.#arrived();
    else if (event.detail.path !== this.#filtered(event.detail.path)) return;
    else if (this.#isHome) this.drawer.leave();
    else this.drawer.load();
    event.preventDefault();
  };

  // The browser would take the focus away from where it has been put.
  #navigated = (event) => {
    if (event.navigationType === "traverse" && event.canIntercept && !event.hashChange) event.intercept({ focusReset: "manual" });
  };
}
customElements.define("drawer-history", DrawerHistory);
