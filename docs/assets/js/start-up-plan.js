/* builds on: address, calendar, dates, errors, planning */
/* The start-up plan with days: from the day it begins to the first and last day of each step.
   The same rules stand in hooks/handbook/tools/schedules.py. */
(() => {
  "use strict";

  const { answer, clear, filled } = window.handbookPlanning;
  const dates = window.handbookDates;
  const inAddress = window.handbookAddress;
  const tell = window.handbookErrors;

  const start = (form) => {
    const say = form.dataset;
    const field = form.elements.start;
    const planned = form.querySelector("template[data-answers]").content.querySelectorAll("[data-step]");
    const { format } = new Intl.NumberFormat(say.locale);
    const write = dates.writer(say.locale);

    const query = () => {
      const day = dates.read(field.value);
      return day === null ? "" : `?${new URLSearchParams({ start: dates.iso(day) })}`;
    };

    const events = (steps) =>
      steps.map((step) => ({
        id: step.id,
        day: step.first,
        title: step.title,
        text: [step.who, `${say.until} ${write.date(step.last)}`, step.after].filter(Boolean).join("\n"),
      }));

    const show = (focus) => {
      const begins = dates.read(field.value);
      clear(form);
      tell(form, begins === null ? [[field, say.unreadable]] : [], focus);
      if (begins === null) return;
      const parts = filled(form, { begins: write.date(begins), steps: format(planned.length) });
      const rows = [...parts.querySelectorAll("[data-step]")];
      const steps = rows.map((row) => {
        const [from, months] = [row.dataset.start, row.dataset.months].map(Number);
        const first = dates.addMonths(begins, from - 1);
        const last = dates.addMonths(begins, from + months - 1) - 1;
        Object.assign(row.dataset, { first: dates.iso(first), last: dates.iso(last) });
        row.querySelector("[data-from]").textContent = write.date(first);
        row.querySelector("[data-to]").textContent = write.date(last);
        return {
          id: row.dataset.step,
          title: row.querySelector("th").textContent,
          who: row.querySelector("[data-who]").textContent,
          after: row.dataset.after,
          first,
          last,
        };
      });
      const ends = write.date(Math.max(...steps.map((step) => step.last)));
      parts.querySelector("[data-ends]").textContent = ends;
      window.handbookCalendar(parts, say, () => events(steps));
      answer(form, parts);
    };

    const keep = inAddress(query, (given) => {
      form.reset();
      clear(form);
      const value = given.get("start");
      if (value === null) return tell(form, []);
      field.value = value;
      const day = dates.read(value);
      if (day !== null) field.value = dates.typed(day, say.pattern);
      show(false);
    });

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      keep();
      show(true);
    });
    form.dataset.started = "";
  };

  document.querySelectorAll('[data-script="start-up-plan"]').forEach(start);
})();
