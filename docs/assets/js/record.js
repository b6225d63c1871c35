/* builds on: fill, leaving, progress */
/** The reader's own learning record, filled from what this browser remembers. */
(() => {
  "use strict";

  const { read, follow, today, dayInWords } = window.handbookProgress;
  const fill = window.handbookFill;

  /** Shows the rows of the chosen path that are done, each with its day, counts those that may be left out
      apart, and tells the time that reading them takes; gives how many are done. */
  function showPages(section, pages) {
    const rows = [...section.querySelectorAll("[data-page]")];
    const done = rows.filter((row) => pages[row.dataset.page]);
    for (const row of rows) row.hidden = !done.includes(row);
    for (const row of done) row.querySelector("[data-day]").textContent = dayInWords(pages[row.dataset.page].day);
    const isOptional = ({ dataset }) => "optional" in dataset;
    for (const count of section.querySelectorAll("[data-count]")) {
      const some = rows.filter((row) => isOptional(row) === isOptional(count));
      const told = { done: some.filter((row) => !row.hidden).length, total: some.length };
      count.textContent = fill(count.dataset.count, told);
    }
    const reading = section.querySelector("[data-reading]");
    const minutes = done.reduce((sum, row) => sum + Number(row.dataset.minutes), 0);
    reading.textContent = fill(reading.dataset.reading, { minutes });
    reading.hidden = section.querySelector("table").hidden = !done.length;
    return done.length;
  }

  /** Counts the answers to the questions as they are now; whether there are any. */
  function showQuiz(row, answers) {
    const now = row.dataset.hashes.trim().split(" ").map((pair) => pair.split("="));
    const known = now.filter(([id, hash]) => answers?.[id]?.hash === hash).map(([id]) => answers[id]);
    row.hidden = !known.length;
    if (!known.length) return false;
    const score = row.querySelector("[data-score]");
    const right = known.filter((answer) => answer.right).length;
    score.textContent = fill(score.dataset.score, { right, answered: known.length });
    const answered = row.querySelector("[data-answered]");
    answered.textContent = fill(answered.dataset.answered, { right: known.length, answered: now.length });
    row.querySelector("[data-day]").textContent = dayInWords(known.map((answer) => answer.day).sort().pop());
    return true;
  }

  function start(block) {
    const sections = [...block.querySelectorAll("[data-path]")];
    const rows = [...block.querySelectorAll("[data-quiz-row]")];
    const chooser = block.querySelector("select");
    let isChosen = false; // until then the path with most pages done is shown
    const choose = () => {
      for (const section of sections) section.hidden = section.dataset.path !== chooser.value;
    };
    chooser.addEventListener("change", () => {
      isChosen = true;
      choose();
    });
    const made = block.querySelector("[data-made]");

    follow(() => {
      const { pages, quizzes } = read();
      const counts = sections.map((section) => showPages(section, pages));
      if (!isChosen) chooser.value = sections[counts.indexOf(Math.max(...counts))].dataset.path;
      choose();
      const taken = rows.filter((row) => showQuiz(row, quizzes[row.dataset.quizRow]));
      block.querySelector("[data-none]").hidden = taken.length > 0;
      rows[0].closest("table").hidden = block.querySelector("[data-counts]").hidden = !taken.length;
      made.textContent = fill(made.dataset.made, { day: dayInWords(today()) });
    });

    const typed = ["name", "hours"].map((what) => ({
      field: block.querySelector(`#record-${what}`),
      printed: block.querySelector(`[data-${what}]`), // a field cuts off what it has no room for
    }));
    for (const { field, printed } of typed) {
      field.addEventListener("input", () => {
        printed.textContent = field.value;
      });
    }
    window.handbookLeaving(() => {
      for (const { field, printed } of typed) field.value = printed.textContent = "";
    });
    block.querySelector("[data-print]").addEventListener("click", () => window.print());
    block.querySelector("[data-without]").hidden = true;
    block.querySelector("[data-sheet]").hidden = false;
  }

  document.querySelectorAll('[data-module="record"]').forEach(start);
})();
