// SwapFilters: drop parts of a response before htmx puts them on the page.
//
// Written for htmx 4.0.1, where hx-sync, attributes of the page and events can only prevent a whole response: the event
// `htmx:before:swap` has the list of parts, and an extension may change it, as htmx's own extension hx-targets does.
// A part has a `type` ("main", "partial" or "oob"), a `target` element (or null) and a `fragment`.
class SwapFilters {
  static #filters = new Set();

  // Before each swap, call `filter(parts, ctx)`, which returns the parts to keep, until `signal` is aborted.
  static add(filter, signal) {
    SwapFilters.#filters.add(filter);
    signal.addEventListener("abort", () => SwapFilters.#filters.delete(filter));
  }

  static apply({ ctx, tasks }) {
    for (const filter of SwapFilters.#filters) tasks.splice(0, tasks.length, ...filter(tasks, ctx));
  }
}
htmx.registerExtension("swap-filters", { htmx_before_swap: (source, detail) => SwapFilters.apply(detail) });
