/* builds on: dates, download, fill, form-answers, opened */
/* An own copy of a form's answers: a file on the reader's machine, saved and opened. */
(() => {
  "use strict";

  const FORMAT = 1; // of the file; a new number when an old one can no longer be read
  const MOST_TOLD = 20; // answers without a place that are told by name; the rest are counted
  const LARGEST = 20e6; // bytes; what is larger is neither saved nor opened
  const LONGEST = 1000; // signs that are told of one of them
  const { answersIn, fillIn, labelsIn, parted } = window.handbookAnswers;
  const { kindOf, saved, textOf } = window.handbookOpened;

  const ownId = (form) => form.querySelector("[data-own-id]");

  /** The reader's own ID in the name of a file that was saved here; none where it has none. */
  function idIn(name, form) {
    const [, rest = ""] = name.split(`-${form}-`);
    return /^(?:(.+)-)?\d{4}-\d\d-\d\d(?!\d)/.exec(rest)?.[1] ?? "";
  }

  /** Saves the answers; false where they are too much for a file that can be opened again. */
  function save(form) {
    const copy = {
      handbook: "ips-form",
      format: FORMAT,
      form: form.dataset.form,
      title: form.getAttribute("aria-label"),
      version: form.dataset.version,
      answers: answersIn(form),
      labels: labelsIn(form), // so that an answer without a place can be told by its name
    };
    const text = JSON.stringify(copy, null, 1);
    if (new Blob([text]).size > LARGEST) return false;
    const { iso, today } = window.handbookDates;
    const name = window.handbookFileName(form.dataset.file, ownId(form).value, iso(today()));
    window.handbookDownload(name, text, "application/json");
    return true;
  }

  const holdsTexts = (found) =>
    found !== null &&
    typeof found === "object" &&
    !Array.isArray(found) &&
    Object.values(found).every((text) => typeof text === "string");

  /** The copy in `text`, and the name of the sentence that says what is wrong with it, if any. */
  function readCopy(text, form) {
    const { copy, fault } = saved(text, "ips-form", FORMAT);
    if (fault) return { fault };
    if (!holdsTexts(copy.answers) || typeof copy.form !== "string") return { fault: "damaged" };
    return copy.form === form ? { copy } : { copy, fault: "other" };
  }

  /** `sentence` about the answers of a copy that have no place in the form. */
  function listed(form, { version, labels }, unfit, sentence) {
    const known = holdsTexts(labels) ? labels : {};
    const cut = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);
    const list = unfit.slice(0, MOST_TOLD).map(([name, answer]) =>
      cut([known[name] ?? name, known[`${name}=${answer}`] ?? answer].filter(Boolean).join(": "))
    );
    const more = unfit.length > MOST_TOLD ? `; … (+${unfit.length - MOST_TOLD})` : "";
    const values = { now: form.dataset.version, saved: version ?? "?", answers: list.join("; ") + more };
    return window.handbookFill(sentence, values);
  }

  /** The answers in `file` that fit the form and those that do not, or what is said of a wrong file. */
  async function readFile(form, file, told) {
    const text = await textOf(file, LARGEST);
    if (text === undefined) return { fault: told.large };
    const { copy, fault } = readCopy(text, form.dataset.form);
    if (fault) {
      const values = { kind: kindOf(text, file.name, told), form: String(copy?.title ?? copy?.form).slice(0, 100) };
      return { fault: window.handbookFill(told[fault], values) };
    }
    const { fit, unfit } = parted(form, copy.answers);
    if (unfit.length && !fit.length) return { fault: listed(form, copy, unfit, told.strange) };
    return { copy, fit, unfit };
  }

  /** Opens the file chosen in `input`; says how it went, and gives whether all of it is shown. */
  async function open(form, input, tell) {
    const [file] = input.files;
    if (!file) return false;
    const told = input.dataset;
    const { copy, fit, unfit, fault } = await readFile(form, file, told);
    input.value = ""; // the same file can be chosen once more
    if (fault) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (fault) {
      tell(fault);
      return false;
    }
    if (Object.keys(answersIn(form)).length && !window.confirm(told.ask)) {
      tell(told.unchanged);
      return false;
    }
    fillIn(form, fit);
    ownId(form).value = idIn(file.name, copy.form); // or these answers are saved as another's
    tell(unfit.length ? listed(form, copy, unfit, told.unfit) : told.opened);
    return !unfit.length;
  }

  window.handbookFormFile = Object.freeze({ open, save });
})();
