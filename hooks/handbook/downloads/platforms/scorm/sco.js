/** A self-check as a SCORM 1.2 object: it resumes, reports each answer, and commits at once. */
(() => {
  "use strict";

  const MOST_WINDOWS = 50; // frames within frames that may lie between us and the platform
  const started = Date.now();
  const form = document.querySelector("form");
  const part = (id) => document.getElementById(id);
  const questions = [...form.querySelectorAll("[data-question]")];
  let isHandedIn = false;
  let isOver = false;
  let firstInteraction = null; // its number in the platform, until what is handed in is taken

  const CALLS = ["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "LMSGetLastError"];

  /** The windows around `start`, itself first: each lies in a frame of the next. */
  function around(start) {
    const windows = [start];
    while (windows.length < MOST_WINDOWS && windows.at(-1).parent !== windows.at(-1)) {
      windows.push(windows.at(-1).parent);
    }
    return windows;
  }

  /** The API object of a window, or nothing: another thing by that name, or another site's window. */
  function apiOf(place) {
    try {
      return CALLS.every((call) => typeof place.API[call] === "function") ? place.API : null;
    } catch {
      return null;
    }
  }

  /** The platform's API, looked for in the windows around us, and in those around each one's opener. */
  function find() {
    const own = around(window);
    const openers = own.map((each) => {
      try {
        return each.opener;
      } catch {
        return null; // a window of another site
      }
    });
    const places = [...own, ...openers.filter(Boolean).flatMap(around)];
    return places.map(apiOf).find(Boolean) ?? null;
  }

  const api = find();

  /** What the platform answers, as text; nothing where it has no answer or breaks down. */
  function call(name, ...values) {
    try {
      return String(api[name](...values) ?? "");
    } catch {
      return "";
    }
  }

  const isStarted = api !== null && call("LMSInitialize", "") === "true"; // and so is ours to finish
  // a platform that started the page before us refuses a second start, and answers all the same
  const isOpen = isStarted || (api !== null && call("LMSGetValue", "cmi.core.lesson_status") !== "" && call("LMSGetLastError") === "0");
  const get = (name) => (isOpen ? call("LMSGetValue", name) : "");
  const set = (name, value) => isOpen && call("LMSSetValue", name, String(value)) === "true";

  const inputsOf = (question) => [...question.querySelectorAll("input")];
  const optionsOf = (question) => [...question.querySelectorAll("[data-option]")];
  // letters in their own order, whatever the order on the page
  const chosen = (question) => inputsOf(question).filter((input) => input.checked).map((input) => input.value).sort();
  const lettersOf = (question, isCorrect) =>
    optionsOf(question).filter((option) => "correct" in option.dataset === isCorrect).map((option) => option.dataset.option).sort();
  const correct = (question) => lettersOf(question, true);
  const isRight = (question) => chosen(question).join() === correct(question).join();

  /** What an answer is worth, from 0 to 1: the share of the right options that is chosen, less that of the wrong. */
  function worth(question) {
    const letters = chosen(question);
    const share = (isCorrect) => {
      const options = lettersOf(question, isCorrect);
      return options.filter((letter) => letters.includes(letter)).length / options.length;
    };
    return Math.max(0, share(true) - share(false));
  }

  const points = () => questions.reduce((sum, question) => sum + worth(question), 0);

  /** The options in another order, so that nobody remembers a place, and their reasons in the same. */
  function shuffle(question) {
    const labels = [...question.querySelectorAll("label")];
    const mixed = labels.map((label) => [Math.random(), label]).sort(([one], [other]) => one - other).map(([, label]) => label);
    question.querySelector("legend").after(...mixed);
    const places = mixed.map(({ control }) => control.value);
    const options = optionsOf(question).sort((one, other) => places.indexOf(one.dataset.option) - places.indexOf(other.dataset.option));
    question.querySelector("[data-answer] ul").append(...options);
  }

  /** Hours, minutes and seconds as SCORM 1.2 writes them; `hours` is how many digits they take. */
  function clock(seconds, hours) {
    const two = (number) => String(Math.floor(number) % 60).padStart(2, "0");
    return `${String(Math.floor(seconds / 3600)).padStart(hours, "0")}:${two(seconds / 60)}:${two(seconds)}`;
  }

  /** Lets the platform keep what is chosen, for another day; whether it took everything so far. */
  function keep() {
    const answers = questions.map((question) => chosen(question).join("")).join(",");
    set("cmi.suspend_data", `${form.dataset.fingerprint} ${isHandedIn ? 1 : 0} ${answers}`);
    set("cmi.core.exit", "suspend");
    set("cmi.core.session_time", clock((Date.now() - started) / 1000, 4));
    return isOpen && call("LMSCommit", "") === "true";
  }

  /** Chooses again what the platform kept of this edition of the questions. */
  function resume() {
    const [fingerprint, handedIn, answers = ""] = get("cmi.suspend_data").split(" ");
    if (fingerprint !== form.dataset.fingerprint) return;
    const kept = answers.split(",");
    questions.forEach((question, place) => {
      for (const input of inputsOf(question)) input.checked = (kept[place] ?? "").includes(input.value);
    });
    if (handedIn === "1") show();
  }

  /** Reports the score in per cent, the status, and each answer; whether the first two were taken. */
  function report() {
    const score = Math.round((100 * points()) / questions.length);
    const needed = parseFloat(get("cmi.student_data.mastery_score"));
    set("cmi.core.score.min", 0);
    set("cmi.core.score.max", 100);
    const hasScore = set("cmi.core.score.raw", score);
    // without a limit of the platform's own, a self-check can be done and not failed
    const status = Number.isNaN(needed) ? "completed" : score >= needed ? "passed" : "failed";
    const hasStatus = set("cmi.core.lesson_status", status);
    firstInteraction ??= parseInt(get("cmi.interactions._count"), 10) || 0;
    const now = new Date();
    const time = clock(now.getHours() * 3600 + now.getMinutes() * 60 + now.getSeconds(), 2);
    questions.forEach((question, place) => {
      const name = `cmi.interactions.${firstInteraction + place}`;
      set(`${name}.id`, question.id);
      set(`${name}.time`, time);
      set(`${name}.type`, "choice");
      set(`${name}.correct_responses.0.pattern`, correct(question).join());
      set(`${name}.student_response`, chosen(question).join());
      const value = worth(question);
      set(`${name}.result`, value === 1 ? "correct" : value === 0 ? "wrong" : value.toFixed(2));
    });
    return hasScore && hasStatus;
  }

  /** Says on the page which answers are right, with the reason for every option. */
  function show() {
    isHandedIn = true;
    for (const question of questions) {
      const key = correct(question);
      const partly = key.length > 1 && chosen(question).some((letter) => key.includes(letter));
      const verdict = question.querySelector(".verdict");
      verdict.textContent = form.dataset[isRight(question) ? "right" : partly ? "partly" : "wrong"];
      verdict.hidden = false;
      const answer = question.querySelector("[data-answer]");
      answer.hidden = false;
      answer.open = true;
      for (const input of inputsOf(question)) input.disabled = true;
    }
    const format = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
    const values = { points: format.format(points()), total: questions.length };
    part("result").textContent = part("result").dataset.score.replace(/\{(\w+)\}/g, (_, name) => values[name]);
    part("result").hidden = part("again").hidden = false;
    part("hand-in").hidden = true;
  }

  /** The page as before any answer is handed in. */
  function open() {
    isHandedIn = false;
    for (const question of questions) {
      question.querySelector(".verdict").hidden = true;
      question.querySelector("[data-answer]").hidden = true;
      shuffle(question);
      for (const input of inputsOf(question)) input.disabled = false;
    }
    part("result").hidden = part("again").hidden = true;
    part("hand-in").hidden = false;
  }

  function handIn() {
    const empty = questions.filter((question) => !chosen(question).length);
    if (empty.length) {
      const numbers = empty.map((question) => questions.indexOf(question) + 1).join(", ");
      part("missing").textContent = part("missing").dataset.say.replace("{numbers}", numbers);
      empty[0].querySelector("input").focus();
      return;
    }
    show();
    const isReported = report();
    const isKept = keep(); // now: browsers refuse what is sent while the window closes
    part("missing").textContent = isOpen && !(isReported && isKept) ? part("missing").dataset.refused : "";
    if (part("missing").textContent) {
      part("hand-in").hidden = false;
      return;
    }
    firstInteraction = null;
    part("result").focus();
  }

  function again() {
    form.reset();
    open();
    keep();
    questions[0].querySelector("input").focus();
  }

  function end() {
    if (isOver || !isOpen) return;
    isOver = true;
    keep();
    if (isStarted) call("LMSFinish", "");
  }

  if (!isOpen) part(api ? "silent" : "alone").hidden = false;
  if (["not attempted", "unknown", ""].includes(get("cmi.core.lesson_status"))) {
    set("cmi.core.lesson_status", "incomplete");
  }
  open();
  resume();
  form.addEventListener("change", () => {
    part("missing").textContent = "";
    keep();
  });
  part("hand-in").addEventListener("click", handIn);
  part("again").addEventListener("click", again);
  window.addEventListener("pagehide", end);
})();
