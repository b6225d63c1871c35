/* builds on: calendar, dates, fill, free-days, numbers, planning */
/* The meetings of a reference group for three years. The same rules stand in
   hooks/handbook/tools/meetings.py. */
(() => {
  "use strict";

  const { filled } = window.handbookPlanning;
  const { freeDays, weekdayOf } = window.handbookFreeDays;
  const dates = window.handbookDates;
  const fill = window.handbookFill;
  const LAST_WEEK = 5;
  const WEEK = 7;

  const nthWeekday = (year, month, week, weekday) => {
    const first = dates.fromParts(year, month, 1);
    const start = first + ((weekday - weekdayOf(first) + WEEK) % WEEK);
    if (week < LAST_WEEK) return start + (week - 1) * WEEK;
    const length = dates.fromParts(year, month + 1, 1) - first;
    return start + Math.floor((length - (start - first) - 1) / WEEK) * WEEK;
  };

  const start = (form) => {
    const say = form.dataset;
    const { first, time, minutes, week, weekday } = form.elements;
    const fields = [first, time, minutes, week, weekday];
    const { monthOff, taken } = freeDays(say);
    const facts = form.nextElementSibling;
    const years = [...facts.querySelectorAll("[data-year]")].map((year) => ({
      every: Number(year.dataset.every),
      matters: [...year.querySelectorAll("li")].map((matter) => matter.textContent),
      closing: year.querySelector("[data-closing]").textContent,
    }));
    const lines = (name) =>
      [...facts.querySelectorAll(`[data-agenda="${name}"] li`)].map((line) => line.textContent);
    const write = dates.writer(say.locale);
    const { format } = new Intl.NumberFormat(say.locale);
    const unknown = [];
    const key = window.handbookPlanKey();

    const unfit = (day) => {
      if (day === null) return say.unreadable;
      if (dates.iso(day) < say.earliest || dates.iso(day) > say.latest) return say.outside;
      if (dates.parts(day)[1] === monthOff) return say.inMonthOff;
      if (weekdayOf(day) > 5) return say.weekend;
      return { holiday: say.holiday, kept: say.keptFree }[taken(day)] ?? "";
    };

    /** How long a meeting is; null where no number that makes sense is typed. */
    const length = () => {
      const count = window.handbookNumbers.read(minutes.value, 0, "minutes");
      return count >= minutes.dataset.min && count <= minutes.dataset.max ? count : null;
    };

    const check = () => {
      const errors = unknown.splice(0); // told once: what is chosen next is known
      const wrong = unfit(dates.read(first.value));
      if (wrong) errors.push([first, wrong]);
      if (dates.clock(time.value) === null) errors.push([time, time.dataset.wrong]);
      if (length() === null) errors.push([minutes, minutes.dataset.wrong]);
      return errors.sort(([a], [b]) => fields.indexOf(a) - fields.indexOf(b));
    };

    const rule = () => {
      const day = dates.read(first.value);
      const date = dates.parts(day)[2];
      return {
        first: day,
        at: dates.clock(time.value),
        minutes: length(),
        week: Number(week.value) || Math.min(LAST_WEEK, Math.ceil(date / WEEK)),
        weekday: Number(weekday.value) || weekdayOf(day),
      };
    };

    const monthOf = (settled, slot) => {
      const [year, month] = dates.parts(settled.first);
      const whole = year * 12 + month - 1 + slot;
      return [Math.floor(whole / 12), (whole % 12) + 1];
    };

    const dayOf = (settled, slot) => {
      if (slot === 0) return { usual: settled.first, day: settled.first, moved: "" };
      const [year, month] = monthOf(settled, slot);
      const byRule = (inYear, within) => nthWeekday(inYear, within, settled.week, settled.weekday);
      const usual = byRule(year, month);
      const moved = month === monthOff ? "month" : taken(usual);
      const near = moved === "month" ? byRule(...monthOf(settled, slot + 1)) : usual;
      const sameMonth = (day) => dates.parts(day)[1] === dates.parts(near)[1];
      const day = [0, 1, -1, 2, -2, 3, -3]
        .map((weeks) => near + weeks * WEEK)
        .find((each) => sameMonth(each) && !taken(each));
      return { usual, day, moved };
    };

    const plan = (settled) =>
      years.flatMap((year, number) => {
        const slots = Array.from({ length: 12 / year.every }, (_, turn) => number * 12 + turn * year.every);
        const kept = slots.filter((slot) => monthOf(settled, slot)[1] !== monthOff || year.every > 1);
        return kept.map((slot, turn) => {
          const opens = number === 0 ? 1 : 0;
          let matter = year.matters[(turn - opens + year.matters.length) % year.matters.length];
          if (turn === kept.length - 1) matter = year.closing;
          if (opens && turn === 0) matter = say.opening;
          return { slot, year: number + 1, matter, ...dayOf(settled, slot) };
        });
      });

    /** The fields as an address has them: a date as 2027-01-12; what is refused is left out. */
    const query = () => {
      if (fields.every((field) => field.value === (field.defaultValue ?? ""))) return "";
      const day = dates.read(first.value);
      const values = [];
      if (day !== null) values.push([first.name, dates.iso(day)]);
      const at = dates.clock(time.value);
      if (at !== null) values.push([time.name, at]);
      if (length() !== null) values.push([minutes.name, length()]);
      for (const choice of [week, weekday]) values.push([choice.name, choice.value]);
      if (day !== null) values.push(["key", key.told()]);
      return `?${new URLSearchParams(values)}`;
    };

    const events = (settled, meetings) =>
      meetings.map((meeting, place) => ({
        id: place + 1,
        day: meeting.day,
        at: settled.at,
        minutes: settled.minutes,
        title: say.event,
        text: [meeting.matter, "", ...lines(meeting.slot ? "usual" : "first")].join("\n"),
      }));

    /** The first meeting's day, where it is not the one of the rule. */
    const off = ({ first: day, week: nth, weekday: on }) => {
      const [year, month] = dates.parts(day);
      return nthWeekday(year, month, nth, on) === day ? {} : { off: write.full(day) };
    };

    const lineOf = (blank, meeting, place, at) => {
      const made = blank.cloneNode(true);
      Object.assign(made.dataset, { day: dates.iso(meeting.day), slot: meeting.slot });
      made.dataset.moved = meeting.moved;
      made.querySelector("[data-number]").textContent = format(place + 1);
      made.querySelector("[data-when]").textContent = `${write.full(meeting.day)}, ${at}`;
      made.querySelector("[data-matter]").textContent = meeting.matter;
      for (const note of made.querySelectorAll("[data-moved-note]")) {
        if (note.dataset.movedNote !== meeting.moved) note.remove();
        else note.textContent = fill(note.textContent, { day: write.date(meeting.usual) });
      }
      return made;
    };

    const parts = () => {
      const settled = rule();
      const meetings = plan(settled);
      const count = (year) => format(meetings.filter((meeting) => meeting.year === year).length);
      const made = filled(form, {
        meetings: format(meetings.length),
        firstDay: write.date(settled.first),
        lastDay: write.date(meetings.at(-1).day),
        week: week.querySelector(`[value="${settled.week}"]`).textContent.toLowerCase(),
        weekday: weekday.querySelector(`[value="${settled.weekday}"]`).textContent,
        one: count(1),
        two: count(2),
        three: count(3),
        moved: format(meetings.filter((meeting) => meeting.moved).length),
        ...off(settled),
      });
      const body = made.querySelector("[data-meetings]");
      const blank = body.firstElementChild;
      body.replaceChildren(...meetings.map((each, place) => lineOf(blank, each, place, settled.at)));
      return made;
    };

    /** Fills the fields from an address; gives whether it has any of them. */
    const open = (given) => {
      key.open(given);
      for (const field of fields) {
        const value = given.get(field.name);
        field.value = value ?? field.defaultValue ?? "";
        // A choice that there is not cannot be shown: it is told once, and the field is empty.
        if (value !== null && field.value !== value && field.options) {
          field.value = "";
          unknown.push([field, field.dataset.wrong]);
        }
      }
      const day = dates.read(first.value);
      if (day !== null) first.value = dates.typed(day, say.pattern);
      const fold = week.closest("details");
      fold.open = fold.open || Boolean(week.value || weekday.value || unknown.length);
      return fields.some((field) => given.has(field.name));
    };

    const nameOf = (field) => field.options?.[field.selectedIndex].textContent ?? field.value;
    const entered = () => fields.map((field) => [field.dataset.label, nameOf(field)]);

    window.handbookAnswer(form, {
      entered,
      open,
      parts,
      query,
      errors: check,
      typed: query,
      actions: { ics: window.handbookCalendar(form, () => events(rule(), plan(rule())), { key: key.told }) },
    });
    form.dataset.started = "";
  };

  document.querySelectorAll('[data-script="reference-group-calendar"]').forEach(start);
})();
