/* builds on: leaving, planning */
/* The KIT's 15 items as a self-review: counts the answers and lists what to work on.
   The answers may stand in the address; what is written never leaves the page. */
(() => {
  "use strict";

  const { answer, filled, review } = window.handbookPlanning;

  const start = (form) => {
    const { items, open, signOf, start: keep } = review(form, "answers");
    const { signs } = form.dataset;
    const format = new Intl.NumberFormat(form.dataset.locale).format;

    const lines = new Map(); // by item: who and by when stay when the list is made again

    const step = (row, item) => {
      if (!lines.has(item)) lines.set(item, row.cloneNode(true));
      const line = lines.get(item);
      line.dataset.number = item.dataset.item;
      line.querySelector("[data-name]").textContent = item.querySelector("legend").textContent;
      const chosen = item.querySelector("input:checked");
      line.querySelector("[data-chosen]").textContent = chosen.parentElement.textContent.trim();
      line.querySelector("[data-full]").textContent = item.querySelector("[data-asks]").textContent;
      line.querySelector("[data-note]").textContent = item.querySelector("textarea").value;
      return line;
    };

    const show = () => {
      const count = (sign) => items.filter((item) => signOf(item) === sign).length;
      const values = { yes: count(signs[0]), partly: count(signs[1]), no: count(signs[2]) };
      const unanswered = open();
      const wanting = [...signs.slice(1)]
        .reverse()
        .flatMap((sign) => items.filter((item) => signOf(item) === sign));
      if (wanting.length) values.steps = wanting.length;
      const texts = Object.fromEntries(
        Object.entries(values).map(([name, number]) => [name, format(number)]),
      );
      if (unanswered.length) texts.open = unanswered.map((item) => item.dataset.item).join(", ");
      const parts = filled(form, texts);
      const list = parts.querySelector("[data-steps]");
      const row = list.firstElementChild;
      list.replaceChildren(...wanting.map((item) => step(row, item)));
      for (const part of parts.querySelectorAll("[data-when-steps]")) {
        if (!wanting.length) part.remove();
      }
      for (const part of parts.querySelectorAll("[data-when-none]")) {
        if (wanting.length || unanswered.length) part.remove();
      }
      answer(form, parts);
    };

    const notes = () => [...form.querySelectorAll("textarea")];
    const empty = () => {
      for (const note of notes()) note.value = "";
      lines.clear();
    };
    window.handbookLeaving(empty, () => notes().some(({ value }) => value.trim()));
    // The notes stay while the page is open: Back from one answer to another is no reason to lose them.
    keep(show);
    form.dataset.started = "";
  };

  document.querySelectorAll('[data-script="quality-self-review"]').forEach(start);
})();
