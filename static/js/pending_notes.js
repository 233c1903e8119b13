// <pending-notes>: what was sent stands in its block as a card of its own until it is answered, and if refused, until it is taken up again.
class PendingNotes extends HTMLElement {
  #pending = new Map();

  connectedCallback() {
    this.addEventListener("htmx:config:request", this.#sent);
    this.addEventListener("click", ({ target }) => target.matches("[data-again]") && this.#again(target.parentElement));
    document.addEventListener("htmx:finally:request", this.#answered);
    document.addEventListener("letter-returned", this.#returned, true);
    for (const { block, text, reason } of this.#kept()) this.#show(block, text, reason);
  }

  disconnectedCallback() {
    document.removeEventListener("htmx:finally:request", this.#answered);
    document.removeEventListener("letter-returned", this.#returned, true);
  }

  get #base() { return this.closest("canvas-sheet").dataset.base; }

  #sent = ({ target: form, detail: { ctx } }) => {
    if (!form.matches(".compose > form")) return;
    const item = this.#item(form.elements.text.value.trim());
    form.before(item);
    this.#pending.set(ctx, item);
  };

  #item(text) {
    const item = Object.assign(document.createElement("p"), { className: "note pending", textContent: text });
    item.dataset.text = text;
    return item;
  }

  #answered = ({ detail: { ctx } }) => {
    const item = this.#pending.get(ctx);
    this.#pending.delete(ctx);
    if (!item) return;
    if (ctx.response?.status < 400) item.remove();
    else this.#refused(item, this.#reason(ctx.text));
    this.#keep();
    document.activeElement?.closest(".compose")?.scrollIntoView({ block: "nearest" });
  };

  #reason(answer = "") {
    const page = new DOMParser().parseFromString(answer, "text/html");
    return page.querySelector(".error, .notice p")?.textContent.trim() ?? "";
  }

  #refused(item, reason) {
    item.dataset.reason = reason;
    item.append(" ", Object.assign(document.createElement("span"), { className: "error", textContent: reason }));
    item.classList.add("refused");
    // Where nothing can be written any more, its text stands here to be copied.
    const textContent = this.closest("[data-editable]") ? "Edit again" : "Discard it";
    item.append(" ", Object.assign(document.createElement("button"), { type: "button", className: "link", textContent }));
    item.lastChild.dataset.again = "";
  }

  #show(block, text, reason) {
    const item = this.#item(text);
    (this.querySelector(`#compose-${block}`) ?? this.querySelector(`#block-${block}`))?.append(item);
    this.#refused(item, reason);
    return item.isConnected;
  }

  // Sent before this page was loaded, and refused now.
  #returned = (event) => {
    const { address, said, answer } = event.detail;
    const [block, text] = ["block", "text"].map((name) => new URLSearchParams(said).get(name));
    if (address !== this.#base || !this.#show(block, text, this.#reason(answer))) return;
    event.stopPropagation();
    this.#keep();
  };

  #again(item) {
    const { text, reason } = item.dataset;
    const block = item.closest(".block").dataset.block;
    item.dispatchEvent(new CustomEvent("compose-note", { bubbles: true, detail: { block, text, reason } }));
    item.remove();
    this.#keep();
  }

  // For this tab, so that it outlives the page; where the browser keeps nothing, only the page holds it.
  get #store() { return `refused:${document.body.dataset.user}:${this.#base}`; }
  #kept() { try { return JSON.parse(sessionStorage.getItem(this.#store) ?? "[]"); } catch { return []; } }
  #keep() {
    const refused = [...this.querySelectorAll(".note.refused")];
    const notes = refused.map((item) => ({ block: item.closest(".block").dataset.block, ...item.dataset }));
    try { sessionStorage.setItem(this.#store, JSON.stringify(notes)); } catch { /* said above */ }
  }
}
customElements.define("pending-notes", PendingNotes);
