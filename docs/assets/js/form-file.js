/* builds on: dates, download, fill, form-answers */
/* An own copy of a form's answers: a file on the reader's machine, saved and opened. */
(() => {
  "use strict";

  const FORMAT = 1; // of the file; a new number when an old one can no longer be read
  const MOST_TOLD = 20; // answers without a place that are told by name; the rest are counted
  const LARGEST = 20e6; // bytes; what is larger is neither saved nor opened
  const { answersIn, fillIn, labelsIn } = window.handbookAnswers;

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
    let copy;
    try {
      copy = JSON.parse(text);
    } catch {
      return { fault: text.includes('"ips-form"') ? "damaged" : "foreign" };
    }
    if (copy?.handbook !== "ips-form") return { fault: "foreign" };
    if (!Number.isInteger(copy.format)) return { fault: "damaged" };
    if (copy.format !== FORMAT) return { fault: copy.format > FORMAT ? "newer" : "older" };
    if (!holdsTexts(copy.answers) || typeof copy.form !== "string") return { fault: "damaged" };
    return copy.form === form ? { copy } : { fault: "other" };
  }

  /** What is said when the copy is in the form: that it is, and which answers had no place. */
  function told(form, { version, labels }, unfit, { opened, unfit: sentence }) {
    if (!unfit.length) return opened;
    const known = holdsTexts(labels) ? labels : {};
    const list = unfit.map(([name, answer]) =>
      [known[name] ?? name, known[`${name}=${answer}`] ?? answer].filter(Boolean).join(": ")
    );
    const more = list.length > MOST_TOLD ? `; … (+${list.length - MOST_TOLD})` : "";
    const answers = list.slice(0, MOST_TOLD).join("; ") + more;
    const values = { now: form.dataset.version, saved: version ?? "?", answers };
    return window.handbookFill(sentence, values);
  }

  /** Opens the file chosen in `input`; says how it went, and gives whether all of it is shown. */
  async function open(form, input, tell) {
    const [file] = input.files;
    if (!file) return false;
    const { copy, fault } =
      file.size > LARGEST ? { fault: "large" } : readCopy(await file.text(), form.dataset.form);
    input.value = ""; // the same file can be chosen once more
    if (fault) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
    if (fault) {
      tell(input.dataset[fault]);
      return false;
    }
    if (Object.keys(answersIn(form)).length && !window.confirm(input.dataset.ask)) {
      tell(input.dataset.unchanged);
      return false;
    }
    const unfit = fillIn(form, copy.answers);
    ownId(form).value = idIn(file.name, copy.form); // or this one's answers are saved as another's
    tell(told(form, copy, unfit, input.dataset));
    return !unfit.length;
  }

  window.handbookFormFile = Object.freeze({ open, save });
})();
