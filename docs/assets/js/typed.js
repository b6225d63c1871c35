/* Text that a reader typed, pasted or opened, in the one form in which it is read. */
(() => {
  "use strict";

  // Soft hyphens, zero-width signs and marks of direction come along when text is copied.
  const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  const SPACES = /[\p{Zs}\s\u001c-\u001f\u0085]+/gu;
  const LEVEL = /[^\u00b2\u00b3\u00b9\u2070-\u209f]+/g; // 20² is not 202

  /**
   * `text` with letters composed and their width levelled (NFKC), without signs that are not seen,
   * and with one plain space for each run of spaces and none at the ends. The same rule stands in
   * hooks/handbook/tools/typed.py.
   */
  window.handbookTyped = (text) =>
    text.replace(LEVEL, (part) => part.normalize("NFKC")).replace(UNSEEN, "").replace(SPACES, " ").trim();
})();
