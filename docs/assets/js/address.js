/* builds on: leaving */
/* What a tool was given, in the address of its page: reload, back, a shared link and the other
   language show the same. */
(() => {
  "use strict";

  /**
   * Keeps `query()` in the address, and calls `open(parameters)` with what the address holds: at
   * once, on back and forward, and when the page is come Back to. The other language opens with `carried()`, or with the address as
   * it is where that is null. Gives what to call when there is something new to keep.
   */
  window.handbookAddress = (query, open, carried = query) => {
    let shown = location.search;
    const keep = () => {
      if (query() !== location.search) {
        try {
          history.pushState(null, "", query() || location.pathname);
        } catch {
          // Some browsers lock the address of a page opened from a file. The tool works anyway.
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
      currentTarget.search = carried() ?? currentTarget.search;
    };
    for (const link of document.querySelectorAll("[data-language-link]")) {
      link.addEventListener("click", carry);
      link.addEventListener("auxclick", carry);
    }
    open(new URLSearchParams(shown));
    return keep;
  };
})();
