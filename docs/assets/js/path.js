/* builds on: fill, progress */
/** Shows on a path what is done, how many minutes are left, and the next step. */
(() => {
  "use strict";

  const { read, follow, dayInWords } = window.handbookProgress;
  const fill = window.handbookFill;

  function show(path) {
    const { pages } = read();
    const steps = [...path.querySelectorAll("[data-page]")];
    const left = steps.filter((step) => !pages[step.dataset.page]);
    for (const step of steps) {
      const mark = step.querySelector("[data-done]");
      const done = pages[step.dataset.page];
      mark.hidden = !done;
      mark.textContent = done ? fill(mark.dataset.done, { day: dayInWords(done.day) }) : "";
    }
    const box = path.querySelector(".path__progress");
    const [counted, next] = box.querySelectorAll("p");
    const minutes = left.reduce((sum, step) => sum + Number(step.dataset.minutes), 0);
    const values = { done: steps.length - left.length, total: steps.length, minutes };
    counted.textContent = fill(left.length ? counted.dataset.some : counted.dataset.all, values);
    next.hidden = !left.length;
    if (left.length) next.lastElementChild.replaceWith(left[0].querySelector("a").cloneNode(true));
    box.hidden = false;
  }

  for (const path of document.querySelectorAll('[data-module="path"]')) {
    follow(() => show(path));
  }
})();
