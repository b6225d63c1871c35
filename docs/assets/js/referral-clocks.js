/* builds on: calendar, dates, fill, leaving, planning */
/* The clocks from a referral. The dates stay in the fields: they are about one person, so nothing
   of them goes into the address. The same rules stand in hooks/handbook/tools/clocks.py. */
(() => {
  "use strict";

  const { filled } = window.handbookPlanning;
  const dates = window.handbookDates;
  const fill = window.handbookFill;
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

    /** Every deadline; clocks that the same event stops and that end on the same day are one. */
    const deadlines = (given) => {
      const rows = new Map();
      const { content } = form.querySelector("template[data-answers]");
      for (const row of content.querySelectorAll("[data-clock]")) {
        const clock = row.dataset;
        const stands = state(clock, given);
        const rule = row.querySelector("[data-rule]").textContent;
        const key = clock.stop && stands.due !== undefined ? `${clock.stop} ${stands.due}` : clock.clock;
        const title = row.querySelector("th").textContent;
        const shared = rows.get(key);
        if (shared) Object.assign(shared, { name: title, rules: [...shared.rules, rule] });
        else {
          const name = [title, clock.apart].filter(Boolean).join(", ");
          rows.set(key, { id: clock.clock, title, name, rules: [rule], clock, ...stands });
        }
      }
      return [...rows.values()];
    };

    /** What remains, as entries: one for each event that is waited for, on the first of its days. */
    const events = (rows) => {
      const entries = new Map();
      const waiting = rows.filter(({ state }) => state === "due" || state === "late");
      for (const row of waiting.sort((a, b) => a.due - b.due)) {
        const key = row.clock.stop || row.id;
        entries.set(key, [...(entries.get(key) ?? []), row]);
      }
      return [...entries].flatMap(([key, same]) => {
        const [row] = same;
        const repeats = row.id === "review" ? REVIEWS : 1;
        return Array.from({ length: repeats }, (_, turn) => ({
          id: `${key}-${turn + 1}`,
          day: dates.addMonths(row.from, Number(row.clock.months) * (turn + 1)) + Number(row.clock.days),
          title: `IPS: ${row.title}`,
          text: same.flatMap(({ rules }) => rules).join("\n"),
        }));
      });
    };

    const parts = () => {
      const { given } = check();
      const rows = deadlines(given);
      const inState = (state) =>
        rows.filter((row) => row.state === state).sort((a, b) => a.due - b.due);
      const [late, waiting] = ["late", "due"].map(inState);
      const values = { late: format(late.length) };
      if (late.length) values.names = late.map((row) => row.name).join("; ");
      else values.calm = write.date(given.today);
      if (waiting.length) {
        const [next] = waiting;
        Object.assign(values, { next: next.name, date: write.date(next.due), left: words(next, given.today) });
      }
      const made = filled(form, values);
      const rest = rows.filter((row) => !late.includes(row) && !waiting.includes(row));
      const shown = [...late, ...waiting, ...rest].map((row) => {
        const line = made.querySelector(`[data-clock="${row.id}"]`);
        line.dataset.state = row.state;
        line.querySelector("th").textContent = row.name;
        line.querySelector("[data-rule]").textContent = row.rules.join(" ");
        if (row.due !== undefined) line.dataset.due = dates.iso(row.due);
        if (row.days !== undefined) line.dataset.left = row.days;
        line.querySelector("[data-status]").textContent = words(row, given.today);
        const due = row.due === undefined ? say.noDate : write.date(row.due);
        line.querySelector("[data-deadline]").textContent = due;
        return line;
      });
      made.querySelector("tbody").replaceChildren(...shown);
      const remains = late.length + waiting.length > 0;
      for (const part of form.querySelectorAll("[data-action=ics], .answer__own")) part.hidden = !remains;
      return made;
    };

    const entered = () => fields.map(({ dataset, value }) => [dataset.date, value.trim()]).filter(([, value]) => value);

    window.handbookLeaving(() => {}, () => fields.some(({ value }) => value.trim()));
    window.handbookAnswer(form, {
      parts,
      entered,
      errors: () => check().errors,
      open: () => {
        for (const field of fields) field.value = "";
        return false;
      },
      actions: { ics: window.handbookCalendar(form, () => events(deadlines(check().given))) },
    });
    form.dataset.started = "";
  };

  document.querySelectorAll('[data-script="referral-clocks"]').forEach(start);
})();
