/* builds on: leaving */
/* What a tool was given, in the address of its page: reload, back, a shared link and the other
   language show the same. */
(() => {
  "use strict";

  /** What `search` says to the tool, and what it says of the path that the reader follows. */
  const parted = (search) => {
    const all = search.slice(1).split("&").filter(Boolean);
    const isPath = (each) => each.startsWith("path=");
    const own = all.filter((each) => !isPath(each)).join("&");
    return { own: own && `?${own}`, path: all.filter(isPath) };
  };

  /** The address of this page with `query`, as a reader hands it on: without a path or a section. */
  window.handbookLink = (query) => location.href.replace(/[?#].*$/, "") + query;

  /** `query`, and the reader's path after it. */
  const onPath = (query) => {
    const both = [query.slice(1), ...parted(location.search).path].filter(Boolean).join("&");
    return both && `?${both}`;
  };

  /**
   * Keeps `query()` in the address, and calls `open(parameters)` with what the address holds: at
   * once, on back and forward, and when the page is come Back to. The other language opens with `carried()`, or with the address as
   * it is where that is null. Gives what to call when there is something to keep: with `query()`, or
   * another `search`; as a step that Back undoes unless `isStep` is false.
   */
  window.handbookAddress = (query, open, carried = query) => {
    let shown = location.search;
    const keep = ({ search = query(), isStep = true } = {}) => {
      if (search !== parted(location.search).own) {
        try {
          const kept = isStep ? "pushState" : "replaceState";
          history[kept](null, "", onPath(search) || location.pathname);
        } catch {
          // Some browsers lock the address of a page opened from a file, or one that changes often.
        }
      }
      shown = location.search;
    };
    // A jump to a heading is also a popstate, and must not undo what is being filled in.
    window.addEventListener("popstate", () => {
      if (location.search === shown) return;
      shown = location.search;
      open(new URLSearchParams(shown));
    });
    window.handbookLeaving(() => open(new URLSearchParams(location.search)));
    const carry = ({ currentTarget }) => {
      const given = carried();
      if (given !== null) currentTarget.search = onPath(given);
    };
    for (const link of document.querySelectorAll("[data-language-link]")) {
      link.addEventListener("click", carry);
      link.addEventListener("auxclick", carry);
    }
    open(new URLSearchParams(shown));
    return keep;
  };
})();
