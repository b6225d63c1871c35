/* builds on: dates, download */
/* Calendar files (RFC 5545) that a planning tool hands to the reader. */
(() => {
  "use strict";

  const FOLD = 75; // the longest line, in bytes

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

  const compact = (day) => window.handbookDates.iso(day).replaceAll("-", "");

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

  const written = (locale, name, events) => {
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

  /**
   * Hands the reader a calendar file with `events`: each a `uid`, a `title`, a `text`, and when it
   * is. `calendar` is what it is called.
   */
  window.handbookCalendar = ({ file, locale, calendar }, events) =>
    window.handbookDownload(file, written(locale, calendar, events), "text/calendar");
})();
