/* builds on: dates */
/* Days on which nobody meets or hands in work, and months that are worked. The same rules stand in
   hooks/handbook/tools/free_days.py. */
(() => {
  "use strict";

  const JULY = 7; // the month in which Norway is on holiday
  const dates = window.handbookDates;
  const monthOf = (day) => dates.parts(day)[1];

  /** 1 for Monday to 7 for Sunday; 1 January 1970 was a Thursday. */
  const weekdayOf = (day) => ((((day + 3) % 7) + 7) % 7) + 1;

  /** The days that a form's dataset names as free: its `holidays`, and those `kept` free each year. */
  const freeDays = ({ holidays, kept }) => {
    const known = new Set(holidays.split(" "));
    const also = kept.split(" ");

    /** Why a day is kept free; nothing where it is not. */
    const taken = (day) => {
      const iso = dates.iso(day);
      if (known.has(iso)) return "holiday";
      return also.includes(iso.slice("2027-".length)) ? "kept" : "";
    };
    const isWorked = (day) => monthOf(day) !== JULY && weekdayOf(day) <= 5 && !taken(day);
    const move = (day, by) => {
      let found = day;
      while (!isWorked(found)) found += by;
      return found;
    };
    return { taken, onOrAfter: (day) => move(day, 1), onOrBefore: (day) => move(day, -1) };
  };

  /** Whether the month from a day on lies in July for its greater part. */
  const liesInJuly = (day) => {
    const [, month, date] = dates.parts(day);
    return date > 15 ? month === JULY - 1 : month === JULY;
  };

  /** The first and last day of so many months from `start`, without those that lie in July. */
  const workedMonths = (start, count) => {
    const found = [];
    for (let turn = 0; found.length < count; turn += 1) {
      const first = dates.addMonths(start, turn);
      if (!liesInJuly(first)) found.push([first, dates.addMonths(start, turn + 1) - 1]);
    }
    return found;
  };

  window.handbookFreeDays = Object.freeze({ JULY, freeDays, weekdayOf, workedMonths });
})();
