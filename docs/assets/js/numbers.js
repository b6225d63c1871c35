/* Numbers as people type them in forms and planning tools: 1 200,5 as well as 1,200.5. The same rules
   stand in hooks/handbook/tools/fields.py. */
(() => {
  "use strict";

  const SPACE = "[ \\t\\u00a0\\u2009\\u202f]";
  const grouped = (mark) => `[1-9][0-9]{0,2}(?:${mark}[0-9]{3})+`;
  // A whole number, and the mark that may part one or two decimals from it.
  const FORMS = [
    ["[0-9]+", "[.,]"],
    [grouped(SPACE), "[.,]"],
    [grouped(","), "\\."],
    [grouped("\\."), ","],
  ].map(([whole, mark]) => new RegExp(`^${SPACE}*(${whole})(?:${mark}([0-9]{1,2}))?${SPACE}*$`));
  // Ten or ten thousand: languages differ, so only a field that takes no decimals tells.
  const UNSURE = new RegExp(`^${SPACE}*[0-9]+[.,][0-9]{3}${SPACE}*$`);
  const EMPTY = new RegExp(`^${SPACE}*$`);

  const isEmpty = (typed) => EMPTY.test(typed);

  /** The number in `typed`; null where it is none, is unclear, or has more `decimals` than these. */
  const read = (typed, decimals) => {
    const match = FORMS.map((form) => form.exec(typed)).find(Boolean);
    if (!match || (decimals > 0 && UNSURE.test(typed))) return null;
    const [, whole, rest = ""] = match;
    if (/[^0]/.test(rest.slice(decimals))) return null;
    return Number(`${whole.replace(/[^0-9]/g, "")}.${rest || 0}`);
  };

  window.handbookNumbers = Object.freeze({ isEmpty, read });
})();
