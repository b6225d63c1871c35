/* builds on: budget, caseload-flow, capacity, fill, plan, plan-fields, steps */
/* What the decision memo says of a plan: every number as the views give it, from the same fields by the same
   scripts. Gives the values by name of data/memos/, what is wrong, and which views are not filled in. */
(() => {
  "use strict";

  const TOOLS = ["capacity", "caseload-flow", "budget"];
  const YEARS = [1, 2, 3];
  const BY_ROWS = ["specialists", "growth"]; // what rows of posts add up to

  const tenths = (number) => Math.round((number ?? 0) * 10);

  /** What a view fills in from the answer of the participants' view, as plan.js does: where the address says all
      that this one asks, and nothing of what follows. */
  const following = ({ follows, tools, usual }, { answers: { "caseload-flow": flow } }, given) => {
    const asks = tools["caseload-flow"].fields.filter(({ dataset }) => !("optional" in dataset));
    const isSaid = ({ name }) => given.get(name) || (given.has("posts") && BY_ROWS.includes(name));
    const found = flow && asks.every(isSaid) ? Object.entries(follows) : [];
    const people = found.map(([name, result]) => [name, String(flow[result] || "")]);
    return new Map([...window.handbookPlanBegins(usual, given), ...people]);
  };

  /** The answers of the calculators that are filled in, and what is wrong in any. */
  const answersIn = (told, given, say) => {
    const found = { answers: {}, errors: [], open: [] };
    for (const tool of TOOLS) {
      const { values, isOpen, errors } = window.handbookPlanFields(told.tools[tool], given, say, following(told, found, given));
      found.errors.push(...errors);
      if (isOpen) found.open.push(tool);
      else if (!errors.length) found.answers[tool] = { given: values, ...window.handbookFormulas[tool](values) };
    }
    return found;
  };

  /** The steps with their days, or what is wrong with the day that they begin on. */
  const stepsIn = ({ steps, lead, plan }, given) => {
    const dates = window.handbookDates;
    if (!given.has("start")) return { isOpen: true, errors: [] };
    const begins = dates.read(given.get("start"));
    if (begins === null) return { errors: [plan.unreadable] };
    if (dates.iso(begins) < plan.earliest || dates.iso(begins) > plan.latest) return { errors: [plan.outside] };
    const typed = lead.map(({ name, most, error }) => {
      const text = (given.get(name) ?? "").trim();
      return { text, error, months: /^[0-9]$/.test(text) && Number(text) <= most ? Number(text) : null };
    });
    const wrong = typed.filter(({ text, months }) => text && months === null);
    if (wrong.length) return { errors: wrong.map(({ error }) => error) };
    const isTold = typed.some(({ text }) => text);
    const hiring = isTold ? typed.reduce((sum, { months }) => sum + (months ?? 0), 0) : null;
    const { later, without } = window.handbookSteps.changed(given, steps.map(({ id }) => id));
    const found = window.handbookSteps({ begins, steps, hiring, later, free: plan.free });
    if (dates.iso(found.ends) > plan.known) return { errors: [plan.late] };
    const shown = found.steps.filter(({ id }) => !without.includes(id)).sort((one, other) => one.first - other.first);
    return { errors: [], dated: shown };
  };

  /** Rows of posts as the budget has them, with what they are called and when they begin. */
  const postsOf = ({ given, pay, months }, { words, tools }, say) => {
    const { also, row } = tools.budget.rows.find(({ id }) => id === "positions");
    return pay.map((post, at) => {
      const { postName, posts, newPosts } = given.positions[at];
      const { month } = months[post.firstMonth - 1];
      const called = also.find(({ code }) => code === postName)?.called ?? row.replace("{}", at + 1);
      const from = month instanceof Date ? say(month) : words.month.replace("{number}", month);
      return { ...post, post: called, posts, from, newPosts };
    });
  };

  const moneyIn = (budget, told, say) => {
    const { words, tools } = told;
    const posts = postsOf(budget, told, say);
    const tell = (value) => (typeof value === "number" ? say(value) : value);
    const { also, row } = tools.budget.rows.find(({ id }) => id === "payers");
    const payer = (number) =>
      also.find(({ code }) => code === budget.given.payers[number - 1].payerName)?.called ?? row.replace("{}", number);
    const named = (rows) => rows?.map((each) => ({ ...each, payer: payer(each.payer) }));
    const years = budget.years.map((each) => ({
      ...each,
      uncovered: budget[`uncovered${each.year}`] ?? words.unshared,
      perParticipant: each.perParticipant ?? words.none,
    }));
    const supervisors = budget.given.positions.filter(({ postName }) => postName === "supervisor");
    const paying = named(budget.payers);
    return {
      posts,
      positions: posts.map((each) => window.handbookFill(each.newPosts ? words.growing : words.post, each, tell)).join("; "),
      leadersPlanned: supervisors.reduce((sum, { posts: each }) => sum + tenths(each), 0) / 10,
      years,
      ...(paying && { paying, payers: paying.map((each) => each.payer).join(", ") }),
      calendarPaid: named(budget.calendarPaid)?.map((each) => ({ ...each, calendarYear: String(each.calendarYear) })),
    };
  };

  const peopleIn = (flow) => ({
    people: YEARS.map((year) => ({
      year,
      admitted: flow[`admittedIn${year}`],
      supported: flow[`supported${year}`],
      caseloadThen: flow.months[12 * year - 1].caseload,
      waitingThen: flow[`waiting${12 * year}`],
    })),
    opens: flow.opens ?? flow.months[0].month,
  });

  /** A number that stands in a field, as the memo tells it. */
  const entered = ({ dataset, months }, value, say) => {
    if (months) return months[value - 1];
    return "year" in dataset ? String(value) : say(value);
  };

  /** The numbers that a reader entered, or that the handbook begins with: those of the views that answer. */
  const assumedIn = (answers, { tools, words, follows, usual }, given, say) => {
    const found = new Map();
    const begun = new Map(window.handbookPlanBegins(usual, given));
    const note = (label, field, value, whose) => {
      if (typeof value !== "number" || found.has(label)) return;
      found.set(label, { label, value: entered(field, value, say), whose });
    };
    const whoseIs = ({ name, value: usual }) => {
      if (!given.has(name) && name in follows) return words.follows;
      if (!given.has(name) && begun.has(name)) return words.usual;
      return given.has(name) || !usual ? words.own : words.usual;
    };
    for (const [tool, { given: values }] of Object.entries(answers)) {
      for (const field of tools[tool].fields) {
        note(field.dataset.label, field, values[field.name], whoseIs(field));
      }
      for (const { id, row, fields, also } of tools[tool].rows) {
        values[id].forEach((each, at) => {
          const code = Object.values(each).find((value) => typeof value === "string");
          const name = also.find((other) => other.code === code)?.called ?? row.replace("{}", at + 1);
          for (const field of fields) {
            const other = also.find((kind) => kind.code === code)?.names[field.name];
            const isUsual = !given.has(field.name) && !given.has(other) && begun.has(other);
            note(`${name}: ${field.dataset.label}`, field, each[field.name], isUsual ? words.usual : words.own);
          }
        });
      }
    }
    return [...found.values()];
  };

  const written = (value, say) => {
    if (Array.isArray(value)) {
      return value.map((row) => Object.fromEntries(Object.entries(row).map(([name, each]) => [name, written(each, say)])));
    }
    return typeof value === "number" || value instanceof Date ? say(value) : value;
  };

  /**
   * What the address `given` says of the plan `told`: `errors`, messages; `lacking`, the views without an answer;
   * and `values` for the memo, texts by name and rows by name. `say` writes a number or a month, `write` a day.
   */
  window.handbookPlanMemo = (told, given, say, write) => {
    const { answers, errors, open } = answersIn(told, given, say);
    const dated = stepsIn(told, given);
    const all = [...new Set([...errors, ...dated.errors])];
    const lacking = told.views.filter(({ id }) => open.includes(id) || (id === "start-up-plan" && dated.isOpen));
    if (all.length || lacking.length === told.views.length) return { errors: all, lacking, values: {} };
    const { capacity, "caseload-flow": flow, budget } = answers;
    const found = Object.assign({}, ...TOOLS.map((tool) => ({ ...answers[tool]?.given, ...answers[tool] })));
    for (const name of ["months", "pay", "posts", "calendar", "standards", "sensitivity", "payers", "positions", "given"]) delete found[name];
    const labels = Object.values(told.tools).flatMap(({ fields }) => fields);
    const labelOf = (name) => labels.find((each) => each.name === name)?.dataset.label;
    Object.assign(found, flow && { ...peopleIn(flow), mattersMost: labelOf(flow.mattersMost) });
    Object.assign(found, budget && moneyIn(budget, told, say), { none: told.words.none });
    Object.assign(found, capacity && {
      leadersPlanned: found.leadersPlanned ?? told.words.none,
      costPlanned: budget?.total1 ?? told.words.none,
      ...(capacity.missing && { short: capacity.given.participants }),
    });
    if (dated.dated) {
      const { dated: steps } = dated;
      const named = new Map(told.steps.map((step) => [step.id, step]));
      found.begins = write(Math.min(...steps.map(({ first }) => first)));
      found.ends = write(Math.max(...steps.map(({ last }) => last)));
      found.steps = steps.map(({ id, first, last }) => {
        const { title, who } = named.get(id);
        return { step: title, who, first: write(first), last: write(last) };
      });
    }
    found.assumed = assumedIn(answers, told, given, say);
    if (lacking.length) found.lacking = lacking.map(({ title }) => title).join(", ");
    const values = Object.entries(found).filter(([, value]) => value !== null && value !== undefined);
    return { errors: [], lacking, values: Object.fromEntries(values.map(([name, value]) => [name, written(value, say)])) };
  };
})();
