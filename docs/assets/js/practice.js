/* builds on: fill, load, progress, shuffle, spacing */
/** Rounds of questions: mixed, for all or for one role, or those that are due on this device.

    The questions and what runs them are fetched when the reader begins a round, and at once for who
    has something stored. */
(() => {
  "use strict";

  const { read, follow, today, dayInWords } = window.handbookProgress;
  const { due, round, mixed } = window.handbookSpacing;
  const { shuffled } = window.handbookShuffle;
  const fill = window.handbookFill;

  /** The questions as the build wrote them, each led to its page as the list on this page leads there. */
  function written(block) {
    const { body } = new DOMParser().parseFromString(window.handbookQuestions, "text/html");
    const pages = new Map([...block.querySelectorAll("a[data-page]")].map((link) => [link.dataset.page, link.href]));
    return [...body.children].map((element) => {
      const { question: id, from: quiz, hash, page, parallel } = element.dataset;
      for (const link of element.querySelectorAll("a")) link.href = pages.get(page) + link.getAttribute("href");
      return { id, quiz, hash, page, parallel, element };
    });
  }

  function isAnythingStored() {
    const { quizzes, pages } = read();
    return Object.keys({ ...quizzes, ...pages }).length > 0;
  }

  /** A reader who comes from a path is asked what is for its role. */
  function chooseRole(chooser) {
    const role = new URLSearchParams(location.search).get("path");
    const own = [...chooser.options].find((option) => role && option.value === role);
    if (own) own.selected = true;
  }

  function start(block) {
    const form = block.querySelector("form");
    const pool = form.querySelector("[data-questions]");
    const status = block.querySelector(".practice__round");
    const howto = block.querySelector("[data-howto]");
    const chooser = block.querySelector("select");
    const first = block.querySelector("[data-begin]");

    let questions = [];
    let current = [];
    let fetching = null;

    async function fetchQuestions() {
      status.textContent = status.dataset.loading;
      await window.handbookLoad([block.dataset.bank]);
      questions = written(block);
      pool.replaceChildren(...questions.map(({ element }) => element));
      await window.handbookLoad(block.dataset.near.split(" ")); // quiz.js brings them to life
    }

    /** Whether the questions are there: fetched once, and tried again where that failed. */
    async function isReady() {
      try {
        await (fetching ??= fetchQuestions());
      } catch {
        fetching = null;
        status.textContent = status.dataset.failed;
      }
      first.hidden = Boolean(fetching);
      return Boolean(fetching);
    }

    /** What the next round asks, and what is told of it. */
    function next() {
      if (chooser) {
        const { quizzes } = chooser.selectedOptions[0].dataset;
        const own = questions.filter(({ quiz }) => !quizzes || quizzes.split(" ").includes(quiz));
        return { asks: mixed(shuffled(own), current), of: own.length };
      }
      const waits = due(shuffled(questions), read(), today());
      return { asks: round(waits.due), of: waits.due.length, next: waits.next };
    }

    async function begin() {
      // with nothing stored nothing is due, and that is told without them
      if ((chooser || isAnythingStored()) && !(await isReady())) return;
      const { asks, of, next: day } = next();
      current = asks;
      const elements = asks.map(({ element }) => element);
      for (const { element } of questions) element.hidden = !elements.includes(element);
      pool.append(...elements);
      elements.forEach((element, place) => {
        const number = element.querySelector(".quiz__number");
        number.textContent = fill(form.dataset.number, { number: place + 1, total: elements.length });
      });
      const none = [status.dataset.none, day ? fill(status.dataset.next, { day: dayInWords(day) }) : ""];
      status.textContent = asks.length ? fill(status.dataset.round, { count: asks.length, of }) : none.join(" ").trim();
      form.hidden = !asks.length;
      if (howto) howto.hidden = Boolean(asks.length || day);
      form.reset();
    }

    /** What is due may have changed elsewhere: a round that nobody has begun follows, one begun stays. */
    function look() {
      if (!form.querySelector("input:checked")) return begin();
      status.textContent = fill(status.dataset.round, { count: current.length, of: next().of });
    }

    async function beginAndGo() {
      await begin();
      current[0]?.element.querySelector("legend").focus();
    }

    first.addEventListener("click", beginAndGo);
    const again = form.querySelector("[data-new]");
    again.addEventListener("click", beginAndGo);
    again.hidden = false;
    block.querySelector("[data-without]").hidden = true;
    if (chooser) {
      chooseRole(chooser);
      chooser.addEventListener("change", begin);
      chooser.closest("[data-choose]").hidden = false;
    }
    first.hidden = !chooser;
    if (!chooser || isAnythingStored()) begin();
    if (!chooser) follow(look);
  }

  document.querySelectorAll('[data-module="practice"]').forEach(start);
})();
