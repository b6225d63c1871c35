/* The budget sum, in whole numbers; the rules stand in hooks/handbook/tools/formulas/budget.py. */
(() => {
  "use strict";

  const YEARS = [1, 2, 3];

  /** A quotient of whole numbers, rounded half up to a whole one. */
  const divided = (number, by) => Math.floor((2 * number + by) / (2 * by));
  const tenths = (number) => Math.round(number * 10);
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  /** Full-time posts of one kind in a year, in tenths. */
  const postsIn = ({ posts, newPosts }, year) => tenths(posts) + tenths(newPosts ?? 0) * (year - 1);
  const payIn = (position, year) => divided(postsIn(position, year) * position.postCost, 10);

  const yearOf = (given, year) => {
    const pay = sum(given.positions.map((position) => payIn(position, year)));
    const running = pay + given.otherCosts;
    const overhead = divided(running * tenths(given.overhead), 1000);
    const setUp = year === 1 ? given.setUp : 0;
    const row = {
      year,
      posts: sum(given.positions.map((position) => postsIn(position, year))) / 10,
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

  const rowOf = (position, place) => {
    const row = { position: place + 1, postCost: position.postCost };
    for (const year of YEARS) {
      row[`posts${year}`] = postsIn(position, year) / 10;
      row[`pay${year}`] = payIn(position, year);
    }
    return row;
  };

  /** Year one with a full-time supervisor, where a part of the post is planned. */
  const withFullLeader = (given) => {
    const leaders = given.positions.filter(({ postName }) => postName === "supervisor");
    const [{ posts } = {}] = leaders;
    if (leaders.length !== 1 || !posts || tenths(posts) >= 10) return {};
    const full = given.positions.map((each) => (each === leaders[0] ? { ...each, posts: 1 } : each));
    return { leaderPosts: posts, fullLeader1: yearOf({ ...given, positions: full }, 1).total };
  };

  (window.handbookFormulas ??= {}).budget = (given) => {
    const years = YEARS.map((year) => yearOf(given, year));
    const found = { years, total: sum(years.map(({ total }) => total)), ...withFullLeader(given) };
    found.pay = given.positions.map(rowOf);
    for (const { year, ...row } of years) {
      for (const [name, value] of Object.entries(row)) found[`${name}${year}`] = value;
    }
    return found;
  };
})();
