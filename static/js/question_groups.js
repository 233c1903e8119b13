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

  // A select answers with every press of an arrow key: the question stays as long as it has the focus. It is not moved
  // within its group either, since it would lose the focus.
  #arrange({ type }) {
    const groups = JSON.parse(document.getElementById("advice-facts").dataset.groups);
    const stays = this.isByKeys || type === "focusin";
    const focused = stays ? this.querySelector(".field:focus-within") : null;
    for (const group of this.querySelectorAll("[data-group]")) {
      const fields = groups[group.dataset.group].map((id) => document.getElementById(id));
      const count = group.previousElementSibling.querySelector("[data-count]");
      if (count) count.textContent = fields.length;
      if (fields.every((field, place) => field === group.children[place])) continue;
      const moved = fields.filter((field) => field !== focused);
      const place = group.contains(focused) ? fields.indexOf(focused) : 0;
      if (place > 0) focused.before(...moved.splice(0, place));
      group.append(...moved);
    }
  }
}
customElements.define("question-groups", QuestionGroups);
