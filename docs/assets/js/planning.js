/* builds on: address, errors, fill */
/* What the planning tools of their own kind share: an answer from a template, and reviews. */
(() => {
  "use strict";

  const OPEN = "-";
  const fill = window.handbookFill;
  const inAddress = window.handbookAddress;
  const tell = window.handbookErrors;

  /** The form's <template>, filled: a text that names what has no value is left out. */
  const filled = (form, values) => {
    const parts = form.querySelector("template[data-answers]").content.cloneNode(true);
    for (const part of parts.querySelectorAll("[data-say]")) {
      const said = fill(part.textContent, values);
      if (said === null) part.remove();
      else part.textContent = said;
    }
    for (const output of parts.querySelectorAll("[data-result]")) {
      output.textContent = values[output.dataset.result] ?? "";
    }
    return parts;
  };

  const clear = (form) => {
    form.querySelector("[data-answer]").replaceChildren();
    form.querySelector("[data-details]").replaceChildren();
  };

  /** Puts the sentences where they are announced, and the rest of `parts` below them. */
  const answer = (form, parts) => {
    parts.querySelector("[data-print]")?.addEventListener("click", () => window.print());
    form.querySelector("[data-answer]").replaceChildren(...parts.querySelectorAll("[data-sentence]"));
    form.querySelector("[data-details]").replaceChildren(parts);
  };

  /**
   * The items of a review, each answered by one of the form's signs. In the address, under `name`,
   * they stand in order, with OPEN where no answer is chosen. `start(show)` shows what is answered,
   * now and whenever it is asked for.
   */
  const review = (form, name) => {
    const { signs, nothing, wrong } = form.dataset;
    const items = [...form.querySelectorAll("[data-item]")];
    const sound = new RegExp(`^[${signs}${OPEN}]{${items.length}}$`);

    const signOf = (item) => item.querySelector("input:checked")?.value || OPEN;
    const open = () => items.filter((item) => signOf(item) === OPEN);

    const query = () =>
      open().length < items.length ? `?${name}=${items.map(signOf).join("")}` : "";

    const choose = (answers) => {
      items.forEach((item, place) => {
        const value = answers[place] === OPEN ? "" : answers[place];
        item.querySelector(`input[value="${value}"]`).checked = true;
      });
    };

    const start = (show) => {
      const showAny = () => {
        if (query()) {
          tell(form, []);
          show();
        } else {
          clear(form);
          tell(form, [[items[0].querySelector("input"), nothing]]);
        }
      };
      const keep = inAddress(query, (given) => {
        const answers = given.get(name) ?? OPEN.repeat(items.length);
        const isSound = sound.test(answers);
        choose(isSound ? answers : OPEN.repeat(items.length));
        clear(form);
        tell(form, isSound ? [] : [[null, wrong]], false);
        if (query()) show();
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        keep();
        showAny();
      });
    };

    return { items, open, signOf, start };
  };

  window.handbookPlanning = Object.freeze({ answer, clear, filled, review });
})();
