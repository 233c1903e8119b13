// <card-editor>: the form in a card; keeps responses to other requests from replacing that card.
class CardEditor extends BaseElement {
  connect() {
    this.form = this.querySelector("form");
    this.note = this.closest(".note");
    this.listen(document, "htmx:config:request", ({ detail }) => this.#setReadOnly(detail.ctx, true));
    this.listen(document, "htmx:finally:request", ({ detail }) => this.#setReadOnly(detail.ctx, false));
    SwapFilters.add((parts, ctx) => this.#protectCard(parts, ctx), this.signal);
    this.note.scrollIntoView({ block: "nearest" });
  }

  // The response replaces the form: text typed meanwhile would be lost.
  #setReadOnly(ctx, isReadOnly) {
    if (ctx.sourceElement === this.form) this.form.elements.text.readOnly = isReadOnly;
  }

  // Drop parts that would replace or remove the card. The sheet is morphed, and skips it (hx-morph-skip).
  #protectCard(parts, ctx) {
    if (ctx.sourceElement === this.form || ctx.sourceElement.matches?.("[data-deletes]")) return parts;
    const isSheet = ({ target }) => target?.id === "sheet";
    for (const { fragment } of parts.filter(isSheet)) this.#keepCardIn(fragment);
    const isOtherCard = ({ target, fragment }) => !this.note.contains(target) && !this.#cardIn(fragment);
    return parts.filter((part) => isSheet(part) || isOtherCard(part));
  }

  // If somebody has deleted the note, the new sheet lacks its card. Keep it, as saving the text may restore the note.
  #keepCardIn(sheet) {
    if (this.#cardIn(sheet)) return;
    sheet.querySelector(`#${this.note.parentElement.id}`)?.append(this.note.cloneNode(false));
  }

  #cardIn(fragment) {
    return fragment.querySelector(`.note[data-note="${this.note.dataset.note}"]`);
  }
}
customElements.define("card-editor", CardEditor);
