/* builds on: dates, free-days, steps */
/* What stands in each cell with a formula on the sheet of steps of the plan's workbook. The formulas
   themselves stand in hooks/handbook/downloads/workbooks/plan_steps.py. */
(() => {
  "use strict";

  const dates = window.handbookDates;
  const EPOCH = dates.fromParts(1899, 12, 30); // the day 0 of a workbook
  const ANY = 2027; // a year to count the months in while none is typed

  /** The step that is added as the one of this number, from 1. */
  const ownStep = (number) => ({ id: `own-${number}`, start: 1, months: 1, after: [] });

  /** The day the plan begins: the last of its month where that is shorter. */
  const beginsIn = (year, month, day) =>
    Math.min(dates.fromParts(year, month, day), dates.fromParts(year, month + 1, 1) - 1);

  /** From the steps `asked` about and what was typed to the value of each cell, by name. */
  window.handbookPlanSteps = ({ steps, own, lead, free }, { startYear, startMonth, steps: said }) => {
    const begins = beginsIn(startYear ?? ANY, startMonth ?? 1, said.startDay ?? 1);
    const [, month, day] = dates.parts(begins);
    const since = month - 1 + (day > 15 ? 1 : 0);
    const off = free.monthOff;
    const leads = lead.map((name) => said.lead[name] ?? null).filter((months) => months !== null);
    const hiring = leads.length ? Math.max(1, leads.reduce((sum, months) => sum + months, 0)) : null;
    const all = [...steps, ...Array.from({ length: own }, (_, at) => ownStep(at + 1))];
    const found = window.handbookSteps({ begins, steps: all, hiring, later: said.later, free });
    const most = Math.max(...found.steps.map(({ to }) => to));
    const months = window.handbookFreeDays.freeDays(free).workedMonths(begins, most);
    const serial = (number) => (startYear === null ? "" : number - EPOCH);
    const cells = {
      "steps.begins": serial(begins),
      "steps.since": since,
      "steps.worked": since - Math.floor(since / 12) - (since % 12 >= off ? 1 : 0),
      "steps.hiring": hiring ?? "",
    };
    found.steps.forEach(({ id, from, to, first, last }, at) => {
      const isThere = at < steps.length || Boolean(said.titles[id]);
      const isIn = isThere && !said.without.includes(id);
      const put = (name, value, isTold) => {
        cells[`step${at + 1}.${name}`] = isTold ? value : "";
      };
      put("from", from, isThere);
      put("to", to, isThere);
      put("monthBegins", serial(months[from - 1][0]), isThere);
      put("monthEnds", serial(months[to - 1][1]), isThere);
      put("first", serial(first), isIn);
      put("last", serial(last), isIn);
    });
    return cells;
  };
})();
