/* The answers of a form: read, written and emptied, with the rows that repeat. */
(() => {
  "use strict";

  const MOST_ROWS = 50;

  const controlsOf = (element) => [...element.querySelectorAll("input[name], textarea[name]")];
  const isButton = ({ type }) => type === "radio" || type === "checkbox";
  const isAnswered = (control) => (isButton(control) ? control.checked : control.value !== "");
  const named = (form, name) => controlsOf(form).filter((control) => control.name === name);

  /** What has been typed and chosen below `element`, by name; what is empty is left out. */
  const answersIn = (element) =>
    Object.fromEntries(
      controlsOf(element)
        .filter(isAnswered)
        .map(({ name, value }) => [name, value])
    );

  const textOf = (element) => element?.textContent.trim() ?? "";

  /** What the control asks, as a reader knows it: Job 2, Workplace; `mark` stands between. */
  const asked = (control, mark = ", ") => {
    const own = control.type === "radio" ? control.closest("fieldset").firstElementChild : control.labels[0];
    const row = control.closest("[data-row]")?.querySelector("legend");
    return [textOf(row), textOf(own)].filter(Boolean).join(mark);
  };

  /** What is asked where there is an answer, by name, and the answer chosen, by name=value. */
  const labelsIn = (form) =>
    Object.fromEntries(
      controlsOf(form)
        .filter(isAnswered)
        .flatMap((control) => {
          const { name, type, value } = control;
          const chosen = type === "radio" ? textOf(control.labels[0]) : "";
          return [[name, asked(control)], ...(isButton(control) ? [[`${name}=${value}`, chosen]] : [])];
        })
    );

  /** Writes one answer into the controls of its name. */
  function write(controls, answer) {
    if (isButton(controls[0])) controls.find(({ value }) => value === answer).checked = true;
    else controls[0].value = answer;
  }

  /** Takes every answer below `element` away, and what was said about it. */
  function empty(element) {
    for (const control of controlsOf(element)) {
      if (isButton(control)) control.checked = false;
      else control.value = "";
      control.removeAttribute("aria-invalid");
    }
    for (const error of element.querySelectorAll("[data-error]")) error.textContent = "";
    for (const button of element.querySelectorAll("[data-unset]")) button.hidden = true;
  }

  /* --- Rows ------------------------------------------------------------------------------- */

  const rowsOf = (repeat) => [...repeat.querySelectorAll("[data-row]")];

  /** Counts the rows from 1 again, in what is seen and in the names of their controls. */
  function number(repeat) {
    const name = repeat.dataset.repeat;
    const old = new RegExp(`(^|-)${name}-\\d+-`, "g");
    const rows = rowsOf(repeat);
    rows.forEach((row, place) => {
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
      row.querySelector("[data-remove]").hidden = rows.length === 1;
    });
    repeat.querySelector("[data-add]").hidden = rows.length >= MOST_ROWS;
    repeat.querySelector("[data-full]").hidden = rows.length < MOST_ROWS;
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

  /** Adds or takes away rows at the end, until there are `wanted`. */
  function setRows(repeat, wanted) {
    while (rowsOf(repeat).length < Math.min(wanted, MOST_ROWS)) addRow(repeat);
    for (const row of rowsOf(repeat).slice(wanted)) row.remove();
    number(repeat);
  }

  /** The form as it was when the page opened. */
  function clear(form) {
    empty(form);
    for (const repeat of form.querySelectorAll("[data-repeat]")) {
      setRows(repeat, Number(repeat.dataset.times));
    }
  }

  /** The answers that a control offers; nothing where they are typed. */
  const offered = (control) => (isButton(control) ? [control.value] : null);

  /** The answers that have a place in the form, in rows it may add too, and those that have none. */
  function parted(form, answers) {
    const choices = new Map(); // of each control in a first row or outside rows; none where text is typed
    for (const control of controlsOf(form)) {
      const before = choices.get(control.name) ?? [];
      const own = offered(control);
      choices.set(control.name, own && [...before, ...own]);
    }
    const rows = [...form.querySelectorAll("[data-repeat]")].map(
      ({ dataset }) => new RegExp(`^(${dataset.repeat}-)([1-9][0-9]?)(?=-)`)
    );
    const asFirst = (name, row) =>
      name.replace(row, (own, before, place) => (place <= MOST_ROWS ? `${before}1` : own));
    const parts = { fit: [], unfit: [] };
    for (const [name, answer] of Object.entries(answers)) {
      const known = choices.get(rows.reduce(asFirst, name));
      parts[known === null || known?.includes(answer) ? "fit" : "unfit"].push([name, answer]);
    }
    return parts;
  }

  /** Puts answers that fit in the form, each as [name, answer], with as many rows as they need. */
  function fillIn(form, answers) {
    clear(form);
    for (const repeat of form.querySelectorAll("[data-repeat]")) {
      const row = new RegExp(`^${repeat.dataset.repeat}-(\\d+)-`);
      const places = answers.map(([name]) => Number(row.exec(name)?.[1] ?? 0));
      setRows(repeat, Math.max(Number(repeat.dataset.times), ...places));
    }
    for (const [name, answer] of answers) write(named(form, name), answer);
  }

  window.handbookAnswers = Object.freeze({
    addRow, answersIn, asked, clear, controlsOf, fillIn, isAnswered, labelsIn, named, number, parted, rowsOf,
  });
})();
