/* builds on: typed */
/* Dates for forms and planning tools. A date is a number: whole days since 1970, in no time zone. The
   same rules stand in hooks/handbook/tools/dates.py. */
(() => {
  "use strict";

  const DAY = 24 * 60 * 60 * 1000;
  const IN_FIGURES = /^([0-9]{1,2})[./] ?([0-9]{1,2})[-./] ?([0-9]{4}|[0-9]{2})$/;
  // Its weekday before it and an hour after it, as the meeting plan has them.
  const IN_WORDS =
    /^(?:(\p{L}{2,})[.,]{0,2} )?(?:den )?([0-9]{1,2})(?:\.|st|nd|rd|th)? ?(\p{L}{3,})(?:[.,]{1,2} ?| )([0-9]{4}|[0-9]{2})(?:, [0-9]{1,2}[:.][0-9]{2})?$/iu;
  const CLOCK =
    /^(?:(?:klokk(?:a|en)|kl\.?|at) ?)?(?:(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-5][0-9]))?|(?<hours>[0-9]{2})(?<minutes>[0-5][0-9]))(?: ?(?<half>[ap])\.?m\.?)?$/i;
  const ISO = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

  const fromParts = (year, month, day) => Date.UTC(year, month - 1, day) / DAY;

  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  const parts = (day) => iso(day).split("-").map(Number);

  /** Names in the language of the page: of `length` times, as `part` tells each. */
  const names = (length, time, part) => {
    const { locale } = document.documentElement.dataset;
    const { format } = new Intl.DateTimeFormat(locale, { [part]: "long", timeZone: "UTC" });
    return Array.from({ length }, (_, place) => format(time(place)).toLowerCase());
  };
  let known;
  /** The months and weekdays, which are asked for only when words are read. */
  const named = () =>
    (known ??= {
      months: names(12, (month) => Date.UTC(2000, month), "month"),
      weekdays: names(7, (day) => Date.UTC(2000, 0, 3 + day), "weekday"), // from a Monday
    });

  /** The number of the one name that begins as `word` does; 0 where there is not exactly one. */
  const numberOf = (word, all) => {
    const found = all.filter((name) => name.startsWith(word.toLowerCase()));
    return found.length === 1 ? all.indexOf(found[0]) + 1 : 0;
  };

  /** 1 for Monday to 7 for Sunday; day 0 was a Thursday. */
  const weekdayOf = (day) => ((((day + 3) % 7) + 7) % 7) + 1;

  /**
   * The date typed as 8.9.2026, 08/09/26 (day first), 8. sept. 2026, tirsdag 8. september 2026 or
   * 2026-09-08, from 2000 to 2099; null where it is none, or not on that weekday.
   */
  const read = (text) => {
    const typed = window.handbookTyped(text);
    const backwards = ISO.exec(typed)?.slice(1).reverse();
    const inFigures = backwards ?? IN_FIGURES.exec(typed)?.slice(1);
    const match = inFigures ? [undefined, ...inFigures] : IN_WORDS.exec(typed)?.slice(1);
    if (!match) return null;
    const [weekday, date, word, year] = match;
    const month = /^[0-9]/.test(word) ? Number(word) : numberOf(word, named().months);
    const given = [year.length === 2 ? 2000 + Number(year) : Number(year), month, Number(date)];
    if (given[0] < 2000 || given[0] > 2099) return null;
    const found = fromParts(...given);
    if (weekday !== undefined && numberOf(weekday, named().weekdays) !== weekdayOf(found)) return null;
    return parts(found).every((part, place) => part === given[place]) ? found : null;
  };

  /** The time of day typed as 13:00, kl. 13.00, 1300, 9 or 1.30 pm, as 13:00; null if none. */
  const clock = (text) => {
    const { hour, minute, hours, minutes, half } = CLOCK.exec(window.handbookTyped(text))?.groups ?? {};
    let whole = Number(hour ?? hours ?? 24);
    if (half && !(whole >= 1 && whole <= 12)) return null;
    if (half) whole = (whole % 12) + (half.toLowerCase() === "p" ? 12 : 0);
    return whole < 24 ? `${String(whole).padStart(2, "0")}:${minute ?? minutes ?? "00"}` : null;
  };

  /** The date as a reader types it, by a pattern such as d.m.y. */
  const typed = (day, pattern) => {
    const [y, m, d] = iso(day).split("-");
    return pattern.replace(/[dmy]/g, (part) => ({ d, m, y })[part]);
  };

  const addMonths = (day, months) => {
    const [year, month, date] = parts(day);
    const last = parts(fromParts(year, month + months + 1, 0))[2];
    return fromParts(year, month + months, Math.min(date, last));
  };

  const today = () => {
    const now = new Date();
    return fromParts(now.getFullYear(), now.getMonth() + 1, now.getDate());
  };

  /** Writes a date as the language does: 8. september 2026; with its weekday where asked. */
  const writer = (locale) => {
    const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    const formatted = new Intl.DateTimeFormat(locale, options);
    const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
    // The day and its month stay on one line.
    const date = (day) => formatted.format(day * DAY).replace(" ", "\u00a0");
    return { date, full: (day) => `${weekday.format(day * DAY)} ${date(day)}` };
  };

  window.handbookDates = Object.freeze({
    addMonths, clock, fromParts, iso, parts, read, today, typed, writer,
  });
})();
