/* The KIT's 15 items as a self-review: counts the answers and lists what to work on.
   The answers may stand in the address; the notes never leave the page. */
(() => {
  "use strict";

  const { answer, clear, filled, inAddress, tell } = window.handbookPlanning;
  const OPEN = "-";

  const start = (form) => {
    const items = [...form.querySelectorAll("[data-item]")];
    const signs = form.dataset.signs;
    const format = new Intl.NumberFormat(form.dataset.locale).format;
    const sound = new RegExp(`^[${signs}${OPEN}]{${items.length}}$`);

    const signOf = (item) => item.querySelector("input:checked")?.value || OPEN;

    const query = () => {
      const answers = items.map(signOf).join("");
      return answers.replaceAll(OPEN, "") ? `?answers=${answers}` : "";
    };

    const step = (row, item) => {
      const made = row.cloneNode(true);
      made.dataset.number = item.dataset.item;
      made.querySelector("[data-name]").textContent = item.querySelector("legend").textContent;
      const chosen = item.querySelector("input:checked");
      made.querySelector("[data-chosen]").textContent = chosen.parentElement.textContent.trim();
      made.querySelector("[data-full]").textContent = item.querySelector("[data-asks]").textContent;
      made.querySelector("[data-note]").textContent = item.querySelector("textarea").value;
      return made;
    };

    const show = () => {
      if (!query()) {
        clear(form);
        tell(form, [[items[0].querySelector("input"), form.dataset.nothing]]);
        return;
      }
      tell(form, []);
      const count = (sign) => items.filter((item) => signOf(item) === sign).length;
      const values = { yes: count(signs[0]), partly: count(signs[1]), no: count(signs[2]) };
      const unanswered = count(OPEN);
      if (unanswered) values.open = unanswered;
      const wanting = [...signs.slice(1)]
        .reverse()
        .flatMap((sign) => items.filter((item) => signOf(item) === sign));
      if (wanting.length) values.steps = wanting.length;
      const parts = filled(
        form,
        Object.fromEntries(Object.entries(values).map(([name, count]) => [name, format(count)])),
      );
      const list = parts.querySelector("[data-steps]");
      const row = list.firstElementChild;
      list.replaceChildren(...wanting.map((item) => step(row, item)));
      for (const part of parts.querySelectorAll("[data-when-steps]")) {
        if (!wanting.length) part.remove();
      }
      for (const part of parts.querySelectorAll("[data-when-none]")) {
        if (wanting.length || unanswered) part.remove();
      }
      answer(form, parts);
    };

    const keep = inAddress(query, (given) => {
      // The notes stay: going back is no reason to lose what was written.
      for (const item of items) item.querySelector('input[value=""]').checked = true;
      clear(form);
      const answers = given.get("answers");
      if (answers === null) return tell(form, []);
      if (!sound.test(answers)) return tell(form, [[null, form.dataset.wrong]], false);
      items.forEach((item, place) => {
        const value = answers[place] === OPEN ? "" : answers[place];
        item.querySelector(`input[value="${value}"]`).checked = true;
      });
      if (query()) show();
    });

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      keep();
      show();
    });
  };

  document.querySelectorAll('[data-script="quality-self-review"]').forEach(start);
})();
