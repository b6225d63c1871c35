/* Forms: rows to add and remove, answers worked out, an own copy in a file on the reader's machine,
   printing, and a question before typed text is lost. Stores and sends nothing. */
(() => {
  "use strict";

  const FORMAT = 1; // of the file; a new number when an old one can no longer be read
  const MOST_ROWS = 50;
  const MOST_BYTES = 5e7; // more than anybody types; a film chosen by mistake is not read

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
      note(control);
    }
  }

  /* --- Rows ------------------------------------------------------------------------------- */

  const rowsOf = (repeat) => [...repeat.querySelectorAll("[data-row]")];

  /** Counts the rows from 1 again, in what is seen and in the names of their controls. */
  function number(repeat) {
    const name = repeat.dataset.repeat;
    const old = new RegExp(`(^|[- ])${name}-\\d+-`, "g");
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
      form.dispatchEvent(new Event("input"));
      tell(sentence("added", row) + (add.hidden ? ` ${add.dataset.full}` : ""));
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

  /** Days since 1970 of a date as dd.mm.yyyy, dd/mm/yy or yyyy-mm-dd; null where it is none. A year
      of two figures is in this century. */
  function dayOf(typed) {
    const text = typed.trim();
    const local = /^(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?((?:19|20)?\d{2})$/.exec(text);
    const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
    if (!local && !iso) return null;
    const [day, month, figures] = (local ? local.slice(1) : iso.slice(1).reverse()).map(Number);
    const year = figures < 100 ? 2000 + figures : figures;
    const date = new Date(Date.UTC(year, month - 1, day));
    const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return real ? date.getTime() / 86400000 : null;
  }

  /** The number in `typed`; null where there is none, or one above `most`. */
  function numberOf(typed, most) {
    const text = typed.trim().replace(",", ".");
    const sound = /^\d{1,4}(\.\d{1,2})?$/.test(text) && Number(text) <= Number(most || Infinity);
    return sound ? Number(text) : null;
  }

  const READ = { date: dayOf, number: numberOf };

  /** Says below a control, and to a screen reader, when what is typed in it cannot be read. */
  function note(control) {
    const { reads, most } = control.dataset;
    if (!reads) return;
    const unread = control.value.trim() && READ[reads](control.value, most) === null;
    const shown = control.parentElement.querySelector("[data-note]");
    shown.textContent = unread ? shown.dataset.note : "";
    if (unread) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }

  /** The ISO week of a day, in which a year's first week has its first Thursday. */
  function weekOf(day) {
    const thursday = day + 3 - ((day + 3) % 7); // day 0 was a Thursday
    const year = new Date(thursday * 86400000).getUTCFullYear();
    return Math.floor((thursday - Date.UTC(year, 0, 1) / 86400000) / 7) + 1;
  }

  /** How many rows chose the answer that `output` counts, week by week; null where none chose. */
  function countByWeek(form, output) {
    const { of, answer, week, undated } = output.dataset;
    const [choice, date] = of.split(" ");
    const column = new RegExp(`-\\d+-${choice}$`);
    const chosen = controlsOf(form).filter(
      ({ name, type, checked }) => type === "radio" && checked && column.test(name)
    );
    if (!chosen.length) return null;
    const counted = new Map();
    for (const { name } of chosen.filter(({ value }) => value === answer)) {
      const day = dayOf(named(form, name.slice(0, -choice.length) + date)[0].value);
      const place = day === null ? null : weekOf(day);
      counted.set(place, (counted.get(place) ?? 0) + 1);
    }
    const told = [...counted].map(([place, count]) =>
      say(place === null ? undated : week, { count, week: place })
    );
    return told.join(", ") || "0";
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
    const { rule, of, months, backwards } = output.dataset;
    const { locale } = form.dataset;
    if (rule === "count-by-week") return countByWeek(form, output);
    const read = of.split(" ").map((name) => {
      const [control] = named(form, name);
      if (control) return READ[control.dataset.reads](control.value, control.dataset.most);
      const worked = form.querySelector(`[data-result="${name}"]`).value;
      return rule === "product" ? numberOf(worked) : dayOf(worked);
    });
    if (read.includes(null)) return null;
    if (rule === "days-between" && read[1] < read[0]) return backwards;
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
    if (Array.isArray(copy.answers)) return null;
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
    const unfit = Object.entries(answers).filter(([name, answer]) => !write(form, name, answer));
    controlsOf(form).forEach(note);
    return unfit;
  }

  async function open(form, input, tell) {
    const [file] = input.files;
    const copy = file && file.size < MOST_BYTES ? readCopy(await file.text()) : null;
    input.value = ""; // the same file can be chosen once more
    if (!file) return false;
    if (!copy) return tell(input.dataset.foreign);
    if (copy.form !== form.dataset.form) return tell(input.dataset.other);
    const typed = Object.keys(answersIn(form)).length;
    if (typed && !window.confirm(input.dataset.ask)) return tell(input.dataset.declined);
    const unfit = fillIn(form, copy.answers);
    const listed = unfit.map(([name, answer]) => `${name}: ${answer}`).join("; ");
    tell(unfit.length ? `${input.dataset.unfit} ${listed}` : input.dataset.opened);
    return !unfit.length;
  }

  /* ---------------------------------------------------------------------------------------- */

  function start(form) {
    const find = (name) => form.querySelector(`[data-${name}]`);
    // each sentence stands beside what was pressed, and takes the place of the one before
    const tellIn = (place) => (sentence) => {
      for (const name of ["status", "open-status"]) {
        find(name).textContent = name === place ? sentence : "";
      }
    };
    const tell = tellIn("status");
    const state = () => JSON.stringify(answersIn(form));
    let kept = state();
    const keep = () => {
      kept = state();
    };
    for (const scripted of form.querySelectorAll("[data-print], [data-save], [data-clear], [data-own]")) {
      scripted.hidden = false;
    }
    find("unscripted").hidden = true;
    form.querySelectorAll("[data-repeat]").forEach((repeat) => repeatable(form, repeat, tell));
    const refresh = () => {
      workOutAll(form);
      for (const button of form.querySelectorAll("[data-unchoose]")) {
        button.hidden = !button.closest("fieldset").querySelector(":checked");
      }
    };
    form.addEventListener("input", refresh);
    form.addEventListener("change", ({ target }) => note(target));
    form.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-unchoose]");
      if (!button) return;
      const answers = button.closest("fieldset");
      empty(answers);
      controlsOf(answers)[0].focus();
      refresh();
      tell(button.dataset.unchoose);
    });
    refresh();

    find("print").addEventListener("click", () => window.print());
    find("save").addEventListener("click", ({ currentTarget }) => {
      save(form);
      keep();
      tell(currentTarget.dataset.saved);
    });
    find("clear").addEventListener("click", ({ currentTarget }) => {
      if (state() !== "{}" && !window.confirm(currentTarget.dataset.ask)) return;
      empty(form);
      keep();
      refresh();
      tell(currentTarget.dataset.cleared);
    });
    find("open").addEventListener("change", async ({ currentTarget }) => {
      if (await open(form, currentTarget, tellIn("open-status"))) keep();
      refresh();
    });
    // Following a link, the language switch among them, would empty the form.
    window.addEventListener("beforeunload", (event) => {
      if (state() !== kept && state() !== "{}") event.preventDefault();
    });
  }

  document.querySelectorAll('form[data-module="form"]').forEach(start);
})();
