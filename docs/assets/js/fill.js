/* Sentences with {names} in them, and what takes the place of each. */
(() => {
  "use strict";

  const NAME = /\{(\w+)\}/g;

  /** `sentence` with every {name} as `write` tells its value, or null where one of them has none. */
  window.handbookFill = (sentence, values, write = String) => {
    const names = [...sentence.matchAll(NAME)].map(([, name]) => name);
    if (!names.every((name) => name in values)) return null;
    return sentence.replace(NAME, (_, name) => write(values[name]));
  };
})();
