/* builds on: download, leaving, typed */
/* Calendar files (RFC 5545) that a tool or a page hands to the reader. */
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

  const DAY = 86_400_000; // milliseconds
  const compact = (day) => new Date(day * DAY).toISOString().slice(0, 10).replaceAll("-", "");

  const SINCE = Date.UTC(2026, 0, 1); // what SEQUENCE counts its seconds from

  const ZONE = "Europe/Oslo";
  // Summer time from the last Sunday of March to the last of October: 01:00 in Greenwich, both.
  const ZONE_RULES = [
    "BEGIN:VTIMEZONE",
    `TZID:${ZONE}`,
    "BEGIN:DAYLIGHT",
    "DTSTART:19960331T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
  ];

  /** A whole day that comes again each week until its last, without the days that are free. */
  const recurring = ({ weekly }) =>
    weekly
      ? [
          `RRULE:FREQ=WEEKLY;UNTIL=${compact(weekly.last)}`,
          ...(weekly.free.length ? [`EXDATE;VALUE=DATE:${weekly.free.map(compact).join(",")}`] : []),
        ]
      : [];

  /** When an event is: a whole day, or `at` ("13:00") for `minutes`, by the clock in Norway. */
  const times = ({ day, at, minutes }) => {
    if (!at) return [`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(day + 1)}`];
    const clock = (total) =>
      [Math.floor((total % 1440) / 60), total % 60].map((part) => String(part).padStart(2, "0"));
    const [hours, rest] = at.split(":").map(Number);
    const start = hours * 60 + rest;
    const end = start + minutes;
    return [
      `DTSTART;TZID=${ZONE}:${compact(day)}T${clock(start).join("")}00`,
      `DTEND;TZID=${ZONE}:${compact(day + Math.floor(end / 1440))}T${clock(end).join("")}00`,
    ];
  };

  // Sixteen consonants: no key is a word that somebody wrote.
  const LETTERS = "bcdfghjkmnpqrstv";
  const KEY = new RegExp(`^[${LETTERS}]{12}$`);
  const made = () =>
    Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => LETTERS[byte % LETTERS.length]).join("");

  /**
   * The key of a plan: what tells its entries from those of another service. It stands in the plan's address as
   * `key` and nowhere else; where an address has none, one is made when it is first asked for.
   */
  window.handbookPlanKey = () => {
    let key = "";
    return {
      open: (given) => {
        const told = given.get("key") ?? "";
        if (KEY.test(told)) key = told;
        else if (!given.size) key = "";
      },
      told: () => (key ||= made()),
    };
  };

  /**
   * What an event is called for good: a calendar that meets the name again moves the entry it has. So it holds
   * which tool's entry it is and whose, by the reader's own ID or the plan's key, and never the day.
   */
  const uid = (tool, event, whose) => [tool, event.id, whose].filter(Boolean).join("-");

  /** The page that a file is from, and the page with its terms: what a reader of the file asks. */
  const origin = () => {
    const page = document.querySelector("link[rel=canonical]").href;
    const terms = document.querySelector("a[rel=license]");
    const told = terms ? [`${terms.textContent}: ${new URL(terms.getAttribute("href"), page).href}`] : [];
    return [document.title, page, ...told].join(" · ");
  };

  const written = ({ locale, calendar }, name, own, key, events) => {
    const now = new Date();
    const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
    const sequence = Math.max(0, Math.floor((now - SINCE) / 1000)); // a later file wins
    const whose = own ? encodeURIComponent(own.toLowerCase()) : key;
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      `PRODID:-//IPS-handboken//planning//${locale.slice(0, 2).toUpperCase()}`,
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      `X-WR-CALNAME:${escaped(calendar)}`,
      `X-WR-CALDESC:${escaped(origin())}`,
      ...(events.some(({ at }) => at) ? ZONE_RULES : []),
      ...events.flatMap((event) => [
        "BEGIN:VEVENT",
        `UID:${uid(name, event, whose)}@ips-handboken`,
        `DTSTAMP:${stamp}`,
        `SEQUENCE:${sequence}`,
        ...times(event),
        ...recurring(event),
        `SUMMARY;LANGUAGE=${locale}:${escaped(event.title + (own ? " (" + own + ")" : ""))}`,
        `DESCRIPTION;LANGUAGE=${locale}:${escaped(event.text)}`,
        `TRANSP:${event.at ? "OPAQUE" : "TRANSPARENT"}`, // a deadline takes nobody's day
        "END:VEVENT",
      ]),
      "END:VCALENDAR",
    ];
    return `${lines.map(folded).join("\r\n")}\r\n`;
  };

  /**
   * Gives what hands the reader a calendar file of what `events()` gives: each an `id`, a `title`, a
   * `text`, and when it is; `name` is which tool's entries they are, and `key()` which plan's. Where `form` has a
   * field for it, readers may add an ID of their own, which tells one group or participant from another; the form
   * says what the calendar and its file are called.
   */
  window.handbookCalendar = (form, events, { name = form.dataset.calculator, key = () => "" } = {}) => {
    const own = form.querySelector("[data-own-id]");
    const empty = () => {
      own.value = "";
    };
    if (own) {
      window.handbookLeaving(empty);
      form.querySelector("[data-action=start-over]").addEventListener("click", empty);
    }
    return () => {
      const typed = own?.value ?? "";
      const file = written(form.dataset, name, window.handbookTyped(typed), key(), events());
      window.handbookDownload(window.handbookFileName(`${form.dataset.file}.ics`, typed), file, "text/calendar");
    };
  };
})();
