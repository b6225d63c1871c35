/* builds on: fill, progress, shuffle, streak */
/** Self-checks and rounds: one question at a time, options in any order, the missed ones once more. */
(() => {
  "use strict";

  const { read, write, follow, today } = window.handbookProgress;
  const { answered: remembered } = window.handbookStreak;
  const fill = window.handbookFill;
  const { shuffleOptions } = window.handbookShuffle;

  /** Writes the sentence kept in `element`'s data-`name`, with `values` in its {places}. */
  function say(element, name, values = {}) {
    element.textContent = fill(element.dataset[name], values);
    element.hidden = false;
  }

  const questionsOf = (form) => [...form.querySelectorAll("[data-question]:not([hidden])")];
  /** Those that one steps through: all, but when the missed ones are tried again those alone. */
  const stepsOf = (form) => questionsOf(form).filter((question) => !("rests" in question.dataset));
  const missed = (question) => question.dataset.verdict !== "right";
  const isRound = (form) => !form.dataset.quiz;
  /** What was missed in a round and has not come again: it does once all are answered. */
  const owed = (form) => {
    const questions = questionsOf(form);
    if (!isRound(form) || !questions.every(({ dataset }) => dataset.verdict)) return [];
    return questions.filter(({ dataset }) => dataset.missed === "once");
  };
  const hasSeveral = (question) => question.querySelector("input").type === "checkbox";
  const isCorrect = (option) => "correct" in option.dataset;
  const optionsOf = (question) => [...question.querySelectorAll("[data-option]")];

  /** What an answer is worth, from 0 to 1: the share of the right options that is chosen, less that of the wrong. */
  function worth(options, isChosen) {
    const right = options.filter(isCorrect);
    const wrong = options.filter((option) => !isCorrect(option));
    return Math.max(0, right.filter(isChosen).length / right.length - wrong.filter(isChosen).length / wrong.length);
  }

  /** The question `by` steps from the one in sight; after the last comes the first without an answer. */
  function stepTo(form, by) {
    const steps = stepsOf(form);
    const now = steps.findIndex((question) => "current" in question.dataset);
    const left = (question, place) => place !== now && !question.dataset.verdict;
    return steps[now + by] ?? (by > 0 ? steps.find(left) : undefined);
  }

  /** Tells which question is in sight, and offers the ways from it that there are. */
  function show(form, question) {
    for (const each of form.querySelectorAll("[data-question]")) {
      each.toggleAttribute("data-current", each === question);
    }
    offerSteps(form);
  }

  function offerSteps(form) {
    const owes = owed(form).length > 0;
    for (const button of form.querySelectorAll("[data-step]")) {
      const by = Number(button.dataset.step);
      button.hidden = form.dataset.pace !== "one" || !(stepTo(form, by) || (owes && by > 0));
    }
    const questions = questionsOf(form);
    const isMissed = questions.every(({ dataset }) => dataset.verdict) && questions.some(missed);
    form.querySelector("[data-retry]").hidden = owes ? form.dataset.pace === "one" : !isMissed;
    const pace = form.querySelector("[data-pace-choice]");
    pace.textContent = pace.dataset[form.dataset.pace === "one" ? "all" : "one"];
    pace.hidden = stepsOf(form).length < 2;
  }

  /** Leads to `question`; its legend takes the focus, so that its number and text are read. */
  function goTo(form, question) {
    if (!question) return;
    show(form, question);
    question.querySelector("legend").focus();
  }

  /** A step on or back; after the last question of a round those that were missed come once more. */
  function step(form, by) {
    const next = stepTo(form, by);
    if (!next && by > 0 && owed(form).length) askAgain(form);
    else goTo(form, next);
  }

  /** What was missed once more: in a round before it ends, and after the end as often as one likes. */
  function askAgain(form) {
    const before = owed(form);
    for (const question of before) {
      question.dataset.missed = "again";
      const number = question.querySelector(".quiz__number");
      number.textContent = fill(form.dataset.again, { question: number.textContent });
    }
    reopen(form, before.length ? before : questionsOf(form).filter(missed));
  }

  /** All questions at once, or one at a time from the one that was in sight. */
  function changePace(form) {
    form.dataset.pace = form.dataset.pace === "one" ? "all" : "one";
    goTo(form, form.querySelector("[data-current]"));
  }

  /** The arrow keys step too, but where they choose among options. */
  function stepByKey(form, event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const isOwn = event.target.type === "radio" || event.altKey || event.ctrlKey || event.metaKey;
    if (!by || isOwn || form.dataset.pace !== "one") return;
    event.preventDefault();
    step(form, by);
  }

  /** Says on the page whether the chosen options are right, and why. */
  function check(form, question, sure = false) {
    const status = question.querySelector('[role="status"]');
    const key = question.querySelector("[data-answer]");
    const chosen = [...question.querySelectorAll("input:checked")].map((input) => input.value);
    if (!chosen.length) {
      delete question.dataset.verdict;
      status.textContent = form.dataset[hasSeveral(question) ? "chooseSeveral" : "chooseOne"];
      sumUp(form);
      return;
    }
    const options = optionsOf(question);
    const isChosen = (option) => chosen.includes(option.dataset.option);
    const right = options.every((option) => isCorrect(option) === isChosen(option));
    // only a question with several right answers can be partly right
    const partly = options.some((option) => isCorrect(option) && isChosen(option));
    question.dataset.verdict = right ? "right" : partly ? "partly" : "wrong";
    if (!question.dataset.missed) question.dataset.worth = worth(options, isChosen);
    const sentence = document.createElement("p");
    sentence.className = "quiz__verdict";
    sentence.textContent = form.dataset[question.dataset.verdict];
    status.replaceChildren(sentence, reasons(form, question, options, isChosen));
    if (!right) status.append(...whatNext(form, key, sure));
    key.hidden = false;
    remember(form, question, { right, sure });
    if (!right && isRound(form)) question.dataset.missed ??= "once";
    show(form, question);
    sumUp(form);
  }

  /** The reasons for what was chosen and for what is right, in the order of the options. */
  function reasons(form, question, options, isChosen) {
    const { yours, yoursRight, yoursWrong } = form.dataset;
    const markOf = (option) => (!hasSeveral(question) ? yours : isCorrect(option) ? yoursRight : yoursWrong);
    const list = document.createElement("ul");
    for (const option of options.filter((each) => isChosen(each) || isCorrect(each))) {
      const reason = option.cloneNode(true);
      const mark = reason.querySelector(".quiz__mark");
      if (isChosen(option)) mark.textContent = markOf(option);
      list.append(reason);
    }
    return list;
  }

  /** After a miss: the way to the section that teaches it, and what it means to have been sure. */
  function whatNext(form, key, sure) {
    const told = document.createElement("p");
    told.textContent = form.dataset.sureMissed;
    return [key.querySelector(":scope > p").cloneNode(true), ...(sure ? [told] : [])];
  }

  /** Stores the answer under the question's id and the fingerprint of its content. */
  function remember(form, { dataset: { from, question, hash } }, answer) {
    const progress = read();
    const answers = (progress.quizzes[from] ??= {});
    const before = answers[question]?.hash === hash ? answers[question] : undefined;
    answers[question] = { hash, ...remembered(before, answer, today()) };
    if (!write(progress)) say(form.querySelector("[data-refused]"), "refused");
    const erased = form.querySelector("[data-erased]");
    if (erased) erased.textContent = "";
  }

  const inWords = (points) =>
    new Intl.NumberFormat(document.documentElement.dataset.locale, { maximumFractionDigits: 1 }).format(points);

  /** After the last answer: what they are worth, and where to read about the others. */
  function sumUp(form) {
    const questions = questionsOf(form);
    const answered = questions.filter((question) => question.dataset.verdict);
    form.dataset.state = answered.length ? "answered" : "initial";
    const done = answered.length === questions.length && !owed(form).length;
    // what is right the second time is learnt from, and not counted
    const wrong = done ? questions.filter((question) => missed(question) || question.dataset.missed) : [];
    const score = form.querySelector("[data-score]");
    const points = questions.reduce((sum, question) => sum + Number(question.dataset.worth), 0);
    if (done) say(score, "score", { points: inWords(points), total: questions.length });
    else score.textContent = "";
    const links = wrong.map((question) => question.querySelector("[data-answer] a"));
    const sections = new Map(links.map((link) => [link.href, link]));
    const list = form.querySelector("[data-read] ul");
    list.replaceChildren(
      ...[...sections.values()].map((link) => {
        const row = document.createElement("li");
        row.append(link.cloneNode(true));
        return row;
      }),
    );
    form.querySelector("[data-read]").hidden = !wrong.length;
    form.querySelector("[data-tomorrow]").hidden = !done || !Object.keys(read().quizzes).length;
    form.querySelector("[data-restart]")?.toggleAttribute("hidden", !done);
    offerSteps(form);
  }

  /** Opens `questions` anew and leads to the first, while all others rest. */
  function reopen(form, questions) {
    for (const question of questionsOf(form)) {
      question.toggleAttribute("data-rests", !questions.includes(question));
    }
    for (const question of questions) {
      for (const input of question.querySelectorAll("input")) input.checked = false;
      close(question);
      shuffleOptions(question);
    }
    sumUp(form);
    goTo(form, questions[0]);
  }

  /** Every question as before any answer, and the first in sight. */
  function begin(form) {
    for (const question of form.querySelectorAll("[data-question]")) {
      question.removeAttribute("data-rests");
      delete question.dataset.missed;
      close(question);
    }
    show(form, questionsOf(form)[0]);
    sumUp(form);
  }

  /** Another choice than the one that was checked: what was said of it no longer holds. */
  function takeBack(form, question) {
    if (!question.dataset.verdict) return;
    close(question);
    sumUp(form);
  }

  /** The question as before any answer: its button in reach, its reasons out of sight. */
  function close(question) {
    const key = question.querySelector("[data-answer]");
    delete question.dataset.verdict;
    question.querySelector('[role="status"]').replaceChildren();
    question.querySelector("[data-check]").hidden = false;
    key.open = false;
    key.hidden = true;
  }

  /** Tells what the browser remembers from before of the questions as they are now. */
  function tellBefore(form) {
    const stored = read().quizzes[form.dataset.quiz] ?? {};
    const questions = questionsOf(form);
    const known = questions
      .map((question) => [stored[question.dataset.question], question.dataset.hash])
      .filter(([answer, hash]) => answer?.hash === hash);
    const right = known.filter(([answer]) => answer.right).length;
    const before = form.querySelector("[data-before]");
    say(before, "before", { answered: known.length, total: questions.length, right });
    before.hidden = !known.length;
  }

  /** Forgets the answers to this quiz; those to others stay. */
  function erase(form) {
    const progress = read();
    delete progress.quizzes[form.dataset.quiz];
    if (write(progress)) say(form.querySelector("[data-erased]"), "erased");
    else say(form.querySelector("[data-refused]"), "refused");
    form.querySelector("[data-before]").hidden = true;
  }

  /** Paper cannot ask: it gets the answers at the end, under a heading of their own. */
  function printKey(form) {
    const key = form.querySelector(".quiz__key");
    const heading = document.createElement("h3");
    heading.textContent = key.dataset.heading;
    const answers = questionsOf(form).map((question) => {
      const answer = document.createElement("div");
      const asked = document.createElement("p");
      asked.textContent = question.querySelector(".quiz__number").textContent;
      answer.append(asked, question.querySelector("[data-answer] ul").cloneNode(true));
      return answer;
    });
    key.replaceChildren(heading, ...answers);
    key.hidden = false;
  }

  function unprintKey(form) {
    const key = form.querySelector(".quiz__key");
    key.replaceChildren();
    key.hidden = true;
  }

  /** A second button checks the answer of a reader who is sure of it. */
  function offerSure(form, question) {
    const button = question.querySelector("[data-check]");
    const sure = button.cloneNode();
    delete sure.dataset.check;
    sure.className = "button button--quiet";
    sure.textContent = form.dataset.sure;
    sure.hidden = false;
    sure.addEventListener("click", () => check(form, question, true));
    button.after(sure);
  }

  /** Brings the buttons to life and puts the answers out of sight. */
  function start(form) {
    form.dataset.pace = "one";
    for (const question of form.querySelectorAll("[data-question]")) {
      question.querySelector("legend").tabIndex = -1;
      question.querySelector("[data-check]").addEventListener("click", () => check(form, question));
      offerSure(form, question);
      question.addEventListener("change", () => takeBack(form, question));
    }
    const on = (name, act) => form.querySelector(name)?.addEventListener("click", act);
    on("[data-retry]", () => askAgain(form));
    on("[data-restart]", () => {
      form.reset();
      goTo(form, questionsOf(form)[0]);
    });
    on("[data-erase]", () => erase(form));
    on("[data-pace-choice]", () => changePace(form));
    for (const button of form.querySelectorAll("[data-step]")) {
      button.addEventListener("click", () => step(form, Number(button.dataset.step)));
    }
    form.addEventListener("keydown", (event) => stepByKey(form, event));
    form.addEventListener("reset", () => {
      form.querySelectorAll("[data-question]").forEach(shuffleOptions);
      begin(form);
    });
    // those that stood before this script was there are in their order, and may be under somebody's hand
    if (!form.dataset.near) form.querySelectorAll("[data-question]").forEach(shuffleOptions);
    begin(form);
    window.addEventListener("beforeprint", () => printKey(form));
    window.addEventListener("afterprint", () => unprintKey(form));
    form.querySelector("[data-stored]").hidden = false;
    if (form.dataset.quiz) follow(() => tellBefore(form));
  }

  document.querySelectorAll('[data-module="quiz"]').forEach(start);
})();
