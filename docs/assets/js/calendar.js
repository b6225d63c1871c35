/* Dates for forms and planning tools, and their calendar files. A date is a number: whole days since 1970, in no
   time zone. The same rules stand in hooks/handbook/tools/dates.py. */
(() => {
  "use strict";

  const DAY = 24 * 60 * 60 * 1000;
  const IN_FIGURES = /^\s*([0-9]{1,2})[./]\s?([0-9]{1,2})[./]\s?([0-9]{4}|[0-9]{2})\s*$/;
  const IN_WORDS = /^\s*([0-9]{1,2})\.?\s?(\p{L}{3,})\.?\s([0-9]{4}|[0-9]{2})\s*$/u;
  const ISO = /^\s*([0-9]{4})-([0-9]{2})-([0-9]{2})\s*$/;
  const FOLD = 75; // the longest line of a calendar file, in bytes (RFC 5545)

  const fromParts = (year, month, day) => Date.UTC(year, month - 1, day) / DAY;

  const iso = (day) => new Date(day * DAY).toISOString().slice(0, 10);

  const parts = (day) => iso(day).split("-").map(Number);

  /** The months by name in the language of the page. */
  const months = Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(document.documentElement.dataset.locale, { month: "long", timeZone: "UTC" })
      .format(Date.UTC(2000, month))
      .toLowerCase()
  );

  /** The number of the one month that begins as `word` does; 0 where there is not exactly one. */
  const monthOf = (word) => {
    const found = months.filter((name) => name.startsWith(word.toLowerCase()));
    return found.length === 1 ? months.indexOf(found[0]) + 1 : 0;
  };

  /**
   * The date typed as 8.9.2026, 08/09/26 (day first), 8. sept. 2026 or 2026-09-08, from 2000 to
   * 2099; null where it is none.
   */
  const read = (typed) => {
    const backwards = ISO.exec(typed)?.slice(1).reverse();
    const match = backwards ?? (IN_FIGURES.exec(typed) ?? IN_WORDS.exec(typed))?.slice(1);
    if (!match) return null;
    const [date, word, year] = match;
    const month = /^[0-9]/.test(word) ? Number(word) : monthOf(word);
    const given = [year.length === 2 ? 2000 + Number(year) : Number(year), month, Number(date)];
    if (given[0] < 2000 || given[0] > 2099) return null;
    const found = fromParts(...given);
    return parts(found).every((part, place) => part === given[place]) ? found : null;
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

  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

  const folded = (line) => {
    const bytes = (text) => new TextEncoder().encode(text).length;
    const lines = [""];
    for (const sign of line) {
      const own = lines.length - 1;
      if (bytes(lines[own] + sign) > FOLD) lines.push(` ${sign}`);
      else lines[own] += sign;
    }
    return lines.join("\r\n");
  };

  const compact = (day) => iso(day).replaceAll("-", "");

  /** When an event is: a whole day, or `at` ("13:00") for `minutes`, by the clock of the place. */
  const times = ({ day, at, minutes }) => {
    if (!at) return [`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(day + 1)}`];
    const clock = (total) =>
      [Math.floor((total % 1440) / 60), total % 60].map((part) => String(part).padStart(2, "0"));
    const [hours, rest] = at.split(":").map(Number);
    const start = hours * 60 + rest;
    const end = start + minutes;
    return [
      `DTSTART:${compact(day)}T${clock(start).join("")}00`,
      `DTEND:${compact(day + Math.floor(end / 1440))}T${clock(end).join("")}00`,
    ];
  };

  /** A calendar file with `events`: each a `uid`, a `title`, a `text`, and when it is. */
  const file = (locale, name, events) => {
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      `PRODID:-//IPS-handboken//planning//${locale.slice(0, 2).toUpperCase()}`,
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      `X-WR-CALNAME:${escaped(name)}`,
      ...events.flatMap((event) => [
        "BEGIN:VEVENT",
        `UID:${event.uid}@ips-handboken`,
        `DTSTAMP:${stamp}`,
        ...times(event),
        `SUMMARY;LANGUAGE=${locale}:${escaped(event.title)}`,
        `DESCRIPTION;LANGUAGE=${locale}:${escaped(event.text)}`,
        `TRANSP:${event.at ? "OPAQUE" : "TRANSPARENT"}`, // a deadline takes nobody's day
        "END:VEVENT",
      ]),
      "END:VCALENDAR",
    ];
    return `${lines.map(folded).join("\r\n")}\r\n`;
  };

  /** Lets the browser save `content` as a calendar file. */
  const save = (name, content) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "text/calendar" }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  window.handbookCalendar = Object.freeze({
    addMonths, file, fromParts, iso, parts, read, save, today, typed, writer,
  });
})();
