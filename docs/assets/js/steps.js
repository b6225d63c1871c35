/* builds on: dates, free-days */
/* The steps of a plan with their months and days, and when posts and participants begin. The build and the
   tests run this script too (hooks/handbook/tools/schedules.py): the rules stand here alone. */
(() => {
  "use strict";

  const dates = window.handbookDates;
  const QUARTER = 3; // months
  const WEEK = 7; // days
  const FURTHEST = 24; // months that a step can be moved

  const endOf = ({ start, months }) => start + months - 1;

  /** The first and last month of each step; what waits for a step moves as far as its end does. */
  const monthsOf = ({ steps, hiring, later }) => {
    const found = new Map();
    const planned = new Map(steps.map((step) => [step.id, endOf(step)]));
    for (const { id, start, months, after, hires } of [...steps].sort((one, other) => one.start - other.start)) {
      const ends = after.map((name) => found.get(name)[1]);
      const moved = after.length ? Math.max(...after.map((name, at) => ends[at] - planned.get(name))) : 0;
      // Nothing begins before what it waits for is finished.
      const from = Math.max(1, start + moved + (later[id] ?? 0), ...ends.map((end) => end + 1));
      const lasts = hires && hiring !== null ? Math.max(1, hiring) : months;
      found.set(id, [from, from + lasts - 1]);
    }
    return found;
  };

  /** When posts begin and the first participant, in months from the decision: a month off is one too. */
  const firstsOf = (begins, steps, found, months) => {
    const [year, month] = dates.parts(begins);
    const since = (place) => {
      const [y, m] = dates.parts(months[place][0]);
      return 12 * (y - year) + m - month + 1;
    };
    const hired = (kind) => steps.filter(({ hires }) => hires === kind).map(({ id }) => since(found.get(id)[1]));
    const [leadersFrom] = hired("supervisor");
    const [specialistsFrom] = hired("specialist");
    const [intakeFrom] = steps.filter(({ opens }) => opens).map(({ id }) => since(found.get(id)[0] - 1));
    return { leadersFrom, specialistsFrom, intakeFrom };
  };

  /** What an address says of the steps with these `ids`: how many months `later` each begins, and which it goes `without`. */
  const changed = (given, ids) => {
    const told = (name) => (given.get(name) ?? "").split(",");
    const isMove = ([id, by]) => ids.includes(id) && /^-?[0-9]{1,2}$/.test(by) && Math.abs(by) <= FURTHEST;
    const moves = told("later").map((each) => each.split(":")).filter(isMove);
    const gone = told("without").filter((id) => ids.includes(id));
    return {
      later: Object.fromEntries(moves.map(([id, by]) => [id, Number(by)])),
      without: gone.length < ids.length ? gone : [],
    };
  };

  /** The last working day, from `since`, on which a plan can begin for its specialists to begin by the day `by`; null
      where there is none. The rest is as handbookSteps takes it. */
  const latestStart = ({ by, since, steps, hiring, later, free }) => {
    const { isWorked, workedMonths } = window.handbookFreeDays.freeDays(free);
    const [, hired] = monthsOf({ steps, hiring, later }).get(steps.find(({ hires }) => hires === "specialist").id);
    let day = by;
    while (day >= since && !(isWorked(day) && workedMonths(day, hired + 1)[hired][0] <= by)) day -= 1;
    return day >= since ? day : null;
  };

  /**
   * The plan whose first day is `begins`. `steps` have an `id`, their `start` and `months`, the ids that they come
   * `after`, and what they `hires`, `every` and `opens`; recruiting takes `hiring` months, or as long as the steps
   * say where that is null; `later` has by id how many months a step is moved; `free` are free days as freeDays
   * takes them. Days are numbers.
   *
   * Gives `steps` with their months `from` and `to` and their `first` and `last` day; what comes each week has the
   * `off` days on which it does not, and what comes each quarter its `days`. `ends` is the plan's last day before
   * it is moved to one that is worked. A first day that is not worked moves on, a last one back.
   */
  window.handbookSteps = ({ begins, steps, hiring, later, free }) => {
    const { isWorked, onOrAfter, onOrBefore, workedMonths } = window.handbookFreeDays.freeDays(free);
    const found = monthsOf({ steps, hiring, later });
    const lastMonth = Math.max(...[...found.values()].map(([, to]) => to));
    const months = workedMonths(begins, lastMonth + 1);

    const weekly = (first, last) => {
      const off = [];
      for (let day = first; day <= last; day += WEEK) if (!isWorked(day)) off.push(day);
      return { off };
    };
    const quarterly = (from, to, last) => {
      const days = [];
      for (let month = from; month <= to; month += QUARTER) days.push(onOrAfter(months[month - 1][0]));
      return { days: days.filter((day) => day <= last) };
    };
    const dated = ({ id, every }) => {
      const [from, to] = found.get(id);
      const [first, last] = [onOrAfter(months[from - 1][0]), onOrBefore(months[to - 1][1])];
      const again = { week: () => weekly(first, last), quarter: () => quarterly(from, to, last) }[every];
      return { id, from, to, first, last, ...again?.() };
    };
    return { steps: steps.map(dated), ends: months[lastMonth - 1][1], ...firstsOf(begins, steps, found, months) };
  };
  Object.assign(window.handbookSteps, { FURTHEST, changed, latestStart });
})();
