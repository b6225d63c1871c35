/** Slides one at a time over the whole window, driven by the keyboard or by buttons. */
(() => {
  "use strict";

  function start(deck) {
    const slides = deck.querySelector("[data-slides]");
    const stage = deck.querySelector("dialog");
    const all = [...slides.children];
    const place = stage.querySelector("[data-place]");
    let now = 0;

    function go(to) {
      now = Math.min(Math.max(to, 0), all.length - 1);
      all.forEach((slide, number) => {
        slide.hidden = number !== now;
      });
      place.textContent = place.dataset.place.replace("{number}", now + 1).replace("{total}", all.length);
      all[now].querySelector("h2").focus(); // a screen reader reads the new slide from its top
    }

    const KEYS = {
      ArrowRight: () => go(now + 1),
      PageDown: () => go(now + 1),
      ArrowLeft: () => go(now - 1),
      PageUp: () => go(now - 1),
      Home: () => go(0),
      End: () => go(all.length - 1),
    };

    stage.addEventListener("keydown", (event) => {
      const act = event.altKey || event.ctrlKey || event.metaKey ? null : KEYS[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
    const on = (name, act) => deck.querySelector(name).addEventListener("click", act);
    on("[data-show]", () => {
      stage.prepend(slides);
      stage.showModal();
      go(now);
    });
    on("[data-on]", () => go(now + 1));
    on("[data-back]", () => go(now - 1));
    on("[data-close]", () => stage.close());
    stage.addEventListener("close", () => {
      for (const slide of all) slide.hidden = false;
      stage.before(slides);
    });
    deck.querySelector("[data-start]").hidden = false;
  }

  document.querySelectorAll('[data-module="deck"]').forEach(start);
})();
