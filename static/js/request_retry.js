// <request-retry>: carries a write to the server, again and again until it is answered, and says what is in the way.
class RequestRetry extends HTMLElement {
  static PATIENCE = 20_000;
  static LONGEST_PAUSE = 30_000;
  static NO_ANSWER = [502, 503, 504];

  connectedCallback() { document.addEventListener("htmx:config:request", this.#carry, true); }
  disconnectedCallback() { document.removeEventListener("htmx:config:request", this.#carry, true); }

  #carry = ({ detail: { ctx } }) => {
    if (ctx.request.method === "GET") return;
    ctx.request.timeout = 0;
    ctx.fetch = (address, options) => this.#send(address, options);
  };

  async #send(address, options) {
    this.#say("sending");
    for (let attempt = 0; ; attempt += 1) {
      // What the page shows may have grown since the form was sent.
      options.body.set("seen", document.getElementById("revision")?.dataset.revision ?? "");
      const answer = await this.#attempt(address, options);
      if (answer instanceof Response) return answer;
      this.#say(answer);
      await this.#chance(attempt);
    }
  }

  // The whole answer, or in a word what kept it away. An answer that breaks off is none: the same id makes asking safe.
  async #attempt(address, options) {
    try {
      const response = await this.#ask(address, options);
      if (response.status === 401) return "signed-out";
      if (RequestRetry.NO_ANSWER.includes(response.status)) return "unreachable";
      if (!response.headers.has("X-Token-Refused")) return response;
      return await this.#renewToken(options) ?? await this.#ask(address, options);
    } catch (problem) {
      if (options.signal.aborted) throw problem;
      return "unreachable";
    }
  }

  async #ask(address, options) {
    const signal = AbortSignal.any([options.signal, AbortSignal.timeout(RequestRetry.PATIENCE)]);
    const response = await fetch(address, { ...options, signal });
    const { status, headers } = response;
    return new Response(await response.text() || null, { status, headers });
  }

  // Signing in again makes the token of this page void. The board has the new one, and says whose it is.
  async #renewToken(options) {
    const answer = await fetch(this.dataset.board, { signal: AbortSignal.timeout(RequestRetry.PATIENCE) });
    if (answer.status >= 500) return "unreachable";
    const { body } = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!body.dataset.user) return "signed-out";
    if (body.dataset.user !== document.body.dataset.user) return "somebody-else";
    const headers = body.getAttribute("hx-headers:inherited");
    document.body.setAttribute("hx-headers:inherited", headers);
    Object.assign(options.headers, JSON.parse(headers));
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = options.headers["X-CSRFToken"];
  }

  // Until the connection is back, somebody comes back to this page or asks for it, or a little longer each time.
  #chance(attempt) {
    return new Promise((again) => {
      const heard = new AbortController();
      const go = () => { heard.abort(); clearTimeout(pause); again(); };
      const pause = setTimeout(go, Math.min(RequestRetry.LONGEST_PAUSE, 500 * 2 ** attempt));
      for (const name of ["online", "focus", "send-now"]) window.addEventListener(name, go, { signal: heard.signal });
    });
  }

  #say(state) { this.dispatchEvent(new CustomEvent("courier-state", { bubbles: true, detail: { state } })); }
}
customElements.define("request-retry", RequestRetry);
