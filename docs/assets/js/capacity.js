/* The capacity sum; where it comes from stands in hooks/handbook/capacity.py. */
(() => {
  "use strict";

  (window.handbookFormulas ??= {}).capacity = (given) => {
    const { caseload, firstYearCaseload, leaderCaseload, participants } = given;
    // Whole tenths: 0.1 is not exact in binary, and a lost fraction would lose a participant.
    const tenths = Math.round(given.specialists * 10);
    const places = (tenths * caseload) / 10;
    const wholePlaces = Math.floor(places);
    const capacity = wholePlaces + leaderCaseload;
    const found = {
      places,
      wholePlaces,
      capacity,
      [capacity === 1 ? "one" : "many"]: capacity,
      leadersNeeded: Math.ceil(tenths / 100),
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
    if (given.costLow !== null) found.yearlyCostLow = capacity * given.costLow;
    if (given.costHigh !== null) found.yearlyCostHigh = capacity * given.costHigh;
    return found;
  };
})();
