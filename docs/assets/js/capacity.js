/* The capacity sum; where it comes from stands in hooks/handbook/tools/formulas/capacity.py. */
(() => {
  "use strict";

  const STANDARDS = [20, 25];
  const TREATED = 10446 + 32971;
  const IN_NEED = 30000;
  const FIGURES = 2;

  /** Full-time supervisors for so many tenths of a specialist, in tenths. */
  const leadersFor = (tenths) => Math.ceil(tenths / 10);

  /** A quotient of whole numbers, rounded half up to a whole one. */
  const divided = (number, by) => Math.floor((2 * number + by) / (2 * by));

  /** The same service by another caseload. */
  const by = (given, caseload) => {
    const { participants, leaderCaseload } = given;
    const tenths = Math.round(given.specialists * 10);
    const row = { caseload, capacity: Math.floor((tenths * caseload) / 10) + leaderCaseload };
    if (participants !== null) {
      const remaining = Math.max(0, participants - leaderCaseload);
      row.shortfall = Math.max(0, participants - row.capacity);
      row.specialistsNeeded = Math.ceil((remaining * 10) / caseload) / 10;
      row.leadersForNeed = leadersFor(Math.round(row.specialistsNeeded * 10)) / 10;
    }
    return row;
  };

  /** Rounded to two figures, as a rough analogy deserves. */
  const scaled = (people, here, country) => {
    const whole = Math.floor((people * here) / country);
    const unit = 10 ** Math.max(0, String(whole).length - FIGURES);
    return Math.floor((2 * people * here + country * unit) / (2 * country * unit)) * unit;
  };

  (window.handbookFormulas ??= {}).capacity = (given) => {
    const { caseload, firstYearCaseload, leaderCaseload, participants } = given;
    // Whole tenths: 0.1 is not exact in binary, and a lost fraction would lose a participant.
    const tenths = Math.round(given.specialists * 10);
    const places = (tenths * caseload) / 10;
    const wholePlaces = Math.floor(places);
    const capacity = wholePlaces + leaderCaseload;
    const leaders = leadersFor(tenths);
    const found = {
      places,
      wholePlaces,
      capacity,
      [capacity === 1 ? "one" : "many"]: capacity,
      leadersNeeded: leaders / 10,
      [leaders < 10 ? "leadersPart" : "leaders"]: leaders / 10,
    };
    if (places !== wholePlaces) found.roundedPlaces = wholePlaces;
    if (firstYearCaseload !== null) {
      found.firstYearPlaces = (tenths * firstYearCaseload) / 10;
      found.wholeFirstYear = Math.floor(found.firstYearPlaces);
      found.firstYearCapacity = found.wholeFirstYear + leaderCaseload;
      if (found.firstYearPlaces !== found.wholeFirstYear) {
        found.roundedFirstYear = found.wholeFirstYear;
      }
    }
    if (participants !== null) {
      const remaining = Math.max(0, participants - leaderCaseload);
      found.specialistsNeeded = Math.ceil((remaining * 10) / caseload) / 10;
      found[remaining ? "remaining" : "withLeader"] = remaining || participants;
      found.shortfall = Math.max(0, participants - capacity);
      found[found.shortfall ? "missing" : "reached"] = found.shortfall || participants;
    }
    if (given.postCost !== null) {
      found.posts = (tenths + leaders) / 10;
      found.staffCost = divided((tenths + leaders) * given.postCost, 10);
      if (leaders < 10) found.fullLeaderCost = divided((tenths + 10) * given.postCost, 10);
      if (capacity) found.costPerPlace = divided(found.staffCost, capacity);
    }
    if (given.costLow !== null) found.yearlyCostLow = capacity * given.costLow;
    if (given.costHigh !== null) found.yearlyCostHigh = capacity * given.costHigh;
    if (participants !== null) {
      found.leadersForNeed = leadersFor(Math.round(found.specialistsNeeded * 10)) / 10;
      if (given.costLow !== null) found.costForNeedLow = participants * given.costLow;
      if (given.costHigh !== null) found.costForNeedHigh = participants * given.costHigh;
    }
    const { inhabitants, nationalInhabitants } = given;
    if (inhabitants !== null && nationalInhabitants !== null) {
      found.treated = TREATED;
      found.inNeed = IN_NEED;
      found.treatedScaled = scaled(TREATED, inhabitants, nationalInhabitants);
      found.needScaled = scaled(IN_NEED, inhabitants, nationalInhabitants);
    }
    const caseloads = [...new Set([...STANDARDS, caseload])].sort((one, other) => one - other);
    found.standards = caseloads.map((each) => by(given, each));
    return found;
  };
})();
