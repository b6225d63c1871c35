/* The budget sum, in whole numbers; the rules stand in hooks/handbook/budget.py. */
(() => {
  "use strict";

  /** A quotient of whole numbers, rounded half up to a whole one. */
  const divided = (number, by) => Math.floor((2 * number + by) / (2 * by));
  const tenths = (number) => Math.round(number * 10);

  const yearOf = (given, year) => {
    const posts = tenths(given.specialists) + tenths(given.growth ?? 0) * (year - 1);
    const specialistPay = divided(posts * given.specialistCost, 10);
    const leaderPay = divided(tenths(given.leaders) * given.leaderCost, 10);
    const pay = specialistPay + leaderPay;
    const running = pay + given.otherCosts;
    const overhead = divided(running * tenths(given.overhead), 1000);
    const setUp = year === 1 ? given.setUp : 0;
    const row = {
      year,
      specialists: posts / 10,
      specialistPay,
      leaderPay,
      pay,
      otherCosts: given.otherCosts,
      running,
      overhead,
      setUp,
      total: running + overhead + setUp,
    };
    const participants = given[`participants${year}`];
    if (participants !== null) {
      row.participants = participants;
      row.perParticipant = divided(row.total, participants);
    }
    return row;
  };

  (window.handbookFormulas ??= {}).budget = (given) => {
    const years = [1, 2, 3].map((year) => yearOf(given, year));
    const found = { years, total: years.reduce((sum, { total }) => sum + total, 0) };
    for (const { year, ...row } of years) {
      for (const [name, value] of Object.entries(row)) found[`${name}${year}`] = value;
    }
    return found;
  };
})();
