/* builds on: calendar, csv, dates, download, free-days, leaving, plan, planning, word */
/* The start-up plan with days: from the day it begins and the time recruiting takes to the first and last
   day of each step, and who takes it. Steps can be moved, removed and added, and called something else.
   The rules for months and days stand in hooks/handbook/tools/schedules.py too. */
(() => {
  "use strict";

  const { filled } = window.handbookPlanning;
  const { freeDays } = window.handbookFreeDays;
  const dates = window.handbookDates;
  const QUARTER = 3; // months
  const WEEK = 7; // days
  const FURTHEST = 24; // months that a step can be moved
  const NONE = "–"; // what a step waits for that waits for none
  const MOST = 20; // steps of the reader's own

  const start = (form) => {
    const say = form.dataset;
    const field = form.elements.start;
    const lead = [...form.querySelectorAll("[data-lead]")];
    const template = form.querySelector("template[data-answers]").content;
    const ownRow = form.querySelector("template[data-own-step]").content;
    const planned = [...template.querySelectorAll("[data-step]")];
    const kept = new Map(); // by step: cells that are filled in stay when the table is made again
    const later = new Map(); // by step: the months it is moved
    const without = new Set();
    let own = 0;
    const { monthOff, isWorked, onOrAfter, onOrBefore, workedMonths } = freeDays(say);
    const { format } = new Intl.NumberFormat(say.locale);
    const write = dates.writer(say.locale);

    const begins = () => dates.read(field.value);
    const monthsIn = (control) => {
      const text = control.value.trim();
      return /^[0-9]$/.test(text) && Number(text) <= Number(control.dataset.most) ? Number(text) : null;
    };

    /** How long recruiting takes; null where nothing is said of it. */
    const hiring = () => {
      if (lead.every(({ value }) => !value.trim())) return null;
      return Math.max(1, lead.reduce((sum, each) => sum + (monthsIn(each) ?? 0), 0));
    };

    /** The first and last month of each step; what waits for a step moves as far as its end does. */
    const moved = () => {
      const found = new Map();
      const endOf = (row) => Number(row.dataset.start) + Number(row.dataset.months) - 1;
      for (const row of planned) {
        const { step, waits, hires } = row.dataset;
        const after = waits ? waits.split(" ") : [];
        const ends = after.map((name) => found.get(name)[1] - endOf(template.querySelector(`[data-step="${name}"]`)));
        const first = Number(row.dataset.start) + Math.max(...ends, after.length ? -Infinity : 0) + (later.get(step) ?? 0);
        // Nothing begins before what it waits for is finished.
        const from = Math.max(1, first, ...after.map((name) => found.get(name)[1] + 1));
        const months = hires && hiring() !== null ? hiring() : Number(row.dataset.months);
        found.set(step, [from, from + months - 1]);
      }
      for (let number = 1; number <= own; number += 1) {
        const from = Math.max(1, 1 + (later.get(`own-${number}`) ?? 0));
        found.set(`own-${number}`, [from, from]);
      }
      return found;
    };

    const lastMonth = () => Math.max(...[...moved().values()].map(([, last]) => last));

    const errors = () => {
      const day = begins();
      const wrong = [];
      if (day === null) wrong.push([field, say.unreadable]);
      else if (dates.iso(day) < say.earliest || dates.iso(day) > say.latest) wrong.push([field, say.outside]);
      for (const each of lead) if (each.value.trim() && monthsIn(each) === null) wrong.push([each, each.dataset.error]);
      if (!wrong.length && dates.iso(workedMonths(day, lastMonth()).at(-1)[1]) > say.known) wrong.push([field, say.late]);
      return wrong;
    };

    const ownQuery = () => {
      const day = begins();
      if (day === null) return "";
      const told = new URLSearchParams({ start: dates.iso(day) });
      for (const each of lead) if (monthsIn(each) !== null) told.set(each.name, monthsIn(each));
      const moves = [...later].filter(([step, months]) => months && !step.startsWith("own-"));
      if (moves.length) told.set("later", moves.map((each) => each.join(":")).join(","));
      if (without.size) told.set("without", [...without].join(","));
      return `?${told}`;
    };

    /** When posts begin and the first participant, in months from the decision. July is a month of the plan's year. */
    const posts = () => {
      if (errors().length) return null;
      const day = begins();
      const found = moved();
      const months = workedMonths(day, lastMonth() + 1);
      const [year, month] = dates.parts(day);
      const since = (place) => {
        const [y, m] = dates.parts(months[place][0]);
        return 12 * (y - year) + m - month + 1;
      };
      const row = (name) => planned.find(({ dataset }) => name in dataset || dataset.hires === name);
      const after = (name) => since(found.get(row(name).dataset.step)[1]);
      const opens = planned.find(({ dataset }) => "opens" in dataset).dataset.step;
      return { leadersFrom: after("supervisor"), specialistsFrom: after("specialist"), intakeFrom: since(found.get(opens)[0] - 1) };
    };

    const plan = window.handbookPlan(form, ["start", ...lead.map(({ name }) => name), "later", "without"], ownQuery, posts);
    const query = () => plan.query(ownQuery());

    const cellOf = (id, what) => kept.get(`${what} ${id}`);
    const nameOf = (id) => cellOf(id, "name")?.querySelector("textarea").value.trim() ?? "";
    const calledOf = (id) => cellOf(id, "title")?.querySelector("[data-called]").value.trim() ?? "";

    const rows = () => [
      ...planned,
      ...Array.from({ length: own }, (_, at) => {
        const row = ownRow.querySelector("tr").cloneNode(true);
        row.dataset.step = `own-${at + 1}`;
        return row;
      }),
    ];

    /** Every step that is left, with its days, by the first. */
    const steps = () => {
      const found = moved();
      const months = workedMonths(begins(), lastMonth());
      const told = (row, what) => row.querySelector(what).textContent;
      const titleOf = (row) => calledOf(row.dataset.step) || told(row, "[data-title]");
      const waitsOf = ({ dataset }) => {
        const after = (dataset.waits ?? "").split(" ").filter((id) => id && !without.has(id));
        return after.map((id) => titleOf(planned.find((row) => row.dataset.step === id))).join("; ");
      };
      return rows()
        .filter(({ dataset }) => !without.has(dataset.step))
        .map((row) => {
          const { step: id, every } = row.dataset;
          const waits = waitsOf(row);
          const [from, to] = found.get(id);
          return {
            id, row, every, from, to,
            title: titleOf(row),
            who: told(row, "[data-who]"),
            waits: waits || NONE,
            after: waits && `${heads.at(-1)}: ${waits}`,
            first: onOrAfter(months[from - 1][0]),
            last: onOrBefore(months[to - 1][1]),
          };
        })
        .sort((one, other) => one.first - other.first);
    };

    /** One entry that comes again each week, without the days on which nobody works. */
    const weekly = ({ id, title, first, last }, text) => {
      const free = [];
      for (let day = first; day <= last; day += WEEK) if (!isWorked(day)) free.push(day);
      return [{ id, title, day: first, text, weekly: { last, free } }];
    };

    /** One entry each quarter, moved to a day that is worked. */
    const quarterly = ({ id, title, from, to, last }, text) => {
      const months = workedMonths(begins(), to);
      const found = [];
      for (let month = from; month <= to; month += QUARTER) {
        const day = onOrAfter(months[month - 1][0]);
        if (day <= last) found.push({ id: `${id}-${found.length + 1}`, title, day, text });
      }
      return found;
    };

    /** What recurs as often as it does; of the others, the day a step begins, and the day it is to be finished. */
    const events = () =>
      steps().flatMap((step) => {
        const { id, title, who, after, first, last, every } = step;
        const by = [who, nameOf(id)].filter(Boolean).join(": ");
        const until = `${say.ready}: ${write.date(last)}`;
        const text = [by, until, after].filter(Boolean).join("\n");
        if (every) return every === "week" ? weekly(step, text) : quarterly(step, text);
        return [
          { id, title, day: first, text },
          { id: `${id}-ready`, title: `${say.ready}: ${title}`, day: last, text: by },
        ];
      });

    const title = document.querySelector("h1").textContent.trim();
    const typed = (day) => dates.typed(day, say.pattern);
    const link = () => window.handbookLink(query());
    const heads = [...template.querySelectorAll("thead th")].map((head) => head.textContent);
    const cells = (written) => ({ id, title, first, last, who, waits }) =>
      [title, written(first), written(last), who, nameOf(id), waits];
    const entered = (written = typed) => [
      [field.dataset.date, written(begins())],
      ...lead.filter(({ value }) => value.trim()).map((each) => [each.dataset.label, each.value.trim()]),
    ];

    const csv = () => {
      // 2027-02-01 is the same day to spreadsheets of all settings; 1/2/2027 is not.
      const lines = [[title], [link()], ...entered(dates.iso), [], heads, ...steps().map(cells(dates.iso))];
      window.handbookCsv(`${say.file}.csv`, lines);
    };

    const word = () => {
      const said = [...form.querySelectorAll("[data-said] [data-sentence]")].map((each) => each.textContent);
      const name = window.handbookFileName(`${say.file}.docx`, dates.iso(begins()));
      window.handbookWord(name, say.locale, title, [
        { text: said.join(" ") },
        { text: entered().map((each) => each.join(": ")).join("\n") },
        { text: link() },
        { rows: [heads, ...steps().map(cells(typed))], shares: [5, 2, 2, 3, 3, 5] },
      ]);
    };

    /** Puts the cell of a step that is filled in back into its new row, or keeps the new one. */
    const keepCell = (row, id, what) => {
      const cell = row.querySelector(`[data-cell="${what}"]`);
      const before = cellOf(id, what);
      if (before) cell.replaceWith(before);
      else kept.set(`${what} ${id}`, cell);
    };

    const parts = () => {
      const dated = steps();
      const from = Math.min(...dated.map((step) => step.first));
      const isMoved = dates.parts(begins())[1] <= monthOff && dates.parts(from)[1] > monthOff;
      const made = filled(form, {
        begins: write.date(from),
        ...(isMoved && { afterMonthOff: write.date(from) }),
        ...posts(),
        ends: write.date(Math.max(...dated.map((step) => step.last))),
        steps: format(dated.length),
      });
      const body = made.querySelector("tbody");
      const blank = new Map([...body.rows].map((row) => [row.dataset.step, row]));
      const shown = dated.map((step) => {
        const row = blank.get(step.id) ?? step.row;
        Object.assign(row.dataset, { first: dates.iso(step.first), last: dates.iso(step.last) });
        row.querySelector("[data-from]").textContent = write.date(step.first);
        row.querySelector("[data-to]").textContent = write.date(step.last);
        row.querySelector("[data-waits-for]").textContent = step.waits;
        keepCell(row, step.id, "title");
        keepCell(row, step.id, "name");
        const moves = cellOf(step.id, "title").querySelector("[data-later]");
        if (later.get(step.id) !== undefined && !moves.value) moves.value = later.get(step.id);
        return row;
      });
      body.replaceChildren(...shown);
      const restore = made.querySelector("[data-restore]");
      restore.hidden = !without.size;
      return made;
    };

    /** Works the answer out again after a change in it, and leaves the reader where the change was. */
    const again = (focused) => {
      field.dispatchEvent(new Event("input", { bubbles: true }));
      focused?.focus({ preventScroll: true });
    };

    const reset = () => {
      kept.clear();
      later.clear();
      without.clear();
      own = 0;
    };

    const idOf = (element) => element.closest("[data-step]").dataset.step;
    const answer = form.querySelector("[data-answer]");
    const toldIn = () => form.querySelector("[data-edited]");

    /** Says what steps wait for by what those are called now. */
    const tellWaits = () => {
      for (const { id, waits } of steps()) {
        answer.querySelector(`[data-step="${id}"] [data-waits-for]`).textContent = waits;
      }
    };

    answer.addEventListener("input", ({ target }) => {
      if ("called" in target.dataset) {
        target.closest("th").querySelector("[data-title]").dataset.now = target.value.trim();
        tellWaits();
      }
      if (!("later" in target.dataset)) return;
      const text = target.value.trim().replace("−", "-");
      const months = text === "" ? 0 : Number(text);
      const isSound = /^-?[0-9]{0,2}$/.test(text) && Math.abs(months) <= FURTHEST;
      target.toggleAttribute("aria-invalid", !isSound);
      toldIn().textContent = isSound ? "" : say.laterWrong;
      if (!isSound) return;
      later.set(idOf(target), months);
      again(target);
    });

    answer.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      if ("removeStep" in button.dataset) {
        const id = idOf(button);
        const { title: gone } = steps().find((step) => step.id === id);
        without.add(id);
        again();
        toldIn().textContent = say.removed.replace("{step}", gone);
        answer.querySelector("[data-restore]").focus();
      }
      if ("restore" in button.dataset) {
        without.clear();
        again();
        answer.querySelector("[data-add-step]").focus();
      }
      if ("addStep" in button.dataset && own < MOST) {
        own += 1;
        again();
        const cell = cellOf(`own-${own}`, "title");
        cell.querySelector("details").open = true;
        cell.querySelector("[data-called]").focus();
      }
    });

    const isFilled = () => own > 0 || rows().some(({ dataset }) => nameOf(dataset.step) || calledOf(dataset.step));
    window.handbookLeaving(reset, isFilled);
    form.querySelector("[data-action=start-over]").addEventListener("click", reset);

    /** The steps that an address moves or leaves out. */
    const openSteps = (given) => {
      const known = new Set(planned.map(({ dataset }) => dataset.step));
      if (!given.has("start")) return;
      for (const id of [...later.keys()]) if (known.has(id)) later.delete(id);
      for (const id of [...without]) if (known.has(id)) without.delete(id);
      for (const each of (given.get("later") ?? "").split(",")) {
        const [id, months] = each.split(":");
        if (known.has(id) && /^-?[0-9]{1,2}$/.test(months) && Math.abs(months) <= FURTHEST) later.set(id, Number(months));
      }
      const gone = (given.get("without") ?? "").split(",").filter((id) => known.has(id));
      if (gone.length < known.size) for (const id of gone) without.add(id);
    };

    window.handbookAnswer(form, {
      errors,
      parts,
      query,
      typed: query,
      open: (given) => {
        field.value = given.get("start") ?? "";
        const day = begins();
        if (day !== null) field.value = dates.typed(day, say.pattern);
        // A link from before there were lead times gives what it gave.
        for (const each of lead) each.value = given.get(each.name) ?? (given.has("start") ? "" : each.defaultValue);
        openSteps(given);
        plan.open(given);
        return given.has("start");
      },
      entered,
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
