/* builds on: budget, caseload-flow, capacity */
/* What stands in each cell of the plan's workbook that has a formula. The formulas themselves stand in
   hooks/handbook/downloads/workbooks/plan_*.py; LibreOffice holds the two against each other. */
(() => {
  "use strict";

  const [MONTHS, POSTS, PAYERS, TURNS] = [36, 12, 6, 4];
  const YEARS = [1, 2, 3];
  const DAY = 86_400_000;
  const EPOCH = Date.UTC(1899, 11, 30); // the day 0 of a workbook

  const tenths = (number) => Math.round((number ?? 0) * 10);
  const divided = (number, by) => Math.floor((2 * number + by) / (2 * by));
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const range = (length) => Array.from({ length }, (_, at) => at);

  /** The fields that are counted otherwise than they are typed. */
  const counted = (given) => ({
    startMonth: given.startMonth ?? 1,
    intakeFrom: given.intakeFrom ?? 1,
    firstYearCaseload: Math.min(given.firstYearCaseload ?? given.caseload ?? 0, given.caseload ?? 0),
    referrals: tenths(given.referrals),
    intake: tenths(given.intake),
    leaving: tenths(given.leaving),
    payGrowth: tenths(given.payGrowth),
    overhead: tenths(given.overhead),
  });

  /** A row of posts, in tenths; one that is empty has none. */
  const postOf = (row, used) => {
    const [posts, more] = [tenths(row?.posts), tenths(row?.newPosts)];
    const isSpecialist = row?.postName === "specialist";
    const first = row?.firstMonth ?? 1;
    const costs = [row?.postCost ?? 0];
    while (costs.length < TURNS) costs.push(divided(costs.at(-1) * (1000 + used.payGrowth), 1000));
    return {
      posts,
      more,
      first,
      specialist: isSpecialist ? posts : 0,
      moreSpecialist: isSpecialist ? more : 0,
      from: Math.max(first, used.intakeFrom),
      costs,
    };
  };

  const write = (cells, begin, values) => {
    for (const [name, value] of Object.entries(values)) cells[`${begin}.${name}`] = value ?? "";
  };

  const people = (cells, given, used, posts, flow) => {
    let [rest, ableSum, before] = [0, 0, given.already ?? 0];
    const more = sum(posts.map(({ moreSpecialist }) => moreSpecialist));
    const isOld = (given.already ?? 0) > 0;
    flow.months.forEach((month, at) => {
      const number = at + 1;
      const late = [13, 25].map((begin) => Math.max(begin, used.intakeFrom));
      const isIn = (from) => from <= number;
      const isNew = (from) => isIn(from) && number < from + 12;
      const base =
        sum(posts.map(({ specialist, from }) => (isIn(from) ? specialist : 0))) + more * late.filter(isIn).length;
      const fresh =
        sum(posts.map(({ specialist, from, first }) => (isNew(from) && !(isOld && first === 1) ? specialist : 0))) +
        more * late.filter(isNew).length;
      const able = ableSum;
      ableSum += used.intake * base * (100 - (given.vacancies ?? 0));
      const leaves = rest + before * used.leaving;
      rest = leaves % 1000;
      before = month.caseload;
      write(cells, `m${number}`, {
        opened: Math.max(0, number - used.intakeFrom + 1),
        base,
        fresh,
        places: month.places,
        referred: month.referred,
        left: month.left,
        rest,
        ableSum,
        able: Math.floor(ableSum / 10000) - Math.floor(able / 10000),
        admitted: month.admitted,
        caseload: month.caseload,
        waiting: month.waiting,
        served: month.served,
      });
    });
  };

  /** Pay by post and month; gives the pay of each post by month. */
  const wages = (cells, given, posts, calendar) =>
    calendar.map(({ turn, inCalendar, year, number }) =>
      posts.map((post, place) => {
        const filled = (number >= post.first ? post.posts : 0) + post.more * (year - 1);
        const yearly = divided(filled * (100 - (given.vacancies ?? 0)) * post.costs[turn], 1000);
        const monthly =
          Math.floor((yearly * inCalendar) / 12) - Math.floor((yearly * (inCalendar - 1)) / 12);
        write(cells, `m${number}`, { [`yearly${place + 1}`]: yearly, [`pay${place + 1}`]: monthly });
        return monthly;
      }),
    );

  const money = (cells, calendar, budget) => {
    let running = 0;
    return calendar.map(({ number, inYear }, at) => {
      const { pay, otherCosts, overhead, setUp, total } = budget.months[at];
      running = (inYear === 1 ? 0 : running) + pay + otherCosts;
      const month = { pay, other: otherCosts, running, overhead, setUp, total };
      write(cells, `m${number}`, month);
      return month;
    });
  };

  const NAMES = ["pay", "other", "overhead", "setUp", "total"];

  /** The sums of the months for which `isIn` holds, as `begin` calls them. */
  const sums = (cells, begin, isIn, calendar, pays, months) => {
    const mine = range(MONTHS).filter((at) => isIn(calendar[at]));
    const found = Object.fromEntries(NAMES.map((name) => [name, sum(mine.map((at) => months[at][name]))]));
    for (const place of range(POSTS)) found[`pay${place + 1}`] = sum(mine.map((at) => pays[at][place]));
    write(cells, begin, found);
    return found;
  };

  /** What is paid in each calendar year, and what of a plan year is paid before its new year. */
  const byCalendar = (cells, given, paid, { months, calendarPaid }) => {
    const later = range(PAYERS).map(() => 0);
    const inTurn = (turn, place) => calendarPaid[turn * PAYERS + place]?.paid ?? 0;
    for (const turn of range(TURNS)) {
      for (const place of range(PAYERS)) {
        const all = inTurn(turn, place);
        cells[`c${turn}.paid${place + 1}`] = given.startYear === null ? "" : all;
        if (turn === YEARS.length) continue;
        const early = all - later[place];
        cells[`y${turn + 1}.early${place + 1}`] = early;
        later[place] = paid[turn].mine[place] - early;
      }
      if (turn < YEARS.length) {
        const mine = months.slice(12 * turn, 12 * turn + 13 - (given.startMonth ?? 1));
        cells[`y${turn + 1}.earlyCost`] = sum(mine.map(({ total }) => total));
      }
    }
  };

  const payers = (cells, given, years, budget) => {
    const all = range(PAYERS).map((place) => given.payers?.[place] ?? {});
    const paid = years.map((cost, at) => {
      const year = at + 1;
      const isIn = ({ payerFrom, payerTo }) => year >= (payerFrom ?? 1) && year <= (payerTo ?? 3);
      const fixed = all.map((payer) => (isIn(payer) ? (payer.payerAmount ?? 0) : 0));
      const left = Math.max(0, cost - sum(fixed));
      let shares = 0;
      const mine = all.map((payer, place) => {
        const before = Math.floor((left * shares) / 1000);
        shares += isIn(payer) ? tenths(payer.payerShare) : 0;
        const part = fixed[place] + Math.floor((left * shares) / 1000) - before;
        write(cells, `y${year}`, {
          [`fixed${place + 1}`]: fixed[place],
          [`shares${place + 1}`]: shares,
          [`paid${place + 1}`]: part,
        });
        return part;
      });
      const uncovered = Math.max(0, cost - sum(mine));
      const tooMuch = Math.max(0, sum(mine) - cost);
      write(cells, `y${year}`, { leftOver: left, uncovered, tooMuch });
      return { mine, uncovered, tooMuch };
    });
    byCalendar(cells, given, paid, budget);
    for (const place of range(PAYERS)) cells[`all.paid${place + 1}`] = sum(paid.map(({ mine }) => mine[place]));
    for (const name of ["uncovered", "tooMuch"]) cells[`all.${name}`] = sum(paid.map((each) => each[name]));
  };

  const places = (cells, given, posts) => {
    const specialists = sum(posts.map(({ specialist }) => specialist)) / 10;
    const asked = { postCost: null, inhabitants: null, nationalInhabitants: null };
    const full = { ...given, ...asked, specialists, leaderCaseload: given.leaderCaseload ?? 0 };
    const found = window.handbookFormulas.capacity({ ...full, caseload: given.caseload ?? 0 });
    const isAsked = given.participants !== null && given.caseload;
    const known = (name, when = true) => (when ? found[name] : "") ?? "";
    write(cells, "s", {
      specialists,
      capacity: found.capacity,
      firstYearCapacity: known("firstYearCapacity"),
      shortfall: known("shortfall"),
      specialistsNeeded: known("specialistsNeeded", isAsked),
      leadersNeeded: found.leadersNeeded,
      leadersForNeed: known("leadersForNeed", isAsked),
      yearlyCostLow: known("yearlyCostLow"),
      yearlyCostHigh: known("yearlyCostHigh"),
      costForNeedLow: known("costForNeedLow"),
      costForNeedHigh: known("costForNeedHigh"),
    });
  };

  /** From what was typed (null where nothing was) to the value of each cell, by name. */
  window.handbookPlanCells = (given) => {
    const cells = {};
    const used = counted(given);
    write(cells, "used", used);
    const posts = range(POSTS).map((place) => postOf(given.positions[place], used));
    posts.forEach(({ costs, ...post }, place) => {
      write(cells, `post${place + 1}`, { ...post, ...Object.fromEntries(costs.map((cost, turn) => [`cost${turn}`, cost])) });
    });
    const calendar = range(MONTHS).map((at) => {
      const since = used.startMonth - 1 + at;
      const [turn, inCalendar] = [Math.floor(since / 12), (since % 12) + 1];
      const year = given.startYear;
      const date = year === null ? "" : (Date.UTC(year + turn, inCalendar - 1) - EPOCH) / DAY;
      const month = { number: at + 1, year: Math.floor(at / 12) + 1, inYear: (at % 12) + 1, turn, inCalendar };
      write(cells, `m${at + 1}`, { date, turn, inCalendar });
      return month;
    });
    const whole = { ...given, startYear: given.startYear ?? 2000, startMonth: used.startMonth };
    const zeros = ["vacancies", "already", "caseload", "otherCosts", "overhead", "setUp", "payGrowth"];
    for (const name of zeros) whole[name] ??= 0;
    const isFirst = whole.positions.some(({ postName }) => postName === "specialist");
    const flow = window.handbookFormulas["caseload-flow"](isFirst ? whole : { ...whole, specialists: 0, growth: 0 });
    const all = range(PAYERS).map((place) => given.payers?.[place] ?? {});
    const budget = window.handbookFormulas.budget({ ...whole, payers: all });
    people(cells, given, used, posts, flow);
    const pays = wages(cells, given, posts, calendar);
    const months = money(cells, calendar, budget);
    const years = YEARS.map((year) => sums(cells, `y${year}`, (month) => month.year === year, calendar, pays, months));
    sums(cells, "all", () => true, calendar, pays, months);
    for (const turn of range(TURNS)) {
      cells[`c${turn}.year`] = given.startYear === null ? "" : given.startYear + turn;
      const told = sums(cells, `c${turn}`, (month) => month.turn === turn, calendar, pays, months);
      if (given.startYear === null) write(cells, `c${turn}`, Object.fromEntries(Object.keys(told).map((name) => [name, ""])));
    }
    years.forEach(({ total }, at) => {
      const year = at + 1;
      const supported = given[`participants${year}`] ?? flow[`supported${year}`];
      write(cells, `y${year}`, { supported, perPerson: supported ? divided(total, supported) : "" });
      write(cells, "s", { [`served${12 * year}`]: flow[`served${12 * year}`], [`waiting${12 * year}`]: flow[`waiting${12 * year}`] });
    });
    cells["s.payBefore"] = given.intakeFrom === null ? "" : sum(months.slice(0, given.intakeFrom - 1).map(({ pay }) => pay));
    payers(cells, given, years.map(({ total }) => total), budget);
    places(cells, given, posts);
    return cells;
  };
})();
