/* builds on: typed */
/* Numbers as people type them in forms and planning tools: 1 200,5 as well as 1,200.5. The same rules
   stand in hooks/handbook/tools/fields.py. */
(() => {
  "use strict";

  const grouped = (mark) => `[1-9][0-9]{0,2}(?:${mark}[0-9]{3})+`;
  // A whole number, and the mark that may part one or two decimals from it.
  const FORMS = [
    ["[0-9]+", "[.,]"],
    [grouped(" "), "[.,]"],
    [grouped(","), "\\."],
    [grouped("\\."), ","],
    [grouped("['’]"), "[.,]"],
  ].map(([whole, mark]) => new RegExp(`^(${whole})(?:${mark}([0-9]{1,2}))?$`));
  // Ten or ten thousand: languages differ, so only a field that takes no decimals tells.
  const UNSURE = /^[0-9]+[.,][0-9]{3}$/;
  const UNITS = {
    percent: "%",
    minutes: "min\\.?|minutt|minutter|minutes?",
    posts: "årsverk|fte|stilling|stillinger|posts?",
  };
  const named = Object.entries(UNITS).map(([name, words]) => `(?<${name}>${words})`);
  // What may stand around it: kr 1 200, 1 200,-, 1 200 kroner, 12,5 %, 90 min, 4 årsverk.
  const MARKS = new RegExp(
    `^(?:(?:kr\\.?|nok) ?)?(.*?)(?:[.,][-\u2013])?(?: ?(?:kr\\.?|kroner|nok|${named.join("|")}))?$`,
    "i",
  );

  const isEmpty = (typed) => !window.handbookTyped(typed);

  /**
   * The number in `typed`; null where it is none, is unclear, or has more `decimals` than these.
   * Where another `unit` is asked for, or none (""), what is typed in minutes is another number than
   * asked for.
   */
  const read = (typed, decimals, unit) => {
    const { 1: bare, groups } = MARKS.exec(window.handbookTyped(typed));
    const isOther = unit !== undefined && Object.keys(UNITS).some((each) => groups[each] && each !== unit);
    // ,5 is 0,5, and 5, is 5.
    const whole = bare.replace(/^(?=[.,][0-9])/, "0").replace(/([0-9])[.,]$/, "$1");
    const match = FORMS.map((form) => form.exec(whole)).find(Boolean);
    if (!match || (decimals > 0 && UNSURE.test(whole)) || isOther) return null;
    const [, digits, rest = ""] = match;
    if (/[^0]/.test(rest.slice(decimals))) return null;
    return Number(`${digits.replace(/[^0-9]/g, "")}.${rest || 0}`);
  };

  /** The number that stands in a field, or null where it is empty, no number, or not allowed there. */
  const allowed = ({ value, dataset }) => {
    if ("longest" in dataset) return null;
    const typed = read(value, Number(dataset.decimals), dataset.unit ?? "");
    const number = "year" in dataset && typed !== null && typed < 100 ? typed + 2000 : typed;
    return number < Number(dataset.min) || number > Number(dataset.max) ? null : number;
  };

  window.handbookNumbers = Object.freeze({ allowed, isEmpty, read });
})();
