// <write-queue>: sends writes one after the other in the order in which they were made, each with its own request id.
//
// A write is `{ url, body, id }`. Unfinished writes are stored, and sent again after a reload of the page: the server
// processes an id only once. `data-board` is the URL of the board.
class WriteQueue extends BaseElement {
  static KEY = "writes";
  // By htmx's request context: the write, and what resolves when it is finished.
  #entries = new Map();
  #last = Promise.resolve();

  connect() {
    this.listen(document, "htmx:config:request", this.#onRequest);
    this.listen(document, "htmx:after:request", this.#onResponse);
    this.listen(document, "htmx:before:swap", this.#onSwap);
    this.listen(document, "htmx:finally:request", this.#onFinished);
    for (const write of TabStorage.get(WriteQueue.KEY) ?? []) this.#sendAlone(write);
  }

  // Send a write whose form is not on the page.
  static send(url, body) {
    const queue = document.querySelector("write-queue");
    return queue.#sendAlone({ url, body: String(body), id: queue.#createId() });
  }

  #sendAlone(write) {
    return htmx.ajax("POST", write.url, { source: this, target: this, swap: "none", write });
  }

  // Add the write to the queue at once; it is sent when all earlier writes are finished.
  #onRequest(event) {
    const { ctx } = event.detail;
    if (ctx.request.method === "GET") return;
    const write = ctx.write ?? this.#createWrite(ctx.request);
    if (!ctx.write && ctx.sourceElement.matches("[data-once]") && this.#isWaiting(write)) return event.preventDefault();
    ctx.request.body = new URLSearchParams(write.body);
    ctx.request.body.set("request_id", write.id);
    const earlier = this.#last;
    const send = ctx.fetch;
    ctx.fetch = (url, options) => earlier.then(() => send(url, options));
    this.#last = new Promise((resolve) => this.#entries.set(ctx, { write, resolve }));
    this.#store();
    this.#emit("write-queued");
  }

  // The CSRF token is sent as a header, where it can be renewed.
  #createWrite({ action, body }) {
    for (const name of ["csrfmiddlewaretoken", "request_id"]) body.delete(name);
    return { url: action, body: String(new URLSearchParams(body)), id: this.#createId() };
  }

  #isWaiting({ url, body }) {
    return [...this.#entries.values()].some(({ write }) => write.url === url && write.body === body);
  }

  #createId() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
    return bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  #isDetached(ctx) {
    return this.#entries.has(ctx) && Boolean(ctx.write || !ctx.sourceElement.isConnected);
  }

  // Without its form on the page, a response updates the board and shows notices, but opens nothing.
  #onResponse({ detail: { ctx } }) {
    if (!this.#isDetached(ctx) || ctx.hx.retarget || ctx.target?.isConnected === false) return;
    ctx.isFormHidden = !ctx.swap.startsWith("none");
    ctx.swap = "none";
  }

  // A response to a write on another canvas shows notices only.
  #onSwap(event) {
    const { ctx } = event.detail;
    if (!this.#isDetached(ctx) || ctx.hx.retarget) return;
    if (!this.#entries.get(ctx).write.url.startsWith(this.dataset.board)) event.preventDefault();
  }

  #onFinished({ detail: { ctx } }) {
    if (!this.#entries.has(ctx)) return;
    const { write, resolve } = this.#entries.get(ctx);
    const isSaved = ctx.response?.status < 400;
    this.#entries.delete(ctx);
    this.#store();
    this.#emit("write-finished", { isSaved });
    if (!isSaved && (ctx.write || ctx.isFormHidden)) this.#emit("write-rejected", { ...write, response: ctx.text });
    resolve();
  }

  #emit(name, detail) {
    this.emit(name, { ...detail, waiting: this.#entries.size });
  }

  #store() {
    const writes = [...this.#entries.values()].map(({ write }) => write);
    TabStorage.set(WriteQueue.KEY, writes.length ? writes : null);
  }
}
customElements.define("write-queue", WriteQueue);
