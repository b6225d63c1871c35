/* What a service costs and who pays, in whole amounts. Month 1 is that of the decision: year one is
   months 1 to 12. Running totals are rounded, never the months, so that every way of adding them up
   gives the same. */
(() => {
  "use strict";

  const YEARS = [1, 2, 3];
  const MONTHS = 36;

  /** A quotient of whole numbers, rounded half up to a whole one. */
  const divided = (number, by) => Math.floor((2 * number + by) / (2 * by));
  const tenths = (number) => Math.round((number ?? 0) * 10);
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const total = (rows, name) => sum(rows.map((row) => row[name]));
  /** The twelfth with this number of a year's amount; twelve of them make the amount. */
  const twelfth = (amount, number) =>
    Math.floor((amount * number) / 12) - Math.floor((amount * (number - 1)) / 12);
  /** `amount` in the proportion of `part` to `whole`, rounded down; larger than a number can hold on the way. */
  const inProportion = (amount, part, whole) => Number((BigInt(amount) * BigInt(part)) / BigInt(whole));

  /** The months of the plan: the year it lies in, by the plan and by the calendar, and its number there. */
  const monthsOf = ({ startMonth, startYear }) =>
    Array.from({ length: MONTHS }, (_, place) => {
      const since = (startMonth ?? 1) - 1 + place; // from January of the year of the decision
      return {
        number: place + 1,
        year: Math.floor(place / 12) + 1,
        inYear: (place % 12) + 1,
        turns: Math.floor(since / 12), // of the calendar's year, when pay rises
        inCalendar: (since % 12) + 1,
        calendar: startYear === null ? null : startYear + Math.floor(since / 12),
      };
    });

  /** Full-time posts of one kind in a month, in tenths. */
  const postsIn = ({ posts, newPosts, firstMonth }, { number, year }) =>
    (number >= (firstMonth ?? 1) ? tenths(posts) : 0) + tenths(newPosts) * (year - 1);

  /** A full-time post's cost in each of four calendar years, the first as it was typed. */
  const costsOf = (postCost, growth) => {
    const costs = [postCost];
    for (let turn = 0; turn < 3; turn += 1) costs.push(divided(costs.at(-1) * (1000 + growth), 1000));
    return costs;
  };

  /** The pay of posts of one kind, by the month. */
  const payOfPost = ({ payGrowth, vacancies }, position) => {
    const costs = costsOf(position.postCost, tenths(payGrowth));
    return (month) => {
      const filled = postsIn(position, month) * (100 - (vacancies ?? 0));
      return twelfth(divided(filled * costs[month.turns], 1000), month.inCalendar);
    };
  };

  /** Every month with what it costs; overhead is rounded once for what a year has cost so far. */
  const costIn = (given) => {
    const rate = tenths(given.overhead);
    const payOf = given.positions.map((position) => payOfPost(given, position));
    let running = 0;
    return monthsOf(given).map((month) => {
      if (month.inYear === 1) running = 0;
      const pays = payOf.map((each) => each(month));
      const pay = sum(pays);
      const otherCosts = twelfth(given.otherCosts, month.inYear);
      const before = divided(running * rate, 1000);
      running += pay + otherCosts;
      const overhead = divided(running * rate, 1000) - before;
      const setUp = month.number === 1 ? given.setUp : 0;
      const posts = sum(given.positions.map((position) => postsIn(position, month))) / 10;
      return { ...month, pays, pay, posts, otherCosts, overhead, setUp, total: pay + otherCosts + overhead + setUp };
    });
  };

  const yearOf = (given, months, year) => {
    const mine = months.filter((month) => month.year === year);
    const [pay, otherCosts, overhead, setUp] = ["pay", "otherCosts", "overhead", "setUp"].map((name) => total(mine, name));
    const row = {
      year,
      posts: mine.at(-1).posts,
      pay,
      otherCosts,
      running: pay + otherCosts,
      overhead,
      setUp,
      total: total(mine, "total"),
    };
    const participants = given[`participants${year}`];
    if (participants !== null) {
      row.participants = participants;
      row.perParticipant = divided(row.total, participants);
    }
    return row;
  };

  /** The posts of one kind: when they begin, how many at the end of each year, and what each year costs. */
  const rowOf = (given, months, position, place) => {
    const row = { position: place + 1, firstMonth: position.firstMonth ?? 1, postCost: position.postCost };
    for (const year of YEARS) {
      const mine = months.filter((month) => month.year === year);
      row[`posts${year}`] = postsIn(position, mine.at(-1)) / 10;
      row[`pay${year}`] = sum(mine.map(({ pays }) => pays[place]));
    }
    return row;
  };

  /** What is paid in wages before the first participant begins, and in how many months. */
  const beforeFirst = ({ intakeFrom, positions }, months) => {
    if (intakeFrom === null) return {};
    const first = Math.min(...positions.filter(({ posts }) => posts).map(({ firstMonth }) => firstMonth ?? 1));
    const payBefore = total(months.slice(0, intakeFrom - 1), "pay");
    return { payBefore, monthsBefore: Math.max(0, intakeFrom - first) };
  };

  const calendarOf = (months) => {
    if (months[0].calendar === null) return {};
    const years = [...new Set(months.map(({ calendar }) => calendar))];
    const calendar = years.map((year) => {
      const mine = months.filter((month) => month.calendar === year);
      const row = { calendarYear: year, months: mine.length };
      for (const name of ["pay", "otherCosts", "overhead", "setUp", "total"]) row[name] = total(mine, name);
      return row;
    });
    return { calendar };
  };

  /** What each payer pays in one year: its amount, and its share of what is left after all amounts. */
  const paidIn = (payers, { year, total: cost }) => {
    const isIn = ({ payerFrom, payerTo }) => year >= (payerFrom ?? 1) && year <= (payerTo ?? 3);
    const amounts = payers.map((payer) => (isIn(payer) ? (payer.payerAmount ?? 0) : 0));
    const left = Math.max(0, cost - sum(amounts));
    let share = 0;
    return payers.map((payer, place) => {
      const before = Math.floor((left * share) / 1000);
      share += isIn(payer) ? tenths(payer.payerShare) : 0;
      return amounts[place] + Math.floor((left * share) / 1000) - before;
    });
  };

  /** A year's payment, month by month as the costs fall. */
  const spread = (paid, months) => {
    const whole = total(months, "total");
    let cost = 0;
    return months.map((month) => {
      const before = cost;
      cost += month.total;
      if (!whole) return twelfth(paid, month.inYear);
      return inProportion(paid, cost, whole) - inProportion(paid, before, whole);
    });
  };

  /** Who pays what, by year and by calendar year, and what nobody pays. */
  const payersOf = (given, years, months) => {
    const payers = given.payers ?? [];
    if (!payers.length) return {};
    const byYear = years.map((year) => paidIn(payers, year));
    const found = {};
    found.payers = payers.map((_, place) => {
      const paid = byYear.map((each) => each[place]);
      return { payer: place + 1, paid1: paid[0], paid2: paid[1], paid3: paid[2], paid: sum(paid) };
    });
    years.forEach(({ year, total: cost }, at) => {
      const over = sum(byYear[at]) - cost;
      found[`uncovered${year}`] = Math.max(0, -over);
      if (over < 0) found[`lacking${year}`] = -over;
      if (over > 0) found[`tooMuch${year}`] = over;
      const shares = sum(
        payers.filter(({ payerFrom, payerTo }) => year >= (payerFrom ?? 1) && year <= (payerTo ?? 3))
          .map(({ payerShare }) => tenths(payerShare)),
      );
      if (shares > 1000) found[`shares${year}`] = shares / 10;
    });
    if (years.every(({ year }) => !found[`lacking${year}`] && !found[`tooMuch${year}`])) found.covered = total(years, "total");
    return { ...found, ...calendarPayers(payers, byYear, months) };
  };

  const calendarPayers = (payers, byYear, months) => {
    if (months[0].calendar === null) return {};
    const paid = payers.map((_, place) =>
      YEARS.flatMap((year, at) => spread(byYear[at][place], months.filter((month) => month.year === year))),
    );
    const years = [...new Set(months.map(({ calendar }) => calendar))];
    const calendarPaid = years.flatMap((year) =>
      payers.map((_, place) => ({
        calendarYear: year,
        payer: place + 1,
        paid: sum(months.map(({ calendar, number }) => (calendar === year ? paid[place][number - 1] : 0))),
      })),
    );
    return { calendarPaid };
  };

  /** Year one with a full-time supervisor, where a part of the post is planned. */
  const withFullLeader = (given) => {
    const leaders = given.positions.filter(({ postName }) => postName === "supervisor");
    const [{ posts } = {}] = leaders;
    if (leaders.length !== 1 || !posts || tenths(posts) >= 10) return {};
    const positions = given.positions.map((each) => (each === leaders[0] ? { ...each, posts: 1 } : each));
    return { leaderPosts: posts, fullLeader1: total(costIn({ ...given, positions }).slice(0, 12), "total") };
  };

  (window.handbookFormulas ??= {}).budget = (given) => {
    const months = costIn(given);
    const years = YEARS.map((year) => yearOf(given, months, year));
    const found = { years, total: total(years, "total"), ...withFullLeader(given) };
    found.pay = given.positions.map((position, place) => rowOf(given, months, position, place));
    Object.assign(found, beforeFirst(given, months), calendarOf(months), payersOf(given, years, months));
    found.months = months.map(({ number, calendar, inCalendar, posts, pay, otherCosts, overhead, setUp, total: cost }) => ({
      month: calendar === null ? number : new Date(Date.UTC(calendar, inCalendar - 1)),
      posts, pay, otherCosts, overhead, setUp, total: cost,
    }));
    for (const { year, ...row } of years) {
      for (const [name, value] of Object.entries(row)) found[`${name}${year}`] = value;
    }
    return found;
  };
})();
