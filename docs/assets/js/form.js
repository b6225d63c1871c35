/* Forms: rows to add and remove, answers worked out, an own copy in a file on the reader's machine,
   printing, and a question before typed text is lost. Stores and sends nothing. */
(() => {
  "use strict";

  const FORMAT = 1; // of the file; a new number when an old one can no longer be read
  const MOST_ROWS = 50;

  /** `sentence` with the values in its {places}. */
  const say = (sentence, values = {}) =>
    sentence.replace(/\{(\w+)\}/g, (_, place) => values[place]);

  const controlsOf = (element) => [...element.querySelectorAll("input[name], textarea[name]")];
  const isButton = ({ type }) => type === "radio" || type === "checkbox";
  const named = (form, name) => controlsOf(form).filter((control) => control.name === name);

  /** What has been typed and chosen below `element`, by name; what is empty is left out. */
  function answersIn(element) {
    const answers = {};
    for (const control of controlsOf(element)) {
      if (control.type === "checkbox") {
        if (control.checked) answers[control.name] = "yes";
      } else if (control.type === "radio") {
        if (control.checked) answers[control.name] = control.value;
      } else if (control.value !== "") {
        answers[control.name] = control.value;
      }
    }
    return answers;
  }

  /** Writes one answer; false where the form has no place for it. */
  function write(form, name, answer) {
    const controls = named(form, name);
    if (!controls.length) return false;
    if (!isButton(controls[0])) {
      controls[0].value = answer;
      return true;
    }
    const chosen = controls.find(({ type, value }) => type === "checkbox" || value === answer);
    if (chosen) chosen.checked = true;
    return Boolean(chosen);
  }

  function empty(element) {
    for (const control of controlsOf(element)) {
      if (isButton(control)) control.checked = false;
      else control.value = "";
    }
  }

  /* --- Rows ------------------------------------------------------------------------------- */

  const rowsOf = (repeat) => [...repeat.querySelectorAll("[data-row]")];

  /** Counts the rows from 1 again, in what is seen and in the names of their controls. */
  function number(repeat) {
    const name = repeat.dataset.repeat;
    const old = new RegExp(`(^|-)${name}-\\d+-`);
    rowsOf(repeat).forEach((row, place) => {
      for (const shown of row.querySelectorAll("[data-number]")) shown.textContent = place + 1;
      for (const element of row.querySelectorAll("*")) {
        // a radio button takes another's choice away as soon as both have one name
        const { checked } = element;
        for (const key of ["id", "name", "for", "aria-describedby"]) {
          const value = element.getAttribute(key);
          if (value) element.setAttribute(key, value.replace(old, `$1${name}-${place + 1}-`));
        }
        if (checked) element.checked = true;
      }
    });
    const rows = rowsOf(repeat);
    for (const row of rows) row.querySelector("[data-remove]").hidden = rows.length === 1;
    repeat.querySelector("[data-add]").hidden = rows.length >= MOST_ROWS;
  }

  /** A new empty row after the last one; gives it. */
  function addRow(repeat) {
    const last = rowsOf(repeat).at(-1);
    const row = last.cloneNode(true);
    // out of the way of the last row's radio buttons until it has a number of its own
    for (const control of controlsOf(row)) control.name += "-new";
    empty(row);
    last.after(row);
    for (const control of controlsOf(row)) control.name = control.name.slice(0, -4);
    number(repeat);
    return row;
  }

  function repeatable(form, repeat, tell) {
    const add = repeat.querySelector("[data-add]");
    const sentence = (name, row) =>
      say(add.dataset[name], { number: row.querySelector("[data-number]").textContent });
    number(repeat);
    add.addEventListener("click", () => {
      const row = addRow(repeat);
      controlsOf(row)[0].focus();
      tell(sentence("added", row));
    });
    repeat.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-remove]");
      if (!button) return;
      const row = button.closest("[data-row]");
      const filled = Object.keys(answersIn(row)).length;
      if (filled && !window.confirm(sentence("ask", row))) return;
      const told = sentence("removed", row);
      const place = rowsOf(repeat).indexOf(row);
      row.remove();
      number(repeat);
      const left = rowsOf(repeat);
      controlsOf(left[Math.min(place, left.length - 1)])[0].focus();
      tell(told);
      form.dispatchEvent(new Event("input"));
    });
  }

  /* --- Answers worked out ----------------------------------------------------------------- */

  /** Days since 1970 of a date as dd.mm.yyyy, dd/mm/yyyy or yyyy-mm-dd; null where it is none. */
  function dayOf(typed) {
    const text = typed.trim();
    const local = /^(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})$/.exec(text);
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!local && !iso) return null;
    const [day, month, year] = (local ? local.slice(1) : iso.slice(1).reverse()).map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return real ? date.getTime() / 86400000 : null;
  }

  function numberOf(typed) {
    const text = typed.trim().replace(",", ".");
    return /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Number(text) : null;
  }

  /** The same day so many months later, or the last day of that month. */
  function monthsAfter(day, months) {
    const date = new Date(day * 86400000);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
    const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
    return new Date(Date.UTC(year, month, Math.min(date.getUTCDate(), last)));
  }

  /** What the rule of `output` gives, as it is shown; null where too little is typed. */
  function workOut(form, output) {
    const { rule, of, months, answer } = output.dataset;
    const { locale } = form.dataset;
    const typed = of.split(" ").map((name) => {
      const [control] = named(form, name);
      return control ? control.value : form.querySelector(`[data-result="${name}"]`)?.value ?? "";
    });
    if (rule === "count") {
      const column = new RegExp(`-\\d+-${of}$`);
      const chosen = controlsOf(form).filter(
        ({ name, type, checked }) => type === "radio" && checked && column.test(name)
      );
      const found = chosen.filter(({ value }) => value === answer).length;
      return chosen.length ? String(found) : null;
    }
    const read = typed.map(rule === "product" ? numberOf : dayOf);
    if (read.includes(null)) return null;
    if (rule === "days-between") return new Intl.NumberFormat(locale).format(read[1] - read[0]);
    if (rule === "months-after") {
      const style = { day: "2-digit", month: "2-digit", year: "numeric", timeZone: "UTC" };
      return monthsAfter(read[0], Number(months)).toLocaleDateString(locale, style);
    }
    // hundredths times hundredths, so that no binary fraction shows
    const product = Math.round(read[0] * 100 * (read[1] * 100)) / 10000;
    return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(product);
  }

  function workOutAll(form) {
    for (const output of form.querySelectorAll("output[data-rule]")) {
      const shown = workOut(form, output);
      output.classList.toggle("form__box--waiting", shown === null);
      const text = shown ?? output.dataset.unread;
      if (output.value !== text) output.value = text; // a screen reader reads every change aloud
    }
  }

  /* --- A copy of one's own ---------------------------------------------------------------- */

  function save(form) {
    const copy = {
      handbook: "ips-form",
      format: FORMAT,
      form: form.dataset.form,
      version: form.dataset.version,
      answers: answersIn(form),
    };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(
      new Blob([JSON.stringify(copy, null, 1)], { type: "application/json" })
    );
    link.download = form.dataset.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /** The copy in `text`, or null where it is not one that this page can read. */
  function readCopy(text) {
    let copy;
    try {
      copy = JSON.parse(text);
    } catch {
      return null;
    }
    const ours = copy?.handbook === "ips-form" && copy.format === FORMAT;
    if (!ours || typeof copy.answers !== "object" || !copy.answers) return null;
    const sound = Object.values(copy.answers).every((answer) => typeof answer === "string");
    return sound ? copy : null;
  }

  /** Puts the answers in the form, with as many rows as they need; gives those that do not fit. */
  function fillIn(form, answers) {
    empty(form);
    for (const repeat of form.querySelectorAll("[data-repeat]")) {
      const row = new RegExp(`^${repeat.dataset.repeat}-(\\d+)-`);
      const numbers = Object.keys(answers).map((name) => Number(row.exec(name)?.[1] ?? 0));
      const wanted = Math.min(MOST_ROWS, Math.max(1, ...numbers));
      while (rowsOf(repeat).length < wanted) addRow(repeat);
    }
    return Object.entries(answers).filter(([name, answer]) => !write(form, name, answer));
  }

  async function open(form, input, tell) {
    const [file] = input.files;
    const copy = file && file.size < 1e6 ? readCopy(await file.text()) : null;
    input.value = ""; // the same file can be chosen once more
    if (!file) return false;
    if (!copy) return tell(input.dataset.foreign);
    if (copy.form !== form.dataset.form) return tell(input.dataset.other);
    const typed = Object.keys(answersIn(form)).length;
    if (typed && !window.confirm(input.dataset.ask)) return false;
    const unfit = fillIn(form, copy.answers);
    const listed = unfit.map(([name, answer]) => `${name}: ${answer}`).join("; ");
    tell(unfit.length ? `${input.dataset.unfit} ${listed}` : input.dataset.opened);
    return !unfit.length;
  }

  /* ---------------------------------------------------------------------------------------- */

  function start(form) {
    const find = (name) => form.querySelector(`[data-${name}]`);
    const tell = (sentence) => {
      find("status").textContent = sentence;
    };
    const state = () => JSON.stringify(answersIn(form));
    let kept = state();
    const keep = () => {
      kept = state();
    };
    for (const name of ["print", "save", "clear", "own"]) find(name).hidden = false;
    find("unscripted").hidden = true;
    form.querySelectorAll("[data-repeat]").forEach((repeat) => repeatable(form, repeat, tell));
    form.addEventListener("input", () => workOutAll(form));
    workOutAll(form);

    find("print").addEventListener("click", () => window.print());
    find("save").addEventListener("click", ({ currentTarget }) => {
      save(form);
      keep();
      tell(currentTarget.dataset.saved);
    });
    find("clear").addEventListener("click", ({ currentTarget }) => {
      if (!window.confirm(currentTarget.dataset.ask)) return;
      empty(form);
      keep();
      workOutAll(form);
      tell(currentTarget.dataset.cleared);
    });
    find("open").addEventListener("change", async ({ currentTarget }) => {
      if (await open(form, currentTarget, tell)) keep();
      workOutAll(form);
    });
    // Following a link, the language switch among them, would empty the form.
    window.addEventListener("beforeunload", (event) => {
      if (state() !== kept && state() !== "{}") event.preventDefault();
    });
  }

  document.querySelectorAll('form[data-module="form"]').forEach(start);
})();
