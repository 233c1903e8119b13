// <write-queue>: writes leave one by one in the order in which they were made, each under an id of its own.
class WriteQueue extends HTMLElement {
  #line = new Map();
  #last = Promise.resolve();

  connectedCallback() {
    for (const [name, heard] of this.#heard) document.addEventListener(name, heard);
    // A page that was left or loaded again before its writes were answered: with the same ids nothing counts twice.
    for (const letter of this.#kept()) htmx.ajax("POST", letter.address, { source: this, target: this, swap: "none", letter });
  }

  disconnectedCallback() {
    for (const [name, heard] of this.#heard) document.removeEventListener(name, heard);
  }

  get #heard() {
    return [["htmx:config:request", this.#take], ["htmx:before:swap", this.#deliver], ["htmx:finally:request", this.#answered]];
  }

  // Taken in at once, so that order and content outlive the page; sent when all that was written before is answered.
  #take = (event) => {
    const { ctx } = event.detail;
    if (ctx.request.method === "GET") return;
    const letter = ctx.letter ?? this.#letter(ctx.request);
    if (!ctx.letter && ctx.sourceElement.matches("[data-once]") && this.#waits(letter)) return event.preventDefault();
    ctx.request.body = new URLSearchParams(letter.said);
    ctx.request.body.set("request_id", letter.id);
    const [before, carry] = [this.#last, ctx.fetch];
    ctx.fetch = (address, options) => before.then(() => carry(address, options));
    this.#last = new Promise((answered) => this.#line.set(ctx, { letter, answered }));
    this.#keep();
    this.#tell("outbox-taken");
  };

  // The token against forgery stands in a header, where it can be renewed.
  #letter({ action, body }) {
    for (const name of ["csrfmiddlewaretoken", "request_id"]) body.delete(name);
    return { address: action, said: String(new URLSearchParams(body)), id: this.#newId() };
  }

  #waits({ address, said }) {
    return [...this.#line.values()].some(({ letter }) => letter.address === address && letter.said === said);
  }

  #newId() {
    if (crypto.randomUUID) return crypto.randomUUID();
    return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // Where the form is gone, an answer draws the board anew but opens nothing; that of another canvas draws nothing here.
  #deliver = ({ detail: { ctx, tasks } }) => {
    const { letter } = this.#line.get(ctx) ?? {};
    if (!letter || (!ctx.letter && ctx.sourceElement.isConnected)) return;
    const isHere = letter.address.startsWith(this.dataset.board);
    const isWanted = ({ type }) => type === "main" ? ctx.hx.retarget : isHere;
    ctx.hasFormUnseen = tasks.some((task) => !isWanted(task) && task.swapSpec.style !== "none");
    tasks.splice(0, tasks.length, ...tasks.filter(isWanted));
  };

  #answered = ({ detail: { ctx } }) => {
    const { letter, answered } = this.#line.get(ctx) ?? {};
    if (!letter) return;
    const isSaved = ctx.response?.status < 400;
    this.#line.delete(ctx);
    this.#keep();
    this.#tell("outbox-answered", { isSaved });
    if (!isSaved && (ctx.letter || ctx.hasFormUnseen)) this.#tell("letter-returned", { ...letter, answer: ctx.text });
    answered();
  };

  #tell(name, detail) { this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { ...detail, waiting: this.#line.size } })); }

  // Kept for this tab alone. Where the browser keeps nothing, only leaving the page loses what waits, and it warns of that.
  get #store() { return `outbox:${document.body.dataset.user}`; }
  #kept() { try { return JSON.parse(sessionStorage.getItem(this.#store) ?? "[]"); } catch { return []; } }
  #keep() {
    const letters = [...this.#line.values()].map(({ letter }) => letter);
    try { sessionStorage.setItem(this.#store, JSON.stringify(letters)); } catch { /* said above */ }
  }
}
customElements.define("write-queue", WriteQueue);
