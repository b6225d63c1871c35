/* Adds up a review by IPS-25. The same sums stand in hooks/handbook/reviews.py. */
(() => {
  "use strict";

  const { answer, clear, filled, inAddress, tell } = window.handbookPlanning;
  const OPEN = "-";
  const MOST = 5;

  const start = (form) => {
    const items = [...form.querySelectorAll("[data-item]")];
    const format = new Intl.NumberFormat(form.dataset.locale).format;
    const sound = new RegExp(`^[1-${MOST}${OPEN}]{${items.length}}$`);

    const scoreOf = (item) => Number(item.querySelector("input:checked")?.value || 0);

    /** The scores as the address has them, or nothing where no item has one. */
    const query = () => {
      const scores = items.map((item) => scoreOf(item) || OPEN).join("");
      return /[1-5]/.test(scores) ? `?scores=${scores}` : "";
    };

    const sum = (some) => some.reduce((total, item) => total + scoreOf(item), 0);

    const show = () => {
      const given = items.filter(scoreOf);
      if (!given.length) {
        clear(form);
        tell(form, [[items[0].querySelector("input"), form.dataset.nothing]]);
        return;
      }
      tell(form, []);
      const total = sum(items);
      const open = items.length - given.length;
      const values = { answered: given.length, items: items.length };
      values[open ? "sofar" : "total"] = total;
      if (open) Object.assign(values, { open, low: total + open, high: total + open * MOST });
      const numbers = Object.fromEntries(
        Object.entries(values).map(([name, number]) => [name, format(number)]),
      );
      numbers.points = format(total);
      numbers.sum = [];
      const groups = new Set(items.map((item) => item.dataset.group));
      for (const group of groups) {
        const own = items.filter((item) => item.dataset.group === group);
        numbers[group] = format(sum(own));
        numbers[`${group}Sum`] = own.map((item) => scoreOf(item) || "–").join(" + ");
        numbers.sum.push(numbers[group]);
      }
      numbers.sum = numbers.sum.join(" + ");
      const parts = filled(form, numbers);
      for (const level of parts.querySelectorAll("[data-level]")) {
        const inside = total >= Number(level.dataset.min) && total <= Number(level.dataset.max);
        if (open || !inside) level.remove();
      }
      for (const row of parts.querySelectorAll("[data-open-level]")) if (!open) row.remove();
      answer(form, parts);
    };

    const keep = inAddress(query, (given) => {
      form.reset();
      clear(form);
      const scores = given.get("scores");
      if (scores === null) return tell(form, []);
      if (!sound.test(scores)) return tell(form, [[null, form.dataset.wrong]], false);
      items.forEach((item, place) => {
        const value = scores[place] === OPEN ? "" : scores[place];
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

  document.querySelectorAll('[data-script="fidelity-25"]').forEach(start);
})();
