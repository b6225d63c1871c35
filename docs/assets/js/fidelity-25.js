/* builds on: review */
/* A report on a review by the scale of 25 items: the scores, their sums and level, what to work on, and
   how it was last time. The same sums stand in hooks/handbook/tools/reviews.py. */
(() => {
  "use strict";

  const { filled } = window.handbookPlanning;
  const MOST = 5;
  const OPEN = "-";

  const start = (form) => {
    const review = window.handbookReview(form, "scores");
    const { items, facts, lineOf, open, signOf, wanting } = review;
    const { locale, signs } = form.dataset;
    const format = new Intl.NumberFormat(locale).format;
    const signed = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" }).format;
    const [before, beforeDate] = ["before", "before-date"].map((name) => form.elements[name]);

    const scoreOf = (item) => Number(signOf(item)) || 0;
    const sum = (some) => some.reduce((total, item) => total + scoreOf(item), 0);

    /** Last time's signs, of an address or one after the other; nothing is none, null not readable. */
    const lastTime = () => {
      const typed = before.value.trim();
      if (!typed) return undefined;
      const given = (/scores=([^&#]*)/.exec(typed)?.[1] ?? typed).replace(/[\s,;]/g, "");
      return new RegExp(`^[${signs}${OPEN}]{${items.length}}$`).test(given) ? given : null;
    };

    const errors = () => (lastTime() === null ? [[before, before.dataset.wrong]] : []);

    /** How the total compares with last time's, where both have every score. */
    const change = (total, was) => {
      if (!was || was.includes(OPEN) || open().length) return {};
      const earlier = [...was].reduce((whole, score) => whole + Number(score), 0);
      const kind = ["less", "same", "more"][Math.sign(total - earlier) + 1];
      if (kind === "same") return { same: format(earlier) };
      return { [kind]: format(Math.abs(total - earlier)), earlier: format(earlier) };
    };

    const fillRows = (made, was) => {
      items.forEach((item, place) => {
        const row = made.querySelector(`[data-row="${item.dataset.item}"]`);
        const [now, then] = [scoreOf(item), Number(was?.[place]) || 0];
        row.querySelector("[data-score]").textContent = now ? format(now) : "–";
        if (!was) return;
        row.querySelector("[data-then]").textContent = then ? format(then) : "–";
        row.querySelector("[data-change]").textContent = now && then ? signed(now - then) : "–";
      });
      made.querySelector("[data-then-date]").textContent = beforeDate.value.trim();
      for (const cell of made.querySelectorAll("[data-when-then]")) if (!was) cell.remove();
    };

    const parts = () => {
      const [total, unscored, was] = [sum(items), open(), lastTime()];
      const missing = unscored.length;
      const values = { answered: items.length - missing, items: items.length, points: total };
      values[missing ? "sofar" : "total"] = total;
      if (missing) {
        Object.assign(values, { open: missing, low: total + missing, high: total + missing * MOST });
      }
      const texts = Object.fromEntries(
        Object.entries(values).map(([name, number]) => [name, format(number)]),
      );
      Object.assign(texts, change(total, was));
      if (missing) texts.unscored = unscored.map((item) => item.dataset.item).join(", ");
      for (const group of new Set(items.map((item) => item.dataset.group))) {
        texts[group] = format(sum(items.filter((item) => item.dataset.group === group)));
      }
      const made = filled(form, texts);
      fillRows(made, was);
      for (const level of made.querySelectorAll("[data-level]")) {
        const inside = total >= Number(level.dataset.min) && total <= Number(level.dataset.max);
        if (missing || !inside) level.remove();
      }
      for (const row of made.querySelectorAll("[data-open-level]")) if (!missing) row.remove();
      const steps = wanting([...signs].slice(0, -1));
      made.querySelector("[data-steps]").replaceChildren(...steps.map(lineOf));
      for (const part of made.querySelectorAll("[data-when-steps]")) if (!steps.length) part.remove();
      return made;
    };

    const remember = (answers, date) => {
      before.value = [...answers].join(" ");
      beforeDate.value = date;
    };

    review.start({
      parts,
      errors,
      besides: (item) => [(lastTime()?.[items.indexOf(item)] ?? "").replace(OPEN, "")],
      opened: ({ besides, fact }) => {
        const scores = besides.map(([score = ""]) => score.trim() || OPEN).join("");
        if (/\d/.test(scores)) remember(scores, fact(beforeDate));
      },
    });
    review.onFile(form.querySelector("[data-open=before]"), ({ answers, fact }) => {
      remember(answers, fact(facts.find(({ name }) => name === "date")));
      before.dispatchEvent(new Event("input", { bubbles: true }));
    });
  };

  document.querySelectorAll('[data-script="fidelity-25"]').forEach(start);
})();
