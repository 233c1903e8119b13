// <remember-open>: restores which <details> with `data-remember` the user has opened or closed in this browser, and
// opens the one that holds the target of the URL.
class RememberOpen extends BaseElement {
  connect() {
    this.listen(this, "click", this.#onClick);
    // Before others scroll to a field or focus it.
    this.listen(document, "htmx:after:swap", this.#restore, { capture: true });
    this.listen(window, "hashchange", this.#restore);
    this.#restore();
  }

  // `open` is still the state before the click.
  #onClick({ target }) {
    const details = target.closest("summary")?.closest("[data-remember]");
    if (details) this.#store(details.dataset.remember, details.open ? "shut" : "open");
  }

  #restore() {
    const target = document.getElementById(location.hash.slice(1));
    for (const details of this.querySelectorAll("[data-remember]")) {
      const state = this.#load(details.dataset.remember);
      // An error or a problem is never hidden.
      if (details.contains(target) || details.querySelector(".error, .problem")) details.open = true;
      else if (state) details.open = state === "open";
    }
  }

  #store(key, state) {
    try {
      localStorage.setItem(key, state);
    } catch {
      // Without storage, each page starts with the server's defaults.
    }
  }

  #load(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }
}
customElements.define("remember-open", RememberOpen);
