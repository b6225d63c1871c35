/* Rows for part-time posts in per cent, which are added up to fill a calculator's field. The sum is
   in whole tenths, rounded down, as full_time in hooks/handbook/capacity.py has it. */
(() => {
  "use strict";

  const MOST = 100;

  /**
   * Lets a reader add and remove rows inside `place`, and fills the field `total` with their sum.
   * Gives the rows' fields, their sum, and a way to open with the values of an address.
   */
  window.handbookPosts = (place, total, numberIn, write) => {
    const list = place.querySelector("ol");
    const template = place.querySelector("template");
    const rows = () => [...list.querySelectorAll("input")];
    const sum = () => Math.floor(rows().reduce((all, row) => all + numberIn(row), 0) / 10) / 10;

    const name = () => {
      [...list.children].forEach((item, place) => {
        const [field, error] = [item.querySelector("input"), item.querySelector("p")];
        field.id = `${total.id}-post-${place + 1}`;
        error.id = `${field.id}-error`;
        field.setAttribute("aria-describedby", error.id);
        const pattern = template.content.querySelector("label").textContent;
        field.dataset.label = pattern.replace("{}", place + 1);
        item.querySelector("label").htmlFor = field.id;
        item.querySelector("label").textContent = field.dataset.label;
        item.querySelector("button").setAttribute("aria-describedby", field.id);
      });
    };

    const add = (value) => {
      list.append(template.content.cloneNode(true));
      rows().at(-1).value = value;
      name();
    };

    const fill = () => {
      const complete = rows().length && rows().every((row) => numberIn(row) !== null);
      if (complete) total.value = write(sum());
    };

    place.addEventListener("input", fill);
    place.addEventListener("click", ({ target }) => {
      if ("add" in target.dataset && rows().length < MOST) {
        add("");
        rows().at(-1).focus();
      }
      if ("remove" in target.dataset) {
        target.closest("li").remove();
        name();
        fill();
        (rows().at(-1) ?? place.querySelector("[data-add]")).focus();
      }
    });

    const open = (values, isFilled) => {
      list.replaceChildren();
      values.slice(0, MOST).forEach(add);
      place.open = values.length > 0;
      if (!isFilled) fill();
    };

    return { rows, sum, open };
  };
})();
