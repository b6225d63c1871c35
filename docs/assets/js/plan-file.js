/* builds on: dates, download, fill, opened */
/* The start-up plan in a file on the reader's machine: what its address holds, and the words that no address does. */
(() => {
  "use strict";

  const FORMAT = 1; // of the file; a new number when an old one can no longer be read
  const LARGEST = 1e6; // bytes
  const { kindOf, saved, textOf } = window.handbookOpened;

  const isText = (value) => typeof value === "string";
  const isStep = ({ id = "", called, name, later = 0 }) => [id, called, name].every(isText) && Number.isInteger(later);

  /** Hands the reader the file: `query` is the plan's address, `steps` have what was written about each. */
  const save = (form, query, steps) => {
    const text = JSON.stringify({ handbook: "ips-plan", format: FORMAT, plan: query, steps }, null, 1);
    const { iso, today } = window.handbookDates;
    const own = form.querySelector("[data-own-id]").value;
    window.handbookDownload(
      window.handbookFileName(`${form.dataset.file}.json`, own, iso(today())),
      text,
      "application/json",
    );
  };

  /** What `text` holds, or the name of the sentence that says what is wrong with it. */
  const parsed = (text) => {
    const { copy, fault } = saved(text, "ips-plan", FORMAT);
    if (fault) return { fault };
    const { plan: query, steps } = copy;
    const isWhole = isText(query) && /[?&]start=\d{4}-\d\d-\d\d(&|$)/.test(query);
    const isSound = isWhole && Array.isArray(steps) && steps.every((each) => each && isStep(each));
    return isSound ? { query, steps } : { fault: "damaged" };
  };

  /** The `query` and `steps` in a file that was saved here, or what is said of a wrong one. */
  const read = async (file, told) => {
    const text = await textOf(file, LARGEST);
    if (text === undefined) return { fault: told.large };
    const found = parsed(text);
    if (!found.fault) return found;
    return { fault: window.handbookFill(told[found.fault], { kind: kindOf(text, file.name, told) }) };
  };

  window.handbookPlanFile = Object.freeze({ read, save });
})();
