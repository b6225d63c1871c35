/* builds on: dates, fill, form-answers, numbers */
/* What a form says about an answer: a date or number to mend, and what is worked out of others. */
(() => {
  "use strict";

  const dates = window.handbookDates;
  const fill = window.handbookFill;
  const DECIMALS = 2; // of a number in a form
  const { controlsOf, named } = window.handbookAnswers;

  const labelOf = (control) => control.labels[0].textContent.trim();

  /** The number or day in a control, or null where it is empty, unreadable or beyond its limits. */
  function valueOf({ value, dataset }) {
    if ((dataset.reads ?? dataset.gives) === "date") return dates.read(value);
    const number = window.handbookNumbers.read(value, DECIMALS);
    return number > Number(dataset.most || Infinity) ? null : number;
  }

  /** A date or number that cannot be read, or what the browser refuses for an input of its type. */
  const isWrong = (control) =>
    Boolean(control.dataset.wrong && control.value.trim()) &&
    (control.dataset.reads ? valueOf(control) === null : !control.validity.valid);

  /** Says at the field what is wrong with it, or takes the message away. */
  function check(control) {
    const wrong = isWrong(control);
    const error = document.getElementById(`${control.id}-error`);
    const said = wrong ? fill(control.dataset.wrong, { label: labelOf(control) }) : "";
    if (error.textContent !== said) error.textContent = said;
    if (wrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }

  /** Checks a field when it is left; while it is typed in, a message only goes away. */
  function watch(form) {
    // A message that comes while a button is being pressed would move the button away from the
    // pointer, and nothing would be clicked: it waits until the pointer is up.
    let isDown = false;
    const waiting = new Set();
    form.addEventListener("pointerdown", () => {
      isDown = true;
    });
    for (const event of ["pointerup", "pointercancel"]) {
      window.addEventListener(event, () =>
        setTimeout(() => {
          isDown = false;
          waiting.forEach(check);
          waiting.clear();
        })
      );
    }
    form.addEventListener("change", ({ target }) => {
      if (!target.dataset.wrong) return;
      if (isDown) waiting.add(target);
      else check(target);
    });
    form.addEventListener("input", ({ target }) => {
      if (target.dataset?.wrong && !isWrong(target)) check(target);
    });
  }

  const checkAll = (form) => form.querySelectorAll("[data-wrong]").forEach(check);

  /* --- Answers worked out ----------------------------------------------------------------- */

  /** The ISO week of a day and its year, in which a year's first week has its first Thursday. */
  function weekOf(day) {
    const thursday = day + 3 - ((day + 3) % 7); // day 0 was a Thursday
    const [year] = dates.parts(thursday);
    return { week: Math.floor((thursday - dates.fromParts(year, 1, 1)) / 7) + 1, year };
  }

  /** How many rows chose the answer asked for, week by week; null where none has chosen. */
  function countByWeek(form, { of, answer, week: inWeek, undated }) {
    const [choice, date] = of.split(" ");
    const column = new RegExp(`-\\d+-${choice}$`);
    const chosen = controlsOf(form).filter(
      ({ name, type, checked }) => type === "radio" && checked && column.test(name)
    );
    if (!chosen.length) return null;
    const counted = new Map();
    for (const { name } of chosen.filter(({ value }) => value === answer)) {
      const [dated] = named(form, name.slice(0, -choice.length) + date);
      const day = dates.read(dated.value);
      const told = day === null ? undated : fill(inWeek, { count: "{count}", ...weekOf(day) });
      counted.set(told, (counted.get(told) ?? 0) + 1);
    }
    const told = [...counted].map(([sentence, count]) => fill(sentence, { count }));
    return told.join(", ") || "0";
  }

  const RULES = {
    "days-between": ([first, second], { before, over, most }, locale, [from, to]) => {
      const days = second - first;
      if (days < 0) return fill(before, { first: from, second: to });
      const written = new Intl.NumberFormat(locale).format(days);
      return most && days > Number(most) ? fill(over, { days: written, most }) : written;
    },
    "months-after": ([day], { months, pattern }) =>
      dates.typed(dates.addMonths(day, Number(months)), pattern),
    // hundredths times hundredths, so that no binary fraction shows
    product: ([one, other], _, locale) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(
        Math.round(one * 100 * (other * 100)) / 10000
      ),
    "weighted-sum": (numbers, { weights }, locale) => {
      const each = weights.split(" ").map(Number);
      const hundredths = numbers.map((number, place) => Math.round(number * 100) * each[place]);
      const sum = hundredths.reduce((one, other) => one + other) / 100;
      return new Intl.NumberFormat(locale, { maximumFractionDigits: DECIMALS }).format(sum);
    },
  };

  /** What the rule of `output` gives, as it is shown, and whether it could be worked out. */
  function workOut(form, { dataset }) {
    const { rule, of, unread, mend } = dataset;
    if (rule === "count-by-week") {
      const found = countByWeek(form, dataset);
      return [found ?? unread, found !== null];
    }
    const sources = of
      .split(" ")
      .map((name) => named(form, name)[0] ?? form.querySelector(`[data-result="${name}"]`));
    const wrong = sources.find(isWrong);
    if (wrong) return [fill(mend, { label: labelOf(wrong) }), false];
    const values = sources.map(valueOf);
    if (values.includes(null)) return [unread, false];
    return [RULES[rule](values, dataset, form.dataset.locale, sources.map(labelOf)), true];
  }

  function workOutAll(form) {
    for (const output of form.querySelectorAll("output[data-rule]")) {
      const [text, done] = workOut(form, output);
      output.classList.toggle("form__box--waiting", !done);
      if (output.value !== text) output.value = text; // a screen reader reads every change aloud
    }
  }

  /** Without a script a reader works the answer out and types it; with one, the page does. */
  function takeOver(form) {
    for (const input of form.querySelectorAll("input[data-rule]")) {
      const output = document.createElement("output");
      Object.assign(output.dataset, input.dataset);
      output.id = input.id;
      output.className = input.className;
      const help = document.getElementById(`${input.id}-help`);
      if (help.textContent.trim()) output.setAttribute("aria-describedby", help.id);
      else help.remove();
      input.replaceWith(output);
    }
  }

  window.handbookChecks = Object.freeze({ checkAll, takeOver, watch, workOutAll });
})();
