/* builds on: fill, progress */
/** Shows what the browser remembers, erases it on request, and turns the shortcut keys off. */
(() => {
  "use strict";

  const { read, write, erase, follow } = window.handbookProgress;
  const fill = window.handbookFill;
  const blocks = [...document.querySelectorAll('[data-module="preferences"]')];

  const say = (block, name) => {
    const status = block.querySelector('[role="status"]');
    status.textContent = status.dataset[name];
  };

  /** Each quiz has its row ready in the page; one that is stored and gone is shown by its id. */
  function row(list, quiz) {
    const ready = list.querySelector(`[data-quiz="${CSS.escape(quiz)}"]`);
    if (ready) return ready;
    const made = document.createElement("li");
    made.dataset.quiz = made.dataset.title = quiz;
    list.prepend(made);
    return made;
  }

  function showStored(list) {
    const { quizzes, pages, settings, aside } = read();
    for (const known of list.querySelectorAll("[data-quiz]")) known.hidden = true;
    for (const [quiz, answers] of Object.entries(quizzes)) {
      const shown = row(list, quiz);
      const all = Object.values(answers);
      const values = {
        title: shown.dataset.title,
        answered: all.length,
        right: all.filter((answer) => answer.right).length,
      };
      shown.textContent = fill(list.dataset.row, values);
      shown.hidden = false;
    }
    const ticked = list.querySelector("[data-pages]");
    const count = Object.keys(pages).length;
    ticked.textContent = fill(ticked.dataset.pages, { count });
    ticked.hidden = !count;
    list.querySelector("[data-shortcuts-off]").hidden = settings.shortcuts;
    list.querySelector("[data-aside]").hidden = aside === undefined;
    list.hidden = ![...list.children].some((each) => !each.hidden);
    list.parentElement.querySelector("[data-none]").hidden = !list.hidden;
  }

  function show() {
    for (const block of blocks) {
      const list = block.querySelector("[data-rows]");
      const box = block.querySelector("[data-shortcuts]");
      if (list) showStored(list);
      if (box) box.checked = !read().settings.shortcuts;
    }
  }

  function startProgress(block) {
    const button = block.querySelector("[data-erase]");
    const confirm = block.querySelector(".preferences__confirm");
    const ask = (open) => {
      confirm.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      (open ? confirm.querySelector("p") : button).focus();
    };
    const answer = (word) => {
      ask(false);
      show();
      say(block, word);
    };
    button.addEventListener("click", () => ask(confirm.hidden));
    block.querySelector("[data-yes]").addEventListener("click", () => answer(erase() ? "erased" : "refused"));
    block.querySelector("[data-no]").addEventListener("click", () => answer("kept"));
    button.hidden = false;
  }

  function startShortcuts(block) {
    const box = block.querySelector("[data-shortcuts]");
    box.addEventListener("change", () => {
      const progress = read();
      progress.settings.shortcuts = !box.checked;
      const kept = write(progress);
      show();
      say(block, kept ? (box.checked ? "off" : "on") : "refused");
    });
    block.querySelector("[data-without-script]").hidden = true;
    block.querySelector("label").hidden = false;
  }

  for (const block of blocks) {
    if (block.querySelector("[data-rows]")) startProgress(block);
    if (block.querySelector("[data-shortcuts]")) startShortcuts(block);
  }
  follow(show);
})();
