/* builds on: fill, progress */
/** Rounds of questions: one from each principle, or those that are due on this device. */
(() => {
  "use strict";

  const { read, follow, today, dayInWords } = window.handbookProgress;
  const fill = window.handbookFill;
  const RETURNS = [2, 7, 30]; // days after a page is done: spacing helps memory, and simple steps do as well as fine ones
  const MISSED = 1; // days until a missed question comes back: what is asked again at once is not remembered
  const MOST = 10; // questions in a round
  const DAY = 86_400_000; // milliseconds

  const daysSince = (day) => Math.round((Date.parse(today()) - Date.parse(day)) / DAY);
  const daysAfter = (day, days) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

  function shuffled(items) {
    const mixed = [...items];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = Math.floor(Math.random() * (last + 1));
      [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
    }
    return mixed;
  }

  /** One question from each quiz, in any order, and none of those that were asked `before`. */
  function mixed(questions, before) {
    const others = questions.filter((question) => !before.includes(question));
    const one = new Map(shuffled(others).map((question) => [question.dataset.from, question]));
    return { due: shuffled(one.values()) };
  }

  /** The questions in an order in which neighbours are from different quizzes, as far as they reach. */
  function spread(questions) {
    const places = new Map(); // how many of each quiz stand before
    const turn = questions.map((question) => {
      const before = places.get(question.dataset.from) ?? 0;
      places.set(question.dataset.from, before + 1);
      return [before, question];
    });
    return turn.sort(([one], [other]) => one - other).map(([, question]) => question);
  }

  /** The missed ones, and one for each page that was done long enough ago; else when the next comes. */
  function repeat(questions) {
    const { quizzes, pages } = read();
    const answerTo = (question) => {
      const answer = quizzes[question.dataset.from]?.[question.dataset.question];
      return answer?.hash === question.dataset.hash ? answer : undefined;
    };
    const dayOf = (question) => answerTo(question)?.day ?? "";
    const missed = questions.filter((question) => answerTo(question)?.right === false);
    const due = missed.filter((question) => daysSince(dayOf(question)) >= MISSED);
    const comes = missed.filter((question) => !due.includes(question)).map((question) => daysAfter(dayOf(question), MISSED));
    for (const [page, { day }] of Object.entries(pages)) {
      const own = questions.filter((question) => question.dataset.page === page);
      if (!own.length) continue;
      const next = RETURNS.find((days) => days > daysSince(day));
      if (next) comes.push(daysAfter(day, next));
      const passed = RETURNS.filter((days) => days <= daysSince(day)).pop();
      const isAsked = own.some((question) => dayOf(question) >= daysAfter(day, passed ?? 0));
      if (!passed || isAsked || own.some((question) => missed.includes(question))) continue;
      due.push(own.reduce((oldest, each) => (dayOf(each) < dayOf(oldest) ? each : oldest)));
    }
    return { due, next: comes.sort()[0] };
  }

  function start(block) {
    const form = block.querySelector("form");
    const pool = form.querySelector("[data-questions]");
    const status = block.querySelector(".practice__round");
    const howto = block.querySelector("[data-howto]");
    const choose = block.dataset.practice === "mixed" ? mixed : repeat;

    let round = [];

    function begin() {
      const questions = [...pool.children];
      const { due, next } = choose(questions, round);
      round = spread(due.slice(0, MOST));
      for (const question of questions) question.hidden = !round.includes(question);
      pool.append(...round);
      round.forEach((question, place) => {
        const number = question.querySelector("[data-number]");
        number.textContent = fill(number.dataset.number, { number: place + 1, total: round.length });
      });
      const values = { count: round.length, due: due.length };
      const none = [status.dataset.none, next ? fill(status.dataset.next, { day: dayInWords(next) }) : ""];
      status.textContent = round.length ? fill(status.dataset.round, values) : none.join(" ").trim();
      form.hidden = !round.length;
      if (howto) howto.hidden = Boolean(round.length || next);
      form.reset();
    }

    /** What is due may have changed elsewhere: a round that nobody has begun follows, one begun stays. */
    function look() {
      if (!form.querySelector("input:checked")) return begin();
      const { due } = repeat([...pool.children]);
      status.textContent = fill(status.dataset.round, { count: round.length, due: due.length });
    }

    const again = form.querySelector("[data-new]");
    again.addEventListener("click", () => {
      begin();
      round[0]?.querySelector("legend").focus();
    });
    again.hidden = false;
    block.querySelector("[data-without]").hidden = true;
    // which principle a case is about is for the reader to find out
    for (const heading of pool.querySelectorAll("[data-principle]")) heading.remove();
    begin();
    if (choose === repeat) follow(look);
  }

  document.querySelectorAll('[data-module="practice"]').forEach(start);
})();
