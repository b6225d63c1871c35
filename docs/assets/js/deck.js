/** Slides one at a time over the whole window, driven by the keyboard or by buttons. */
(() => {
  "use strict";

  function start(deck) {
    const slides = deck.querySelector("[data-slides]");
    const stage = deck.querySelector("dialog");
    const all = [...slides.children];
    const frame = stage.querySelector("[data-frame]"); // a dialog itself cannot fill the screen
    const place = stage.querySelector("[data-place]");
    const show = deck.querySelector("[data-show]");
    const fill = stage.querySelector("[data-fill]");
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

    // on the document: a click on a slide takes the focus out of the stage
    document.addEventListener("keydown", (event) => {
      const act = event.altKey || event.ctrlKey || event.metaKey ? null : KEYS[event.key];
      if (!act || !stage.open) return;
      event.preventDefault();
      act();
    });

    /** Back to the page, with every slide on it. */
    function leave() {
      if (slides.parentElement !== frame) return;
      for (const slide of all) slide.hidden = false;
      stage.before(slides);
      const isFilled = document.fullscreenElement === frame;
      stage.close();
      if (isFilled) document.exitFullscreen().then(() => show.focus()); // it takes the focus away
    }

    const nameButton = () => {
      const { fill: name, shrink } = fill.dataset;
      fill.textContent = document.fullscreenElement === frame ? shrink : name;
    };
    const refused = () => {
      fill.hidden = true;
      go(now); // the focus was on the button
    };

    const on = (name, act) => deck.querySelector(name).addEventListener("click", act);
    on("[data-show]", () => {
      frame.prepend(slides);
      stage.showModal();
      go(now);
    });
    on("[data-on]", () => go(now + 1));
    on("[data-back]", () => go(now - 1));
    on("[data-close]", leave);
    on("[data-fill]", () => {
      if (document.fullscreenElement === frame) document.exitFullscreen();
      else frame.requestFullscreen().catch(refused);
    });
    fill.hidden = !document.fullscreenEnabled;
    nameButton();
    document.addEventListener("fullscreenchange", nameButton);
    stage.addEventListener("close", leave); // the Escape key closes it too
    window.addEventListener("beforeprint", leave); // paper gets every slide
    deck.querySelector("[data-start]").hidden = false;
  }

  document.querySelectorAll('[data-module="deck"]').forEach(start);
})();
