/* builds on: dates */
/* Days on which nobody meets or hands in work, and months that are worked. Which days those are, the build tells
   (hooks/handbook/tools/free_days.py). */
(() => {
  "use strict";

  const dates = window.handbookDates;
  const monthOf = (day) => dates.parts(day)[1];

  /** 1 for Monday to 7 for Sunday; 1 January 1970 was a Thursday. */
  const weekdayOf = (day) => ((((day + 3) % 7) + 7) % 7) + 1;

  /** The days that a form's dataset names as free: its `holidays`, those `kept` free each year, and those of the
      month off, which tells for a month that lies in it for its greater part. */
  const freeDays = ({ holidays, kept, monthOff }) => {
    const off = Number(monthOff);
    const known = new Set(holidays.split(" "));
    const also = kept.split(" ");

    /** Why a day is kept free; nothing where it is not. */
    const taken = (day) => {
      const iso = dates.iso(day);
      if (known.has(iso)) return "holiday";
      return also.includes(iso.slice("2027-".length)) ? "kept" : "";
    };
    const isWorked = (day) => monthOf(day) !== off && weekdayOf(day) <= 5 && !taken(day);
    const move = (day, by) => {
      let found = day;
      while (!isWorked(found)) found += by;
      return found;
    };

    /** The first and last day of so many months from `start`, without those that lie in the month off. */
    const workedMonths = (start, count) => {
      const found = [];
      for (let turn = 0; found.length < count; turn += 1) {
        const first = dates.addMonths(start, turn);
        const [, month, date] = dates.parts(first);
        if ((date > 15 ? (month % 12) + 1 : month) !== off) found.push([first, dates.addMonths(start, turn + 1) - 1]);
      }
      return found;
    };
    return { monthOff: off, isWorked, taken, onOrAfter: (day) => move(day, 1), onOrBefore: (day) => move(day, -1), workedMonths };
  };

  window.handbookFreeDays = Object.freeze({ freeDays, weekdayOf });
})();
