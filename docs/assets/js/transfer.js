/* builds on: download, fill, opened, progress */
/* Progress that moves to another browser: saved to a file of the reader's own, and read in from one. */
(() => {
  "use strict";

  const LARGEST = 1e6; // bytes; all answers and pages of the handbook are a tenth of that
  const { contentOf, parsed, read, write, today } = window.handbookProgress;
  const { kindOf, textOf } = window.handbookOpened;
  const fill = window.handbookFill;

  /** Of what both have, the later; days are written so that they sort as text. */
  function later(mine, theirs) {
    const both = { ...mine };
    for (const [id, item] of Object.entries(theirs)) {
      if (!(both[id]?.day > item.day)) both[id] = item;
    }
    return both;
  }

  /** How many parts of `from` are not in `to`, each with all below it counted once. */
  function leftOf(from, to) {
    const parts = from !== null && typeof from === "object" ? Object.entries(from) : [];
    return parts.reduce((left, [key, part]) => left + (Object.hasOwn(to, key) ? leftOf(part, to[key]) : 1), 0);
  }

  /** Adds the progress in a file's `text` to what is stored; gives the sentences that say so. */
  function add(text, name, told) {
    const found = parsed(text);
    if (!found) return [fill(told.foreign, { kind: kindOf(text, name, told) })];
    const pages = Object.keys(found.pages).length;
    const answers = Object.values(found.quizzes).flatMap(Object.keys).length;
    const left = leftOf(JSON.parse(text), found);
    const more = left ? [fill(told.left, { left })] : [];
    if (!pages && !answers) return [told.empty, ...more];
    const progress = read();
    progress.pages = later(progress.pages, found.pages);
    for (const [id, answered] of Object.entries(found.quizzes)) {
      progress.quizzes[id] = later(progress.quizzes[id] ?? {}, answered);
    }
    if (!write(progress)) return [told.refused];
    return [fill(told.imported, { pages, answers }), ...more];
  }

  function start(block) {
    const status = block.querySelector('[role="status"]');
    block.querySelector("[data-export]").addEventListener("click", () => {
      const name = window.handbookFileName("ips-handbook-progress.json", today());
      window.handbookDownload(name, JSON.stringify(contentOf(read()), null, 1), "application/json");
    });
    const chooser = block.querySelector("[data-import]");
    chooser.addEventListener("change", async () => {
      const [file] = chooser.files;
      if (!file) return;
      const text = await textOf(file, LARGEST);
      chooser.value = ""; // the same file can be chosen once more
      status.textContent =
        text === undefined ? status.dataset.large : add(text, file.name, status.dataset).join(" ");
    });
    for (const part of block.querySelectorAll("[data-file]")) part.hidden = false;
    block.querySelector("[data-without-script]").hidden = true;
  }

  document.querySelectorAll('[data-module="transfer"]').forEach(start);
})();
