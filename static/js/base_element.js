// BaseElement: base class of the custom elements. Its listeners are removed together with the element.
class BaseElement extends HTMLElement {
  #connection = new AbortController();

  connectedCallback() {
    this.#connection = new AbortController();
    this.connect();
  }

  disconnectedCallback() {
    this.#connection.abort();
    this.disconnect();
  }

  // Called when the element is added to the page, and again whenever it is moved.
  connect() {}

  // Called when the element has been removed from the page and its listeners have been removed.
  disconnect() {}

  // Aborted when the element is removed from the page.
  get signal() {
    return this.#connection.signal;
  }

  // Call a method of this element on events of `target`; `types` are the names of the events, separated by spaces.
  listen(target, types, method, options = {}) {
    const listener = method.bind(this);
    for (const type of types.split(" ")) target.addEventListener(type, listener, { ...options, signal: this.signal });
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }

  create(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }
}
