/* builds on: review */
/* A self-review in words: counts the answers and lists what to work on. */
(() => {
  "use strict";

  const { filled } = window.handbookPlanning;

  const start = (form) => {
    const { items, lineOf, open, signOf, start: begin, wanting } = window.handbookReview(form, "answers");
    const [best, ...others] = form.dataset.signs;
    const format = new Intl.NumberFormat(form.dataset.locale).format;

    const line = (item) => {
      const made = lineOf(item);
      made.querySelector("[data-note]").textContent = item.querySelector("textarea").value;
      return made;
    };

    const parts = () => {
      const count = (sign) => format(items.filter((item) => signOf(item) === sign).length);
      const [partly, no] = others;
      const texts = { yes: count(best), partly: count(partly), no: count(no) };
      const unanswered = open();
      const steps = wanting([no, partly]);
      if (steps.length) texts.steps = format(steps.length);
      if (unanswered.length) texts.open = unanswered.map((item) => item.dataset.item).join(", ");
      const made = filled(form, texts);
      made.querySelector("[data-steps]").replaceChildren(...steps.map(line));
      for (const part of made.querySelectorAll("[data-when-steps]")) {
        if (!steps.length) part.remove();
      }
      for (const part of made.querySelectorAll("[data-when-none]")) {
        if (steps.length || unanswered.length) part.remove();
      }
      return made;
    };

    begin({ parts });
  };

  document.querySelectorAll('[data-script="quality-self-review"]').forEach(start);
})();
