// <request-retry>: repeats a write until the server has answered it, and reports what prevents that.
//
// Repeating is safe, because the server processes a request id only once. `data-board` is the URL of the board.
class RequestRetry extends BaseElement {
  static TIMEOUT = 20_000;
  static FIRST_PAUSE = 500;
  // The server is back within seconds of its database. Somebody who has to sign in returns to this page, which retries.
  static LONGEST_PAUSES = {
    unreachable: 4_000,
    unavailable: 4_000,
    "signed-out": 30_000,
    "somebody-else": 30_000,
  };
  static GATEWAY_ERRORS = [502, 503, 504];
  #leastPause = 0;

  connect() {
    this.listen(document, "htmx:config:request", this.#onRequest, { capture: true });
  }

  #onRequest({ detail: { ctx } }) {
    if (ctx.request.method === "GET") return;
    ctx.request.timeout = 0;
    ctx.fetch = (url, options) => this.#send(url, options);
  }

  async #send(url, options) {
    this.emit("request-state", { state: "sending" });
    for (let attempt = 0; ; attempt += 1) {
      // The board may have been updated since the form was submitted.
      options.body.set("seen", document.getElementById("revision")?.dataset.revision ?? "");
      const result = await this.#attempt(url, options);
      if (result instanceof Response) return result;
      this.emit("request-state", { state: result });
      await this.#waitToRetry(this.#pauseAfter(attempt, result));
    }
  }

  // Return the response or, as a state of <save-status>, why there is none.
  async #attempt(url, options) {
    try {
      const response = await this.#fetch(url, options);
      if (response.status === 401) return "signed-out";
      if (RequestRetry.GATEWAY_ERRORS.includes(response.status)) return "unavailable";
      if (!response.headers.has("X-Token-Refused")) return response;
      return (await this.#renewToken(options)) ?? (await this.#fetch(url, options));
    } catch (error) {
      if (options.signal.aborted) throw error;
      return "unreachable";
    }
  }

  // Read the whole response, so that one that breaks off is repeated as well.
  async #fetch(url, options) {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(RequestRetry.TIMEOUT)]);
    const response = await fetch(url, { ...options, signal });
    const { status, headers } = response;
    this.#leastPause = 1000 * Number(headers.get("Retry-After")) || 0;
    return new Response((await response.text()) || null, { status, headers });
  }

  // Signing in again invalidates the CSRF token of this page. Take the new one from the board, unless somebody else has
  // signed in.
  async #renewToken(options) {
    const response = await fetch(this.dataset.board, { signal: AbortSignal.timeout(RequestRetry.TIMEOUT) });
    if (response.status >= 500) return "unavailable";
    const { body } = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!body.dataset.user) return "signed-out";
    if (body.dataset.user !== document.body.dataset.user) return "somebody-else";
    const headers = body.getAttribute("hx-headers:inherited");
    document.body.setAttribute("hx-headers:inherited", headers);
    Object.assign(options.headers, JSON.parse(headers));
    const token = options.headers["X-CSRFToken"];
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  }

  // Pauses grow from what the server asks for to the longest, and differ, so that not all tabs come back at once.
  #pauseAfter(attempt, state) {
    const growing = Math.max(RequestRetry.FIRST_PAUSE * 2 ** attempt, this.#leastPause);
    return Math.min(growing, RequestRetry.LONGEST_PAUSES[state]) * (1 + Math.random() / 5);
  }

  // Wait until the connection is back, the user returns to this page or asks for a retry, or the pause is over.
  #waitToRetry(pause) {
    return new Promise((resolve) => {
      const events = new AbortController();
      const retry = () => {
        events.abort();
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(retry, pause);
      for (const type of ["online", "focus", "retry-now"]) {
        window.addEventListener(type, retry, { signal: events.signal });
      }
    });
  }
}
customElements.define("request-retry", RequestRetry);
