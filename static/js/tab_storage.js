// TabStorage: values of the signed-in user that survive a reload of this tab. Without access to sessionStorage, reading
// returns null and writing does nothing.
class TabStorage {
  static get isAvailable() {
    try {
      sessionStorage.setItem("test", "");
      sessionStorage.removeItem("test");
      return true;
    } catch {
      return false;
    }
  }

  static get(key) {
    try {
      return JSON.parse(sessionStorage.getItem(TabStorage.#prefix + key));
    } catch {
      return null;
    }
  }

  // Store a value; null and empty strings remove the key.
  static set(key, value) {
    try {
      if (value === null || value === "") sessionStorage.removeItem(TabStorage.#prefix + key);
      else sessionStorage.setItem(TabStorage.#prefix + key, JSON.stringify(value));
    } catch {
      // Without storage, leaving the page warns about unsaved changes.
    }
  }

  // Return the keys that start with `start`.
  static keys(start) {
    const prefix = TabStorage.#prefix;
    try {
      const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(prefix + start));
      return keys.map((key) => key.slice(prefix.length));
    } catch {
      return [];
    }
  }

  static get #prefix() {
    return `rapport:${document.body.dataset.user}:`;
  }
}
