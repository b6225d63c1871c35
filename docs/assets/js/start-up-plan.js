/* builds on: calendar, dates, leaving, plan, plan-file, planning, steps */
/* The start-up plan with days: from the day it begins and the time recruiting takes to the first and last
   day of each step, and who takes it. Steps can be moved, removed and added, and called something else.
   The rules for months and days stand in steps.js. */
(() => {
  "use strict";

  const { filled } = window.handbookPlanning;
  const dates = window.handbookDates;
  const { FURTHEST, changed, latestStart } = window.handbookSteps;
  const NONE = "–"; // what a step waits for that waits for none
  const MOST = 20; // steps of the reader's own

  const start = (form) => {
    const say = form.dataset;
    const field = form.elements.start;
    const wanted = form.elements.postsBy;
    const lead = [...form.querySelectorAll("[data-lead]")];
    const template = form.querySelector("template[data-answers]").content;
    const ownRow = form.querySelector("template[data-own-step]").content;
    const planned = [...template.querySelectorAll("[data-step]")];
    const kept = new Map(); // by step: cells that are filled in stay when the table is made again
    const later = new Map(); // by step: the months it is moved
    const without = new Set();
    const key = window.handbookPlanKey();
    let own = 0;
    const monthOff = Number(say.monthOff);
    const { format } = new Intl.NumberFormat(say.locale);
    const write = dates.writer(say.locale);

    /** Whether a step is one of the handbook's, which an address may name. */
    const isPlanned = (id) => planned.some(({ dataset }) => dataset.step === id);
    const begins = () => dates.read(field.value);
    const by = () => dates.read(wanted.value);
    const monthsIn = (control) => {
      const text = control.value.trim();
      return /^[0-9]$/.test(text) && Number(text) <= Number(control.dataset.most) ? Number(text) : null;
    };

    /** How long recruiting takes; null where nothing is said of it. */
    const hiring = () => {
      if (lead.every(({ value }) => !value.trim())) return null;
      return lead.reduce((sum, each) => sum + (monthsIn(each) ?? 0), 0);
    };

    const rows = () => [
      ...planned,
      ...Array.from({ length: own }, (_, at) => {
        const row = ownRow.querySelector("tr").cloneNode(true);
        row.dataset.step = `own-${at + 1}`;
        const [wrong, moves] = [row.querySelector("[data-later-wrong]"), row.querySelector("[data-later]")];
        const once = wrong.id.replace("own", `own-${at + 1}`); // an id is on a page once
        moves.setAttribute("aria-describedby", moves.getAttribute("aria-describedby").replace(wrong.id, once));
        wrong.id = once;
        return row;
      }),
    ];

    /** A step as the rules want it. */
    const ruled = ({ dataset }) => ({
      id: dataset.step,
      start: Number(dataset.start),
      months: Number(dataset.months),
      after: dataset.waits ? dataset.waits.split(" ") : [],
      hires: dataset.hires,
      every: dataset.every,
      opens: "opens" in dataset,
    });

    const moved = () => ({ steps: rows().map(ruled), hiring: hiring(), later: Object.fromEntries(later), free: say });

    /** Puts the last day to begin on into its field, where it is told by when posts are to begin. */
    const countBack = () => {
      if (by() === null) return;
      const day = latestStart({ by: by(), since: dates.read(say.earliest), ...moved() });
      field.value = day === null ? "" : dates.typed(day, say.pattern);
    };
    form.addEventListener("input", ({ target }) => {
      if (target === field) wanted.value = "";
      else countBack();
    });

    /** The months and days of every step, those that are removed too. */
    const dated = () => window.handbookSteps({ begins: begins(), ...moved() });

    const errors = () => {
      const day = begins();
      const wrong = [];
      if (wanted.value.trim() && by() === null) wrong.push([wanted, say.wantedWrong]);
      else if (by() !== null && day === null) wrong.push([wanted, say.wantedEarly]);
      else if (day === null) wrong.push([field, say.unreadable]);
      else if (dates.iso(day) < say.earliest || dates.iso(day) > say.latest) wrong.push([field, say.outside]);
      for (const each of lead) if (each.value.trim() && monthsIn(each) === null) wrong.push([each, each.dataset.error]);
      if (!wrong.length && dates.iso(dated().ends) > say.known) wrong.push([field, say.late]);
      return wrong;
    };

    const ownQuery = () => {
      const day = begins();
      if (day === null) return "";
      const told = new URLSearchParams({ start: dates.iso(day) });
      if (by() !== null) told.set("postsBy", dates.iso(by()));
      for (const each of lead) if (monthsIn(each) !== null) told.set(each.name, monthsIn(each));
      const moves = [...later].filter(([step, months]) => months && isPlanned(step));
      if (moves.length) told.set("later", moves.map((each) => each.join(":")).join(","));
      const gone = [...without].filter(isPlanned);
      if (gone.length) told.set("without", gone.join(","));
      told.set("key", key.told());
      return `?${told}`;
    };

    /** When posts begin and the first participant, in months from the decision. */
    const posts = () => {
      if (errors().length) return null;
      const { leadersFrom, specialistsFrom, intakeFrom } = dated();
      return { leadersFrom, specialistsFrom, intakeFrom };
    };

    const plan = window.handbookPlan(form, ["start", "postsBy", ...lead.map(({ name }) => name), "later", "without", "key"], ownQuery, posts);
    const query = () => plan.query(ownQuery());

    const cellOf = (id, what) => kept.get(`${what} ${id}`);
    const nameOf = (id) => cellOf(id, "name")?.querySelector("textarea").value.trim() ?? "";
    const calledOf = (id) => cellOf(id, "title")?.querySelector("[data-called]").value.trim() ?? "";

    /** Every step that is left, with its days, by the first. */
    const steps = () => {
      const found = new Map(dated().steps.map((each) => [each.id, each]));
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
          return {
            ...found.get(id), row, every,
            title: titleOf(row),
            who: told(row, "[data-who]"),
            waits: waits || NONE,
            after: waits && `${heads.at(-1)}: ${waits}`,
          };
        })
        .sort((one, other) => one.first - other.first);
    };

    /** What recurs as often as it does; of the others, the day a step begins, and the day it is to be finished. */
    const events = () =>
      steps().flatMap((step) => {
        const { id, title, who, after, first, last, every, off, days } = step;
        const by = [who, nameOf(id)].filter(Boolean).join(": ");
        const until = `${say.ready}: ${write.date(last)}`;
        const text = [by, until, after].filter(Boolean).join("\n");
        if (every === "week") return [{ id, title, day: first, text, weekly: { last, free: off } }];
        if (every) return days.map((day, at) => ({ id: `${id}-${at + 1}`, title, day, text }));
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
      ...(by() === null ? [] : [[wanted.dataset.date, written(by())]]),
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

    /** Hands the reader the workbook of the plan, which is fetched first, with titles and names. */
    const workbook = async () => {
      const named = rows().map(({ dataset: { step } }) => [step, nameOf(step)]);
      const called = steps().map(({ id, title: text }) => [id, text]);
      const [titles, names] = [called, named].map(Object.fromEntries);
      try {
        await window.handbookLoad(say.workbook.split(" "));
        const said = { titles, names, later: Object.fromEntries(later), without: [...without] };
        await window.handbookPlanWorkbook({ steps: said, address: plan.onward() });
      } catch {
        form.querySelector("[data-status]").textContent = say.unfetched;
      }
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
      const decision = write.date(begins());
      const made = filled(form, {
        ...(by() !== null && { wanted: write.date(by()), decision }),
        ...(by() !== null && begins() < dates.today() && { past: decision }),
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
        if (moves !== document.activeElement) moves.value = later.get(step.id) || "";
        return row;
      });
      body.replaceChildren(...shown);
      const restore = made.querySelector("[data-restore]");
      restore.hidden = !without.size;
      return made;
    };

    /** Works the answer out again after a change in it, and leaves the reader where the change was. */
    const again = (focused) => {
      form.dispatchEvent(new Event("input", { bubbles: true }));
      focused?.focus({ preventScroll: true });
    };

    let saved = "[]";
    /** What was written about each step that is left: of the reader's own, that it is there and when, too. */
    const written = () =>
      rows()
        .map(({ dataset: { step } }) => step)
        .filter((id) => !without.has(id))
        .map((id) => ({ ...(isPlanned(id) ? { id } : { later: later.get(id) ?? 0 }), called: calledOf(id), name: nameOf(id) }))
        .filter(({ id, called, name }) => !id || called || name);
    const isTyped = () => ![saved, "[]"].includes(JSON.stringify(written()));

    const reset = () => {
      kept.clear();
      later.clear();
      without.clear();
      own = 0;
    };

    const idOf = (element) => element.closest("[data-step]").dataset.step;
    const answer = form.querySelector("[data-answer]");
    const tell = (text) => {
      form.querySelector("[data-edited]").textContent = text;
    };

    /** Says what steps wait for by what those are called now. */
    const tellWaits = () => {
      for (const { id, waits } of steps()) {
        answer.querySelector(`[data-step="${id}"] [data-waits-for]`).textContent = waits;
      }
    };

    answer.addEventListener("input", ({ target }) => {
      if ("called" in target.dataset) {
        const row = target.closest("tr");
        const shown = row.querySelector("[data-title]");
        shown.dataset.now = target.value.trim();
        const name = shown.dataset.now || shown.textContent; // buttons and boxes are called by it too
        for (const each of row.querySelectorAll("[data-step-name]")) each.textContent = `: ${name}`;
        row.querySelector("textarea").setAttribute("aria-label", `${heads[4]}: ${name}`);
        tellWaits();
      }
      if (!("later" in target.dataset)) return;
      const text = target.value.trim().replace("−", "-");
      const months = text === "" ? 0 : Number(text);
      const isSound = /^-?[0-9]{0,2}$/.test(text) && Math.abs(months) <= FURTHEST;
      if (isSound) target.removeAttribute("aria-invalid");
      else target.setAttribute("aria-invalid", "true");
      target.closest("details").querySelector("[data-later-wrong]").hidden = isSound;
      if (!isSound) return;
      const id = idOf(target);
      later.set(id, months);
      again(target);
      const { title: step, first, last } = steps().find((each) => each.id === id);
      tell(window.handbookFill(say.moved, { step, from: write.date(first), to: write.date(last) }));
    });

    answer.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      if ("removeStep" in button.dataset) {
        const id = idOf(button);
        const { title: gone } = steps().find((step) => step.id === id);
        without.add(id);
        again();
        tell(window.handbookFill(say.removed, { step: gone }));
        answer.querySelector("[data-restore]").focus();
      }
      if ("restore" in button.dataset) {
        without.clear();
        again();
        tell(say.restored);
        answer.querySelector("[data-add-step]").focus();
      }
      if ("addStep" in button.dataset && own < MOST) {
        own += 1;
        again();
        const cell = cellOf(`own-${own}`, "title");
        cell.querySelector("details").open = true;
        cell.querySelector("[data-called]").focus();
      }
      if ("save" in button.dataset) {
        window.handbookPlanFile.save(form, query(), written());
        saved = JSON.stringify(written());
        tell(say.saved);
      }
    });

    // The browser asks before words are lost; after Back they are gone, and it is told.
    window.handbookLeaving(() => {
      const isLost = written().length > 0;
      reset();
      tell(isLost ? say.left : "");
    }, isTyped);
    form.querySelector("[data-action=start-over]").addEventListener("click", (event) => {
      if (isTyped() && !window.confirm(say.ask)) event.stopImmediatePropagation();
      else reset();
    });

    /** The steps that an address moves or leaves out. */
    const openSteps = (given) => {
      if (!given.has("start")) return;
      for (const id of [...later.keys()].filter(isPlanned)) later.delete(id);
      for (const id of [...without].filter(isPlanned)) without.delete(id);
      const told = changed(given, planned.map(({ dataset }) => dataset.step));
      for (const [id, months] of Object.entries(told.later)) later.set(id, months);
      for (const id of told.without) without.add(id);
    };

    const open = (given) => {
      field.value = given.get("start") ?? "";
      const day = begins();
      if (day !== null) field.value = dates.typed(day, say.pattern);
      // A link from before there were lead times gives what it gave.
      for (const each of lead) each.value = given.get(each.name) ?? (given.has("start") ? "" : each.defaultValue);
      const posts = dates.read(given.get("postsBy") ?? "");
      wanted.value = posts === null ? "" : dates.typed(posts, say.pattern);
      wanted.closest("details").open = Boolean(wanted.value);
      key.open(given);
      openSteps(given);
      plan.open(given);
      countBack();
      return given.has("start") || posts !== null;
    };

    /** Writes into the rows of the answer what a file says of their steps. */
    const putWords = (all) => {
      for (const { id, called, name } of all) {
        const row = answer.querySelector(`[data-step="${CSS.escape(id)}"]`);
        for (const [box, text] of [["[data-called]", called], ["textarea", name]]) {
          const found = row?.querySelector(box);
          if (!found) continue;
          found.value = text;
          found.dispatchEvent(new Event("input", { bubbles: true }));
        }
      }
    };

    const take = (found) => {
      reset();
      open(new URLSearchParams(found.query));
      const known = found.steps.filter(({ id }) => id !== undefined);
      const ownSteps = found.steps.filter(({ id }) => id === undefined).slice(0, MOST);
      own = ownSteps.length;
      ownSteps.forEach((each, at) => later.set(`own-${at + 1}`, Math.max(-FURTHEST, Math.min(FURTHEST, each.later ?? 0))));
      form.requestSubmit();
      putWords([...known, ...ownSteps.map((each, at) => ({ ...each, id: `own-${at + 1}` }))]);
      saved = JSON.stringify(written());
    };

    const fileInput = form.querySelector("[data-open]");
    fileInput.addEventListener("change", async () => {
      const [file] = fileInput.files;
      if (!file) return;
      const told = fileInput.dataset;
      const found = await window.handbookPlanFile.read(file, told);
      fileInput.value = ""; // the same file can be chosen once more
      if (found.fault) fileInput.setAttribute("aria-invalid", "true");
      else fileInput.removeAttribute("aria-invalid");
      const isTaken = !found.fault && (!isTyped() || window.confirm(say.ask));
      if (isTaken) take(found);
      form.querySelector(`#${fileInput.getAttribute("aria-describedby")}`).textContent =
        found.fault ?? (isTaken ? told.opened : told.unchanged);
    });

    window.handbookAnswer(form, {
      errors,
      parts,
      query,
      typed: query,
      open,
      entered,
      actions: {
        ics: window.handbookCalendar(form, events, { key: key.told }),
        csv,
        word,
        workbook,
      },
    });
    form.dataset.started = "";
  };

  document.querySelectorAll('[data-script="start-up-plan"]').forEach(start);
})();
