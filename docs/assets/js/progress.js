/** What the handbook remembers in the reader's browser, all of it under one key. */
(() => {
  "use strict";

  const KEY = "handbook.progress";

  const nothing = () => ({ version: 1, quizzes: {}, pages: {}, settings: { shortcuts: true } });
  const DAY = 86_400_000; // milliseconds

  /** `time` as a day in UTC, written 2026-11-21; nothing where it is no time. */
  const dayOf = (time) => (Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 10));

  /** Whether `day` is a day that has been; it may have begun elsewhere in the world. */
  const isDay = (day) =>
    typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day) && dayOf(Date.parse(day)) === day && day <= dayOf(Date.now() + DAY);
  const isId = (id) => id.length < 100 && /^[a-z0-9]+([-/][a-z0-9]+)*$/.test(id);

  const isCount = (count) => Number.isInteger(count) && count >= 0 && count < 1e5;

  /** What is known of an answer or a ticked page; nothing where a part of that is missing or wrong. Older
      answers have no `streak`, and only a miss may be `sure`. */
  const answerOf = ({ hash, right, day, streak, sure }) =>
    typeof hash === "string" && hash.length < 100 && typeof right === "boolean" && isDay(day) && {
      hash,
      right,
      day,
      ...(isCount(streak) && { streak }),
      ...(sure === true && { sure }),
    };
  const pageOf = ({ day }) => isDay(day) && { day };

  /** The items that `soundOf` knows, each with what it knows of it. */
  const only = (items, soundOf) =>
    Object.fromEntries(
      Object.entries(items ?? {})
        .map(([id, item]) => [id, isId(id) && soundOf(item ?? {})])
        .filter(([, item]) => item)
    );

  /** The sound parts of `stored`, and what was set `aside` before; null where it is not ours. */
  function sound(stored) {
    if (stored?.version !== 1) return null;
    const { aside } = stored;
    const quizzes = Object.entries(stored.quizzes ?? {}).filter(([id]) => isId(id)).map(([id, answers]) => [id, only(answers, answerOf)]);
    return {
      ...nothing(),
      quizzes: Object.fromEntries(quizzes.filter(([, answers]) => Object.keys(answers).length)),
      pages: only(stored.pages, pageOf),
      settings: { shortcuts: stored.settings?.shortcuts !== false },
      ...(typeof aside === "string" && { aside }),
    };
  }

  /** The progress written in `text`; null where it is not ours. */
  function parsed(text) {
    try {
      return sound(JSON.parse(text));
    } catch {
      return null;
    }
  }

  /** What is stored. A value that is broken or not ours is set `aside`, and kept until `erase`. */
  function read() {
    try {
      const stored = localStorage.getItem(KEY);
      return stored === null ? nothing() : parsed(stored) ?? { ...nothing(), aside: stored };
    } catch {
      return nothing(); // the browser refuses
    }
  }

  /** Stores `progress`, or frees the key where there is nothing to store; false if refused. */
  function write(progress) {
    const { quizzes, pages, settings, aside } = progress;
    try {
      if (Object.keys({ ...quizzes, ...pages }).length || !settings.shortcuts || aside !== undefined) {
        localStorage.setItem(KEY, JSON.stringify(progress));
      } else {
        localStorage.removeItem(KEY);
      }
      return true;
    } catch {
      return false;
    }
  }

  // Swedish dates are written 2026-11-21, in the reader's own time zone
  const today = () => new Intl.DateTimeFormat("sv-SE").format(new Date());

  /** `day` (2026-11-21) as the page's language writes it. */
  const dayInWords = (day) =>
    new Intl.DateTimeFormat(document.documentElement.dataset.locale, { dateStyle: "long" }).format(new Date(`${day}T12:00`));

  /** Has `show` tell what is stored: when the page opens or is come Back to, and when another tab changes it. */
  function follow(show) {
    if (document.readyState === "complete") show(); // fetched after the page opened
    window.addEventListener("pageshow", show);
    window.addEventListener("storage", ({ key }) => (key === KEY || key === null) && show());
  }

  /** What another browser may know of `progress`: not what was set aside here. */
  const contentOf = ({ version, quizzes, pages, settings }) => ({ version, quizzes, pages, settings });

  const erase = () => write(nothing());
  window.handbookProgress = Object.freeze({ contentOf, parsed, read, write, erase, follow, today, dayInWords });
})();
