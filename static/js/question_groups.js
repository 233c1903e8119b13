// <question-groups>: keeps the questions of the advice in their groups: most important now, more, and answered.
//
// The order is in `#advice-facts`, which every save brings, by the name of each group. Groups without questions are
// hidden by the style sheet.
class QuestionGroups extends BaseElement {
  // Whether the question with the focus is answered by keys, or by what acts like keys.
  #isByKeys = true;

  connect() {
    this.listen(this, "pointerdown", ({ target }) => (this.#isByKeys = !target.closest(".field")));
    this.listen(this, "keydown", () => (this.#isByKeys = true));
    this.listen(document, "htmx:after:swap", this.#arrange);
    // The next element gets the focus after this event.
    this.listen(this, "focusout", () => setTimeout(() => this.#arrange()));
  }

  #arrange() {
    if (!this.isConnected) return;
    const groups = JSON.parse(document.getElementById("advice-facts").dataset.groups);
    for (const [name, ids] of Object.entries(groups)) {
      const group = this.querySelector(`[data-group="${name}"]`);
      this.#fill(group, ids.map((id) => document.getElementById(`${id}_field`)));
      const count = group.closest("details")?.querySelector("[data-count]");
      if (count) count.textContent = ids.length;
    }
  }

  // A select answers with every press of an arrow key: the question stays as long as it has the focus. It is not moved
  // within its group either, since it would lose the focus.
  #fill(group, fields) {
    const focused = this.#isByKeys ? this.querySelector(".field:focus-within") : null;
    const moved = fields.filter((field) => field !== focused);
    const place = focused?.parentElement === group ? fields.indexOf(focused) : -1;
    if (place < 0) return this.#append(group, moved);
    focused.before(...moved.slice(0, place));
    focused.after(...moved.slice(place));
  }

  #append(group, fields) {
    const isInOrder = fields.every((field, place) => group.children[place] === field);
    if (!isInOrder) group.append(...fields);
  }
}
customElements.define("question-groups", QuestionGroups);
