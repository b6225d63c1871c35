/* builds on: fill, progress */
/** Lets the reader tick a page as done, and remembers the day. */
(() => {
  "use strict";

  const { read, write, follow, today, dayInWords } = window.handbookProgress;
  const fill = window.handbookFill;

  function start(block) {
    const { page } = block.dataset;
    const box = block.querySelector("input");
    const status = block.querySelector('[role="status"]');
    const show = () => {
      const done = read().pages[page];
      box.checked = Boolean(done);
      status.textContent = done ? fill(status.dataset.done, { day: dayInWords(done.day) }) : "";
    };
    box.addEventListener("change", () => {
      const progress = read();
      if (box.checked) progress.pages[page] = { day: today() };
      else delete progress.pages[page];
      const kept = write(progress);
      show();
      if (!kept) status.textContent = status.dataset.refused;
    });
    follow(show);
    block.hidden = false;
  }

  document.querySelectorAll('[data-module="done"]').forEach(start);
})();
