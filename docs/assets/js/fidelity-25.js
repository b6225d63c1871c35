/* builds on: planning */
/* Adds up a review by IPS-25. The same sums stand in hooks/handbook/tools/reviews.py. */
(() => {
  "use strict";

  const { answer, filled, review } = window.handbookPlanning;
  const MOST = 5;

  const start = (form) => {
    const { items, open, signOf, start: keep } = review(form, "scores");
    const format = new Intl.NumberFormat(form.dataset.locale).format;

    const scoreOf = (item) => Number(signOf(item)) || 0;
    const sum = (some) => some.reduce((total, item) => total + scoreOf(item), 0);

    const show = () => {
      const total = sum(items);
      const unscored = open();
      const missing = unscored.length;
      const values = { answered: items.length - missing, items: items.length, points: total };
      values[missing ? "sofar" : "total"] = total;
      if (missing) {
        Object.assign(values, { open: missing, low: total + missing, high: total + missing * MOST });
      }
      const texts = Object.fromEntries(
        Object.entries(values).map(([name, number]) => [name, format(number)]),
      );
      if (missing) texts.unscored = unscored.map((item) => item.dataset.item).join(", ");
      const groups = [...new Set(items.map((item) => item.dataset.group))];
      for (const group of groups) {
        const own = items.filter((item) => item.dataset.group === group);
        texts[group] = format(sum(own));
        texts[`${group}Sum`] = own.map((item) => scoreOf(item) || "–").join(" + ");
      }
      texts.sum = groups.map((group) => texts[group]).join(" + ");
      const parts = filled(form, texts);
      for (const level of parts.querySelectorAll("[data-level]")) {
        const inside = total >= Number(level.dataset.min) && total <= Number(level.dataset.max);
        if (missing || !inside) level.remove();
      }
      for (const row of parts.querySelectorAll("[data-open-level]")) if (!missing) row.remove();
      answer(form, parts);
    };

    keep(show);
    form.dataset.started = "";
  };

  document.querySelectorAll('[data-script="fidelity-25"]').forEach(start);
})();
