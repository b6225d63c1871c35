/* The caseload-flow sum, in whole numbers; the rules stand in hooks/handbook/tools/formulas/caseload_flow.py. */
(() => {
  "use strict";

  const MONTHS = 36;
  const CEILING = 25;
  const IN_TENTHS = ["specialists", "growth", "referrals", "intake", "leaving"];
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

  /** Filled posts in a month (the first is 0), in thousandths. */
  const staffOf = (plan, month) =>
    (plan.specialists + plan.growth * Math.floor(month / 12)) * (100 - plan.vacancies);

  const placesOf = (plan, month) => {
    const year = Math.floor(month / 12);
    const atStart = plan.already ? 0 : plan.specialists;
    const fresh = year ? plan.growth : atStart;
    const settled = plan.specialists + plan.growth * year - fresh;
    const firstYear = Math.min(plan.firstYearCaseload ?? plan.caseload, plan.caseload);
    const tenths = settled * plan.caseload + fresh * firstYear;
    return Math.floor(((100 - plan.vacancies) * tenths) / 1000);
  };

  const flow = (plan) => {
    let [caseload, waiting, served] = [plan.already, 0, plan.already];
    let [referrals, leaving, intake] = [0, 0, 0];
    return Array.from({ length: MONTHS }, (_, number) => {
      let referred, left, able;
      [referred, referrals] = wholeAndRest(referrals + plan.referrals, 10);
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

  const vary = (plan, name, perCent) => {
    const value = Math.floor((plan[name] * perCent + 50) / 100);
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
  const sum = (months, name) => months.reduce((total, month) => total + month[name], 0);

  (window.handbookFormulas ??= {})["caseload-flow"] = (given) => {
    const plan = { ...given };
    for (const name of IN_TENTHS) plan[name] = Math.round(given[name] * 10);
    const months = flow(plan);
    const full = months.flatMap((each, number) =>
      each.places && each.caseload >= each.places ? [number + 1] : [],
    );
    const sensitivity = sensitivityOf(plan);
    const [most] = sensitivity;
    const found = { months, sensitivity, monthsFull: full.length };
    if (full.length) {
      found.monthsToFull = full[0];
      found.fullMonth = months[full[0] - 1].month;
    } else {
      const room = Math.max(...months.map(({ places }) => places));
      found[room ? "neverFull" : "noPlaces"] = room && MONTHS;
    }
    for (const year of [1, 2, 3]) {
      const [first, end] = [12 * year - 12, 12 * year];
      found[`before${year}`] = first ? months[first - 1].caseload : plan.already;
      found[`admittedIn${year}`] = sum(months.slice(first, end), "admitted");
      found[`admitted${end}`] = sum(months.slice(0, end), "admitted");
      found[`referred${end}`] = sum(months.slice(0, end), "referred");
      found[`served${end}`] = months[end - 1].served;
      found[`waiting${end}`] = months[end - 1].waiting;
      found[`supported${year}`] = found[`before${year}`] + found[`admittedIn${year}`];
    }
    found[found.waiting36 ? "queue" : "noQueue"] = found.waiting36;
    found.leadersNeeded = Math.ceil(plan.specialists / 10) / 10;
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
