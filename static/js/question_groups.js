// <question-groups>: keeps the questions of the advice in their groups: most important now, more, and answered.
//
// The order is in `#advice-facts`, which every save brings, by the name of each group. Groups without questions are
// hidden by the style sheet.
class QuestionGroups extends BaseElement {
  // Whether the question with the focus is answered by keys, or by what acts like keys.
  isByKeys = true;

  connect() {
    this.listen(this, "pointerdown keydown", this.#onInput);
    this.listen(document, "htmx:after:swap focusin", this.#arrange);
  }

  #onInput({ type, target }) {
    this.isByKeys = type === "keydown" || !target.closest(".field");
  }

  #arrange() {
    const groups = JSON.parse(document.getElementById("advice-facts").dataset.groups);
    for (const group of this.querySelectorAll("[data-group]")) {
      const ids = groups[group.dataset.group];
      this.#fill(group, ids.map((id) => document.getElementById(`${id}_field`)));
      const count = group.previousElementSibling.querySelector("[data-count]");
      if (count) count.textContent = ids.length;
    }
  }

  // A select answers with every press of an arrow key: the question stays as long as it has the focus. It is not moved
  // within its group either, since it would lose the focus.
  #fill(group, fields) {
    const focused = this.isByKeys && this.querySelector(".field:focus-within");
    const moved = fields.filter((field) => field !== focused);
    const place = focused?.parentElement === group ? fields.indexOf(focused) : -1;
    group.append(...(place < 0 ? moved : moved.slice(place)));
    if (place > 0) focused.before(...moved.slice(0, place));
  }
}
customElements.define("question-groups", QuestionGroups);
