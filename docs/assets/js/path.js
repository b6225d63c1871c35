/* builds on: fill, progress */
/** Shows on a path what is done, how many minutes are left, and the next step; what a reader may leave
    out is counted apart. */
(() => {
  "use strict";

  const { read, follow, dayInWords } = window.handbookProgress;
  const fill = window.handbookFill;

  function show(path) {
    const { pages } = read();
    const steps = [...path.querySelectorAll("[data-page]")];
    const isLeft = (step) => !pages[step.dataset.page];
    const isOptional = (step) => "optional" in step.dataset;
    const left = steps.filter(isLeft);
    for (const step of steps) {
      const mark = step.querySelector("[data-done]");
      const done = pages[step.dataset.page];
      mark.hidden = !done;
      mark.textContent = done ? fill(mark.dataset.done, { day: dayInWords(done.day) }) : "";
    }
    const box = path.querySelector(".path__progress");
    const [told, next] = box.querySelectorAll("p");
    const tell = (place, text, some) => {
      const open = some.filter(isLeft);
      const minutes = open.reduce((sum, step) => sum + Number(step.dataset.minutes), 0);
      place.textContent = fill(text, { done: some.length - open.length, total: some.length, minutes });
    };
    // what may be left out is told of, and counted, once the rest is done
    const needed = steps.filter((step) => !isOptional(step));
    const optional = steps.filter(isOptional);
    const isEnough = !needed.some(isLeft);
    if (!isEnough) tell(told, told.dataset.some, needed);
    else if (left.length) tell(told, told.dataset.enough, needed);
    else tell(told, told.dataset.all, steps);
    next.hidden = !left.length;
    if (left.length) {
      tell(next.firstElementChild, isEnough ? next.dataset.more : next.dataset.next, optional);
      next.lastElementChild.replaceWith(left[0].querySelector("a").cloneNode(true));
    }
    box.hidden = false;
  }

  for (const path of document.querySelectorAll('[data-module="path"]')) {
    follow(() => show(path));
  }
})();
