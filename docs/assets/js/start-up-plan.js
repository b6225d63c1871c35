/* builds on: calendar, csv, dates, download, free-days, leaving, planning, word */
/* The start-up plan with days: from the day it begins to the first and last day of each step, and who
   takes it. The same rules stand in hooks/handbook/tools/schedules.py. */
(() => {
  "use strict";

  const { filled } = window.handbookPlanning;
  const { freeDays } = window.handbookFreeDays;
  const dates = window.handbookDates;

  const start = (form) => {
    const say = form.dataset;
    const field = form.elements.start;
    const template = form.querySelector("template[data-answers]").content;
    const planned = [...template.querySelectorAll("[data-step]")];
    const names = new Map(); // by step: cells with a name stay when the table is made again
    const { monthOff, onOrAfter, onOrBefore, workedMonths } = freeDays(say);
    const { format } = new Intl.NumberFormat(say.locale);
    const write = dates.writer(say.locale);

    const begins = () => dates.read(field.value);

    const errors = () => {
      const day = begins();
      if (day === null) return [[field, say.unreadable]];
      return dates.iso(day) < say.earliest || dates.iso(day) > say.latest ? [[field, say.outside]] : [];
    };

    const query = () => {
      const day = begins();
      return day === null ? "" : `?${new URLSearchParams({ start: dates.iso(day) })}`;
    };

    const nameOf = (id) => names.get(id)?.querySelector("textarea").value.trim() ?? "";

    /** Every step with its days. */
    const steps = () => {
      const months = workedMonths(begins(), Number(say.months));
      return planned.map((row) => {
        const [from, count] = [row.dataset.start, row.dataset.months].map(Number);
        const told = (what) => row.querySelector(what).textContent;
        return {
          id: row.dataset.step,
          title: told("th"),
          who: told("[data-who]"),
          waits: told("[data-waits]"),
          after: row.dataset.after,
          first: onOrAfter(months[from - 1][0]),
          last: onOrBefore(months[from + count - 2][1]),
        };
      });
    };

    /** Two entries for each step: the day it begins, and the day it is to be finished. */
    const events = () =>
      steps().flatMap(({ id, title, who, after, first, last }) => {
        const by = [who, nameOf(id)].filter(Boolean).join(": ");
        const until = `${say.ready}: ${write.date(last)}`;
        return [
          { id, title, day: first, text: [by, until, after].filter(Boolean).join("\n") },
          { id: `${id}-ready`, title: `${say.ready}: ${title}`, day: last, text: by },
        ];
      });

    const title = document.querySelector("h1").textContent.trim();
    const typed = (day) => dates.typed(day, say.pattern);
    const link = () => window.handbookLink(query());
    const heads = [...template.querySelectorAll("thead th")].map((head) => head.textContent);
    const cells = (step) => {
      const { id, first, last, who, waits } = step;
      return [step.title, typed(first), typed(last), who, nameOf(id), waits];
    };

    const csv = () => {
      const begun = [field.dataset.date, typed(begins())];
      const lines = [[title], [link()], begun, [], heads, ...steps().map(cells)];
      window.handbookCsv(`${say.file}.csv`, lines, say.locale);
    };

    const word = () => {
      const said = [...form.querySelectorAll("[data-said] [data-sentence]")].map((each) => each.textContent);
      const name = window.handbookFileName(`${say.file}.docx`, dates.iso(begins()));
      window.handbookWord(name, say.locale, title, [
        { text: said.join(" ") },
        { text: link() },
        { rows: [heads, ...steps().map(cells)], shares: [5, 2, 2, 3, 3, 5] },
      ]);
    };

    const parts = () => {
      const dated = steps();
      const [first, last] = [dated.map((step) => step.first), dated.map((step) => step.last)];
      const from = Math.min(...first);
      const isMoved = dates.parts(begins())[1] <= monthOff && dates.parts(from)[1] > monthOff;
      const made = filled(form, {
        begins: write.date(from),
        ...(isMoved && { afterMonthOff: write.date(from) }),
        ends: write.date(Math.max(...last)),
        steps: format(dated.length),
      });
      for (const step of dated) {
        const row = made.querySelector(`[data-step="${step.id}"]`);
        Object.assign(row.dataset, { first: dates.iso(step.first), last: dates.iso(step.last) });
        row.querySelector("[data-from]").textContent = write.date(step.first);
        row.querySelector("[data-to]").textContent = write.date(step.last);
        const cell = row.querySelector("[data-typed]");
        if (names.has(step.id)) cell.replaceWith(names.get(step.id));
        else names.set(step.id, cell);
      }
      return made;
    };

    window.handbookLeaving(() => names.clear(), () => planned.some(({ dataset }) => nameOf(dataset.step)));
    form.querySelector("[data-action=start-over]").addEventListener("click", () => names.clear());
    window.handbookAnswer(form, {
      errors,
      parts,
      query,
      typed: query,
      open: (given) => {
        field.value = given.get("start") ?? "";
        const day = begins();
        if (day !== null) field.value = dates.typed(day, say.pattern);
        return given.has("start");
      },
      entered: () => [[field.dataset.date, field.value]],
      actions: {
        ics: window.handbookCalendar(form, events),
        csv,
        word,
      },
    });
    form.dataset.started = "";
  };

  document.querySelectorAll('[data-script="start-up-plan"]').forEach(start);
})();
