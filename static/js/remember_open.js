// <remember-open>: which questions and sections somebody keeps open or shut, in this browser.
class RememberOpen extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this.#clicked);
    document.addEventListener("htmx:after:swap", this.#apply);
    this.#apply();
  }

  disconnectedCallback() { document.removeEventListener("htmx:after:swap", this.#apply); }

  #clicked = ({ target }) => {
    const details = target.closest("summary")?.closest("[data-remember]");
    if (details) this.#kept(details, details.open ? "shut" : "open");
  };

  #kept({ dataset }, state) {
    try {
      return state ? localStorage.setItem(dataset.remember, state) : localStorage.getItem(dataset.remember);
    } catch { return null; /* A browser that keeps nothing shows them as they come. */ }
  }

  // What holds an error is never hidden.
  #apply = () => {
    for (const details of this.querySelectorAll("[data-remember]")) {
      const kept = this.#kept(details);
      if (kept && !details.querySelector(".error")) details.open = kept === "open";
    }
  };
}
customElements.define("remember-open", RememberOpen);
