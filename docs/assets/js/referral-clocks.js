/* builds on: calendar, dates, errors, fill, leaving, planning */
/* The clocks from a referral. The dates stay in the fields: they are about one person, so nothing
   of them goes into the address. The same rules stand in hooks/handbook/tools/clocks.py. */
(() => {
  "use strict";

  const { answer, clear, filled } = window.handbookPlanning;
  const dates = window.handbookDates;
  const fill = window.handbookFill;
  const tell = window.handbookErrors;
  const REVIEWS = 4; // updates of the plan that go into the calendar: one year

  const start = (form) => {
    const fields = [...form.querySelectorAll("[data-date]")];
    const say = form.dataset;
    const write = dates.writer(say.locale);
    const { format } = new Intl.NumberFormat(say.locale);

    /** The dates by field, and pairs of a field and what to mend in it. */
    const check = () => {
      const given = {};
      const wrong = new Map();
      for (const field of fields) {
        const day = dates.read(field.value);
        if (day !== null) given[field.name] = day;
        else if (field.value.trim() || "needed" in field.dataset) wrong.set(field, say.unreadable);
      }
      if (!wrong.has(form.elements.today)) given.today ??= dates.today();
      for (const field of fields) {
        const { notBefore, needs } = field.dataset;
        const day = given[field.name];
        if (day === undefined || field.name === "today") continue;
        if (needs && !(needs in given) && !wrong.has(form.elements[needs])) {
          wrong.set(field, say.needs);
        } else if (notBefore in given && day < given[notBefore]) {
          wrong.set(field, say.early);
        } else if ("today" in given && day > given.today) {
          wrong.set(field, "needed" in field.dataset ? say.futureNeeded : say.future);
        }
      }
      const errors = [...wrong].map(([field, message]) => {
        const other = form.elements[field.dataset.needs ?? field.dataset.notBefore];
        const names = { label: field.dataset.date, other: other?.dataset.date ?? "" };
        return [field, fill(message, names)];
      });
      return { given, errors };
    };

    const state = (clock, given) => {
      const from = clock.start.split(" ").find((name) => name in given);
      const [days, months] = [clock.days, clock.months].map(Number);
      const done = given[clock.stop];
      if (from === undefined || !(days || months)) {
        return { state: done === undefined ? "open" : "done" };
      }
      const due = dates.addMonths(given[from], months) + days;
      const step = { due, from: given[from] };
      if (done !== undefined) {
        const over = done - due;
        return over > 0 ? { ...step, state: "exceeded", days: over } : { ...step, state: "kept" };
      }
      const left = due - given.today;
      if (left < 0) return { ...step, state: "late", days: -left };
      return { ...step, state: "due", days: left };
    };

    const words = (row, today) => {
      const none = today === dates.today() ? "_today" : "_then";
      const count = { 0: none, 1: "_one" }[row.days] ?? "";
      const said = form.querySelector(`[data-state-words="${row.state}${count}"]`).textContent;
      return fill(said, { days: format(row.days ?? 0) });
    };

    /** What remains, as entries; deadlines of one day that the same event meets are one entry. */
    const events = (rows) => {
      const entries = new Map();
      for (const row of rows.filter(({ state }) => state === "due" || state === "late")) {
        const key = `${row.clock.stop || row.id} ${row.due}`;
        entries.set(key, [...(entries.get(key) ?? []), row]);
      }
      return [...entries.values()].flatMap((same) => {
        const [row] = same;
        const repeats = row.id === "review" ? REVIEWS : 1;
        return Array.from({ length: repeats }, (_, turn) => ({
          id: `${row.id}-${turn + 1}`,
          day: dates.addMonths(row.from, Number(row.clock.months) * (turn + 1)) + Number(row.clock.days),
          title: `IPS: ${same.map(({ title }) => title).join("; ")}`,
          text: same.map(({ rule }) => rule).join("\n"),
        }));
      });
    };

    const show = () => {
      const { given, errors } = check();
      tell(form, errors);
      clear(form);
      if (errors.length) return;
      const template = form.querySelector("template[data-answers]").content;
      const rows = [...template.querySelectorAll("[data-clock]")].map((row) => ({
        id: row.dataset.clock,
        title: row.querySelector("th").textContent,
        rule: row.querySelector("[data-rule]").textContent,
        clock: row.dataset,
        ...state(row.dataset, given),
      }));
      const inState = (state) =>
        rows.filter((row) => row.state === state).sort((a, b) => a.due - b.due);
      const [late, waiting] = ["late", "due"].map(inState);
      const values = { late: format(late.length) };
      if (late.length) values.names = late.map((row) => row.title).join("; ");
      else values.calm = write.date(given.today);
      if (waiting.length) {
        const [next] = waiting;
        Object.assign(values, { next: next.title, date: write.date(next.due), left: words(next, given.today) });
      }
      const parts = filled(form, values);
      const table = parts.querySelector("tbody");
      const rest = rows.filter((row) => !late.includes(row) && !waiting.includes(row));
      for (const row of [...late, ...waiting, ...rest]) {
        const shown = parts.querySelector(`[data-clock="${row.id}"]`);
        table.append(shown);
        shown.dataset.state = row.state;
        if (row.due !== undefined) shown.dataset.due = dates.iso(row.due);
        if (row.days !== undefined) shown.dataset.left = row.days;
        shown.querySelector("[data-status]").textContent = words(row, given.today);
        const due = row.due === undefined ? say.noDate : write.date(row.due);
        shown.querySelector("[data-deadline]").textContent = due;
      }
      if (late.length || waiting.length) window.handbookCalendar(parts, say, () => events(rows));
      else parts.querySelector("[data-calendar-file]").remove();
      answer(form, parts);
    };

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
    });
    const empty = () => {
      form.reset();
      tell(form, []);
      clear(form);
    };
    window.handbookLeaving(empty, () => fields.some(({ value }) => value.trim()));
    form.dataset.started = "";
  };

  document.querySelectorAll('[data-script="referral-clocks"]').forEach(start);
})();
