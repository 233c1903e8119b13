// <option-description>: shows the description of the option that is selected in the field `data-field`.
class OptionDescription extends BaseElement {
  connect() {
    this.field = document.getElementById(this.dataset.field);
    if (!this.field) return;
    this.output = this.querySelector(".about-chosen") ?? this.#addOutput();
    this.listen(this.field, "change", this.#show);
    // The values change after the event.
    if (this.field.form) this.listen(this.field.form, "reset", () => setTimeout(() => this.#show()));
    this.#show();
  }

  #addOutput() {
    const output = this.create("p", { className: "about-chosen" });
    output.setAttribute("role", "status");
    this.prepend(output);
    return output;
  }

  #show() {
    const value = this.field.value ?? this.field.querySelector(":checked")?.value;
    const description = [...this.querySelectorAll("li")].find((item) => item.dataset.value === value);
    this.output.replaceChildren(...(description?.cloneNode(true).childNodes ?? []));
    this.output.hidden = !description;
  }
}
customElements.define("option-description", OptionDescription);
