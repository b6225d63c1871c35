/* builds on: fill, form-answers */
/* A form taken in several conversations, what is folded in it, and the way to any field. */
(() => {
  "use strict";

  const NARROW = "(max-width: 48rem)"; // where one conversation at a time is shown at first
  const { asked, controlsOf, isAnswered } = window.handbookAnswers;
  const fill = window.handbookFill;

  const partsOf = (form) => [...form.querySelectorAll("[data-part]")];
  const isWhole = (form) => form.dataset.steps === "all";
  const placeNow = (parts) => Math.max(0, parts.findIndex(({ dataset }) => "now" in dataset));

  /** Whether each question below `parts` is answered; rows are one question, what is folded is none. */
  function questionsIn(parts) {
    const found = new Map();
    for (const control of parts.flatMap(controlsOf)) {
      if (control.closest("details")) continue;
      const name = control.closest("[data-repeat]")?.dataset.repeat ?? control.name;
      found.set(name, found.get(name) || isAnswered(control));
    }
    return [...found.values()];
  }

  /** Writes where the reader is and how much is answered. */
  function tellWhere(form) {
    const parts = partsOf(form);
    const kind = isWhole(form) ? "all" : "one";
    const place = placeNow(parts);
    const questions = questionsIn(isWhole(form) ? parts : [parts[place]]);
    const values = {
      number: place + 1,
      total: parts.length,
      answered: questions.filter(Boolean).length,
      asked: questions.length,
    };
    for (const where of form.querySelectorAll("[data-where]")) {
      where.textContent = fill(where.dataset[kind], values);
    }
    for (const button of form.querySelectorAll("[data-whole]")) {
      button.textContent = button.dataset[kind === "all" ? "one" : "all"];
    }
    for (const turn of form.querySelectorAll("[data-turn]")) turn.hidden = isWhole(form);
  }

  /** Leads to every answer that is to be mended: where answers are kept, in any conversation. */
  function tellMends(form) {
    const all = [...form.querySelectorAll("[data-wrong][aria-invalid]")];
    const now = form.querySelector("[data-part][data-now]");
    for (const told of form.querySelectorAll("[data-mends]")) {
      const whole = !now || told.closest(".form__keep");
      const wrong = whole ? all : all.filter((control) => now.contains(control));
      told.hidden = !wrong.length;
      const links = wrong.map((control) => {
        const link = document.createElement("a");
        link.href = `#${control.id}`;
        link.textContent = asked(control, ": ");
        return link;
      });
      const list = links.flatMap((link, place) => (place ? [", ", link] : [link]));
      told.replaceChildren(`${told.dataset.said} `, ...list);
    }
  }

  /** Shows the conversation at `place` alone, or all of them where there is no place. */
  function turn(form, place) {
    form.dataset.steps = place === undefined ? "all" : "one";
    partsOf(form).forEach((part, number) => part.toggleAttribute("data-now", number === place));
    follow(form);
  }

  /** Shows `element`: opens what it is folded in, and turns to its conversation. */
  function reveal(form, element) {
    const fold = element.closest("details");
    if (fold) fold.open = true;
    const place = partsOf(form).findIndex((part) => part.contains(element));
    if (place >= 0 && !isWhole(form)) turn(form, place);
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
  }

  /** What is folded and answered is opened, so that nobody overlooks it. */
  function openAnswered(form) {
    for (const control of controlsOf(form).filter(isAnswered)) {
      const fold = control.closest("details");
      if (fold) fold.open = true;
    }
  }

  const inHash = (form) => {
    const element = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    return element && element !== form && form.contains(element) ? element : null;
  };

  function start(form) {
    form.addEventListener("click", ({ target }) => {
      const link = target.closest("[data-mends] a");
      if (link) reveal(form, document.getElementById(link.hash.slice(1)));
    });
    const toHash = () => {
      const element = inHash(form);
      if (element) reveal(form, element);
    };
    window.addEventListener("hashchange", toHash);
    const parts = partsOf(form);
    if (!parts.length) return;
    form.addEventListener("click", ({ target }) => {
      const next = target.closest("[data-turn-to]");
      const whole = target.closest("[data-whole]");
      if (!next && !whole) return;
      if (next) turn(form, Number(next.dataset.turnTo));
      else turn(form, isWhole(form) ? 0 : undefined);
      form.querySelector("[data-where]").scrollIntoView();
      parts[placeNow(parts)].firstElementChild.focus({ preventScroll: true });
    });
    turn(form, window.matchMedia(NARROW).matches ? 0 : undefined);
    toHash();
  }

  /** Everything that follows from the answers as they are. */
  function follow(form) {
    tellMends(form);
    if (partsOf(form).length) tellWhere(form);
  }

  window.handbookParts = Object.freeze({ follow, openAnswered, start });
})();
