/* builds on: address, calendar, dates, errors, fill, numbers, planning */
/* The meetings of a reference group for three years. The same rules stand in
   hooks/handbook/tools/meetings.py. */
(() => {
  "use strict";

  const { answer, clear, filled } = window.handbookPlanning;
  const dates = window.handbookDates;
  const fill = window.handbookFill;
  const inAddress = window.handbookAddress;
  const tell = window.handbookErrors;
  const JULY = 7;
  const LAST_WEEK = 5;
  const WEEK = 7;

  /** 1 for Monday to 7 for Sunday; 1 January 1970 was a Thursday. */
  const weekdayOf = (day) => ((((day + 3) % WEEK) + WEEK) % WEEK) + 1;

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
    const holidays = new Set(say.holidays.split(" "));
    const kept = say.kept.split(" ");
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
    let unknown = [];

    /** Why nobody meets on a day; nothing where it is free. */
    const taken = (day) => {
      const iso = dates.iso(day);
      if (holidays.has(iso)) return "holiday";
      return kept.includes(iso.slice("2027-".length)) ? "kept" : "";
    };

    const unfit = (day) => {
      if (day === null) return say.unreadable;
      if (dates.iso(day) < say.earliest || dates.iso(day) > say.latest) return say.outside;
      if (dates.parts(day)[1] === JULY) return say.july;
      if (weekdayOf(day) > 5) return say.weekend;
      return { holiday: say.holiday, kept: say.keptFree }[taken(day)] ?? "";
    };

    /** How long a meeting is; null where no number that makes sense is typed. */
    const length = () => {
      const count = window.handbookNumbers.read(minutes.value, 0, false);
      return count >= minutes.dataset.min && count <= minutes.dataset.max ? count : null;
    };

    const check = () => {
      const errors = [...unknown];
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
      const byRule = (within) => nthWeekday(year, within, settled.week, settled.weekday);
      const usual = byRule(month);
      const moved = month === JULY ? "july" : taken(usual);
      const near = moved === "july" ? byRule(JULY + 1) : usual;
      const sameMonth = (day) => dates.parts(day)[1] === dates.parts(near)[1];
      const day = [0, 1, -1, 2, -2, 3, -3]
        .map((weeks) => near + weeks * WEEK)
        .find((each) => sameMonth(each) && !taken(each));
      return { usual, day, moved };
    };

    const plan = (settled) =>
      years.flatMap((year, number) => {
        const slots = Array.from({ length: 12 / year.every }, (_, turn) => number * 12 + turn * year.every);
        const kept = slots.filter((slot) => monthOf(settled, slot)[1] !== JULY || year.every > 1);
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

    const show = (focus) => {
      const errors = check();
      clear(form);
      tell(form, errors, focus);
      if (errors.length) return;
      const settled = rule();
      const meetings = plan(settled);
      const count = (year) => format(meetings.filter((meeting) => meeting.year === year).length);
      const moved = meetings.filter((meeting) => meeting.moved).length;
      const values = {
        meetings: format(meetings.length),
        firstDay: write.date(settled.first),
        lastDay: write.date(meetings.at(-1).day),
        week: week.querySelector(`[value="${settled.week}"]`).textContent.toLowerCase(),
        weekday: weekday.querySelector(`[value="${settled.weekday}"]`).textContent,
        one: count(1),
        two: count(2),
        three: count(3),
        moved: format(moved),
      };
      const parts = filled(form, values);
      const body = parts.querySelector("[data-meetings]");
      const row = body.firstElementChild;
      body.replaceChildren(
        ...meetings.map((meeting, place) => {
          const made = row.cloneNode(true);
          Object.assign(made.dataset, { day: dates.iso(meeting.day), slot: meeting.slot });
          made.dataset.moved = meeting.moved;
          made.querySelector("[data-number]").textContent = format(place + 1);
          made.querySelector("[data-when]").textContent = `${write.full(meeting.day)}, ${settled.at}`;
          made.querySelector("[data-matter]").textContent = meeting.matter;
          for (const note of made.querySelectorAll("[data-moved-note]")) {
            if (note.dataset.movedNote !== meeting.moved) note.remove();
            else note.textContent = fill(note.textContent, { day: write.date(meeting.usual) });
          }
          return made;
        }),
      );
      window.handbookCalendar(parts, say, () => events(settled, meetings));
      answer(form, parts);
    };

    const keep = inAddress(query, (given) => {
      form.reset();
      clear(form);
      unknown = [];
      if (!fields.some((field) => given.has(field.name))) return tell(form, []);
      for (const field of fields) {
        const value = given.get(field.name);
        if (value === null) continue;
        field.value = value;
        // A choice that there is not cannot be shown: it is told once, and the field is empty.
        if (field.value !== value && field.options) {
          field.value = "";
          unknown.push([field, field.dataset.wrong]);
        }
      }
      const day = dates.read(first.value);
      if (day !== null) first.value = dates.typed(day, say.pattern);
      show(false);
      unknown = [];
    });

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      keep();
      show(true);
    });
    form.dataset.started = "";
  };

  document.querySelectorAll('[data-script="reference-group-calendar"]').forEach(start);
})();
