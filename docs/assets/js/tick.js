/* builds on: load */
/** The box that ticks a page as done, before its script is there: that is fetched once the box is
    ticked, and at once for who has something stored. */
(() => {
  "use strict";

  const KEY = "handbook.progress";

  const { isStored, ifStored } = window.handbookLoad;

  function start(block) {
    const box = block.querySelector("input");
    const status = block.querySelector('[role="status"]');
    let fetching = null;
    let isOwn = false; // what is stored is this tick alone

    async function fetchDone() {
      try {
        await window.handbookLoad(block.dataset.needs.split(" "));
        box.removeEventListener("change", tick);
      } catch {
        fetching = null; // so that it may be tried again
      }
    }

    const wake = () => (fetching ??= fetchDone());

    /** Keeps the tick at once, for the reader may leave at once; progress.js knows what else is missing. */
    function tick() {
      if (isStored() && !isOwn) return; // of another tab: done.js is on its way
      const day = new Intl.DateTimeFormat("sv-SE").format(new Date());
      try {
        if (box.checked) localStorage.setItem(KEY, JSON.stringify({ version: 1, pages: { [block.dataset.page]: { day } } }));
        else localStorage.removeItem(KEY);
        isOwn = box.checked;
        wake();
      } catch {
        box.checked = false;
        status.textContent = status.dataset.refused;
      }
    }

    box.addEventListener("change", tick);
    ifStored(wake); // which shows the box as it is
    if (!isStored()) block.hidden = false;
  }

  document.querySelectorAll('[data-module="done"]').forEach(start);
})();
