/* What is typed on a page and kept nowhere is gone once the page is left. */
(() => {
  "use strict";

  /**
   * Calls `empty` when the reader comes Back to the page, which a browser may have kept as it was:
   * the next one at a shared machine finds nothing. While `isTyped()`, the browser asks before the
   * page is left.
   */
  window.handbookLeaving = (empty, isTyped = () => false) => {
    window.addEventListener("beforeunload", (event) => {
      if (isTyped()) event.preventDefault();
    });
    window.addEventListener("pageshow", ({ persisted }) => {
      if (persisted) empty();
    });
  };
})();
