/* builds on: streak */
/* When a question comes again, and which of them a round asks: rules alone, of days that are given.
   A day is written 2026-11-21, so that days sort as text. */
(() => {
  "use strict";

  const { streakOf } = window.handbookStreak;
  const GAPS = [1, 2, 7, 30, 120]; // days to the next time, by how many days in a row the answer was right
  const UNSEEN = 2; // days after a page is done until it asks what was never answered
  const MOST = 10; // questions in a round
  const DAY = 86_400_000; // milliseconds

  const later = (day, days) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

  /** How far an answer is on its way: -1 for a miss that the reader was sure of. */
  const standing = (answer) => (answer.sure ? -1 : Math.min(streakOf(answer), GAPS.length - 1));

  /** The day on which a question comes again after `answer`. */
  const comes = (answer) => later(answer.day, GAPS[Math.max(standing(answer), 0)]);

  /** The one question of a page that was never answered and comes first, and when; if there is one. A page
      is done on the day it was ticked, or when its quiz was first answered, and asks one a day. */
  function unseen(own, answerTo, answers, ticked) {
    const question = own.find((each) => !answerTo(each));
    const days = Object.values(answers ?? {}).map(({ day }) => day).sort();
    const done = [ticked?.day, days[0]].filter(Boolean).sort()[0];
    if (!question || !done) return [];
    const next = days.length ? later(days.at(-1), 1) : "";
    const first = later(done, UNSEEN);
    return [{ question, day: next > first ? next : first, standing: GAPS.length }];
  }

  /** Of `questions`, each with its quiz, id, hash and page: those that are `due` today, weakest first, and
      the day on which the `next` one comes. Those that are as weak as each other keep their order. */
  function due(questions, { quizzes = {}, pages = {} }, today) {
    const answerTo = ({ quiz, id, hash }) => {
      const answer = quizzes[quiz]?.[id];
      return answer?.hash === hash ? answer : undefined;
    };
    const found = questions.flatMap((question) => {
      const answer = answerTo(question);
      return answer ? [{ question, day: comes(answer), standing: standing(answer) }] : [];
    });
    for (const quiz of new Set(questions.map((question) => question.quiz))) {
      const own = questions.filter((question) => question.quiz === quiz);
      found.push(...unseen(own, answerTo, quizzes[quiz], pages[own[0].page]));
    }
    const isWeaker = (one, other) => one.standing - other.standing || one.day.localeCompare(other.day);
    return {
      due: found.filter(({ day }) => day <= today).sort(isWeaker).map(({ question }) => question),
      next: found.map(({ day }) => day).filter((day) => day > today).sort()[0],
    };
  }

  const isParallel = (one, other) => one.parallel === `${other.quiz}/${other.id}`;

  /** A round: the first of `questions` that are not parallel to each other, ten at most, and as far as they
      reach no two neighbours from one quiz. */
  function round(questions) {
    const left = [];
    for (const question of questions) {
      if (left.length < MOST && !left.some((each) => isParallel(each, question))) left.push(question);
    }
    const order = [];
    while (left.length) {
      const other = left.findIndex(({ quiz }) => quiz !== order.at(-1)?.quiz);
      order.push(...left.splice(Math.max(other, 0), 1));
    }
    return order;
  }

  /** A round of one question from each quiz in turn; those that were asked `before` come last. */
  function mixed(questions, before) {
    const turns = new Map(); // how many of each quiz, asked before or not, stand in front
    const placed = questions.map((question) => {
      const isOld = before.some(({ quiz, id }) => quiz === question.quiz && id === question.id);
      const key = `${question.quiz} ${isOld}`;
      const turn = turns.get(key) ?? 0;
      turns.set(key, turn + 1);
      return { question, turn: turn + (isOld ? questions.length : 0) };
    });
    return round(placed.sort((one, other) => one.turn - other.turn).map(({ question }) => question));
  }

  /** The days on which what is answered right `today`, and on each of these days, comes again. */
  const reminders = (today) =>
    GAPS.slice(1).reduce((days, gap) => [...days, later(days.at(-1) ?? today, gap)], []);

  window.handbookSpacing = Object.freeze({ due, round, mixed, reminders });
})();
