/** What the handbook remembers in the reader's browser, all of it under one key. */
(() => {
  "use strict";

  const KEY = "handbook.progress";

  const nothing = () => ({ version: 1, quizzes: {}, pages: {}, settings: { shortcuts: true } });
  const isDay = (day) => typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day);
  const isAnswer = (answer) =>
    typeof answer?.hash === "string" && typeof answer.right === "boolean" && isDay(answer.day);
  const only = (items, isSound) =>
    Object.fromEntries(Object.entries(items ?? {}).filter(([, item]) => isSound(item)));

  /** The sound parts of `stored`, or null where it is not ours. */
  function sound(stored) {
    if (stored?.version !== 1) return null;
    const quizzes = Object.entries(stored.quizzes ?? {}).map(([id, answers]) => [id, only(answers, isAnswer)]);
    return {
      ...nothing(),
      quizzes: Object.fromEntries(quizzes.filter(([, answers]) => Object.keys(answers).length)),
      pages: only(stored.pages, (page) => isDay(page?.day)),
      settings: { shortcuts: stored.settings?.shortcuts !== false },
    };
  }

  function parsed(text) {
    try {
      return sound(JSON.parse(text));
    } catch {
      return null;
    }
  }

  /** What is stored. Whatever is broken or not ours is passed over, and stays until `write`. */
  function read() {
    try {
      return parsed(localStorage.getItem(KEY)) ?? nothing();
    } catch {
      return nothing(); // the browser refuses
    }
  }

  /** Stores `progress`, or frees the key where there is nothing to store; false if refused. */
  function write(progress) {
    const { quizzes, pages, settings } = progress;
    try {
      if (Object.keys(quizzes).length || Object.keys(pages).length || !settings.shortcuts) {
        localStorage.setItem(KEY, JSON.stringify(progress));
      } else {
        localStorage.removeItem(KEY);
      }
      return true;
    } catch {
      return false;
    }
  }

  /** Of what both have, the later; days are written so that they sort as text. */
  function later(mine, theirs) {
    const both = { ...mine };
    for (const [id, item] of Object.entries(theirs)) {
      if (!(both[id]?.day > item.day)) both[id] = item;
    }
    return both;
  }

  /** Adds the progress in a file's `text`: "imported", "foreign" if it is not ours, or "refused". */
  function add(text) {
    const found = parsed(text);
    if (!found) return "foreign";
    const progress = read();
    progress.pages = later(progress.pages, found.pages);
    for (const [id, answers] of Object.entries(found.quizzes)) {
      progress.quizzes[id] = later(progress.quizzes[id] ?? {}, answers);
    }
    return write(progress) ? "imported" : "refused";
  }

  // Swedish dates are written 2026-11-21, in the reader's own time zone
  const today = () => new Intl.DateTimeFormat("sv-SE").format(new Date());

  /** `day` (2026-11-21) as the page's language writes it. */
  const dayInWords = (day) =>
    new Intl.DateTimeFormat(document.documentElement.dataset.locale, { dateStyle: "long" }).format(new Date(`${day}T12:00`));

  /** `sentence` with `values` in its {places}. */
  const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, place) => values[place]);

  const erase = () => write(nothing());
  window.handbookProgress = Object.freeze({ read, write, add, erase, today, dayInWords, filled });
})();
