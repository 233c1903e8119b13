// <option-description>: says what the term is that is chosen in the field beside it; the list of all of them stays folded.
class OptionDescription extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.dataset.field);
    if (!this.field) return;
    this.line = Object.assign(document.createElement("p"), { className: "about-chosen" });
    this.line.setAttribute("role", "status");
    this.prepend(this.line);
    this.field.addEventListener("change", this.#say);
    this.field.form?.addEventListener("reset", this.#sayLater);
    this.#say();
  }

  disconnectedCallback() { this.field?.form?.removeEventListener("reset", this.#sayLater); }

  // A form is reset after it has said so.
  #sayLater = () => setTimeout(this.#say);

  #say = () => {
    const value = this.field.value ?? this.field.querySelector(":checked")?.value;
    const term = [...this.querySelectorAll("li")].find((each) => each.dataset.value === value);
    this.line.replaceChildren(...(term ? term.cloneNode(true).childNodes : []));
    this.line.hidden = !term;
  };
}
customElements.define("option-description", OptionDescription);
