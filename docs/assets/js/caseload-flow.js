/* How caseloads fill, month by month, from the leader's own assumptions. Month 1 is that of the
   decision. People are whole: a month's share that is no whole person is carried to the next month,
   so everybody is at any time waiting, in a caseload or out, and nowhere twice. */
(() => {
  "use strict";

  const MONTHS = 36;
  const CEILING = 25; // participants for each full-time specialist: the KIT's limit (2009)
  const NEW_FOR = 12; // months in which the first year's ceiling holds
  const VARIED = [
    "specialists",
    "growth",
    "vacancies",
    "caseload",
    "firstYearCaseload",
    "referrals",
    "intake",
    "leaving",
  ];

  const wholeAndRest = (number, by) => [Math.floor(number / by), number % by];
  const tenths = (number) => Math.round((number ?? 0) * 10);

  /** What was typed, with posts, people a month and per cent a month in tenths. */
  const planOf = (given) => {
    const { startMonth, startYear, vacancies, caseload, firstYearCaseload, already } = given;
    const intakeFrom = (given.intakeFrom ?? 1) - 1; // from here on, the first month is 0
    const rows = (given.positions ?? []).filter(({ postName }) => postName === "specialist");
    const posts = rows.map((row) => ({
      specialists: tenths(row.posts),
      growth: tenths(row.newPosts),
      from: (row.firstMonth ?? 1) - 1,
    }));
    const all = { specialists: tenths(given.specialists), growth: tenths(given.growth), from: 0 };
    return {
      startMonth,
      startYear,
      vacancies,
      caseload,
      firstYearCaseload,
      already,
      intakeFrom,
      posts: posts.length ? posts : [all],
      referrals: tenths(given.referrals),
      intake: tenths(given.intake),
      leaving: tenths(given.leaving),
    };
  };

  /** Posts that begin together: how many tenths, and the month they can take participants from. */
  const groupsOf = ({ posts, intakeFrom }) =>
    posts.flatMap(({ specialists, growth, from }) =>
      [
        { size: specialists, first: from },
        { size: growth, first: 12 },
        { size: growth, first: 24 },
      ].map(({ size, first }) => ({ size, first, from: Math.max(first, intakeFrom) })),
    );

  /** Filled posts that take in participants in a month, in thousandths. */
  const staffOf = (plan, month) =>
    groupsOf(plan).reduce((all, { size, from }) => all + (from <= month ? size : 0), 0) *
    (100 - plan.vacancies);

  /** Room in the caseloads; posts of the start are new only while the service supports nobody. */
  const placesOf = (plan, month) => {
    const firstYear = Math.min(plan.firstYearCaseload ?? plan.caseload, plan.caseload);
    const room = groupsOf(plan).reduce((all, { size, first, from }) => {
      if (month < from) return all;
      const isNew = month < from + NEW_FOR && !(plan.already && first === 0);
      return all + size * (isNew ? firstYear : plan.caseload);
    }, 0);
    return Math.floor(((100 - plan.vacancies) * room) / 1000);
  };

  /** In each month referrals join the list, some step down or leave, and the free places are filled. */
  const flow = (plan) => {
    let [caseload, waiting, served] = [plan.already, 0, plan.already];
    let [referrals, leaving, intake] = [0, 0, 0];
    return Array.from({ length: MONTHS }, (_, number) => {
      const isOpen = number >= plan.intakeFrom;
      let referred, left, able;
      [referred, referrals] = wholeAndRest(referrals + (isOpen ? plan.referrals : 0), 10);
      [left, leaving] = wholeAndRest(leaving + caseload * plan.leaving, 1000);
      [able, intake] = wholeAndRest(intake + plan.intake * staffOf(plan, number), 10000);
      const places = placesOf(plan, number);
      const free = Math.max(0, places - (caseload - left));
      const admitted = Math.min(waiting + referred, able, free);
      waiting += referred - admitted;
      caseload += admitted - left;
      served += admitted;
      const month = new Date(Date.UTC(plan.startYear, plan.startMonth - 1 + number));
      return { month, places, referred, left, admitted, caseload, waiting, served };
    });
  };

  const scaled = (number, perCent) => Math.floor((number * perCent + 50) / 100);

  const vary = (plan, name, perCent) => {
    if (name === "specialists" || name === "growth") {
      const posts = plan.posts.map((each) => ({ ...each, [name]: scaled(each[name], perCent) }));
      return { ...plan, posts };
    }
    const value = scaled(plan[name], perCent);
    const isCaseload = name === "caseload" || name === "firstYearCaseload";
    return { ...plan, [name]: isCaseload ? Math.min(value, CEILING) : value };
  };

  const sensitivityOf = (plan) =>
    VARIED.filter((name) => plan[name] !== null)
      .map((assumption) => {
        const [down, same, up] = [80, 100, 120].map((perCent) =>
          flow(vary(plan, assumption, perCent)).at(-1),
        );
        return {
          assumption,
          servedDown: down.served,
          served: same.served,
          servedUp: up.served,
          waitingDown: down.waiting,
          waiting: same.waiting,
          waitingUp: up.waiting,
        };
      })
      .sort((one, other) => spread(other) - spread(one));

  const spread = (row) => Math.abs(row.servedUp - row.servedDown);
  const sum = (rows, name) => rows.reduce((total, row) => total + row[name], 0);

  /** When the caseloads are full, and when the first participant begins where that is later. */
  const toldOf = (plan, months) => {
    const full = months.flatMap((each, number) =>
      each.places && each.caseload >= each.places ? [number + 1] : [],
    );
    const found = { monthsFull: full.length };
    if (full.length) {
      found.monthsToFull = full[0];
      found.fullMonth = months[full[0] - 1].month;
    } else {
      const room = Math.max(...months.map(({ places }) => places));
      found[room ? "neverFull" : "noPlaces"] = room && MONTHS;
    }
    if (plan.intakeFrom) {
      found.firstMonthIn = plan.intakeFrom + 1;
      found.opens = months[plan.intakeFrom].month;
    }
    return found;
  };

  const yearOf = (plan, months, year) => {
    const [first, end] = [12 * year - 12, 12 * year];
    const before = first ? months[first - 1].caseload : plan.already;
    const admittedIn = sum(months.slice(first, end), "admitted");
    return {
      [`before${year}`]: before,
      [`admittedIn${year}`]: admittedIn,
      [`admitted${end}`]: sum(months.slice(0, end), "admitted"),
      [`referred${end}`]: sum(months.slice(0, end), "referred"),
      [`served${end}`]: months[end - 1].served,
      [`waiting${end}`]: months[end - 1].waiting,
      [`supported${year}`]: before + admittedIn,
    };
  };

  (window.handbookFormulas ??= {})["caseload-flow"] = (given) => {
    const plan = planOf(given);
    const months = flow(plan);
    const sensitivity = sensitivityOf(plan);
    const [most] = sensitivity;
    const found = { months, sensitivity, ...toldOf(plan, months) };
    for (const year of [1, 2, 3]) Object.assign(found, yearOf(plan, months, year));
    found[found.waiting36 ? "queue" : "noQueue"] = found.waiting36;
    found.leadersNeeded = Math.ceil(sum(plan.posts, "specialists") / 10) / 10;
    found.caseload36 = months.at(-1).caseload;
    found.left36 = sum(months, "left");
    found.everyone = plan.already + found.referred36;
    if (spread(most)) {
      found.mattersMost = most.assumption;
      found.fewest = Math.min(most.servedDown, most.servedUp);
      found.most = Math.max(most.servedDown, most.servedUp);
    }
    return found;
  };
})();
