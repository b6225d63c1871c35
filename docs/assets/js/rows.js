/* Rows of fields that a reader adds and removes in a calculator. In the address each field stands
   once for each row, in order. hooks/handbook/tools/rows.py says what a row is. */
(() => {
  "use strict";

  /** `part` with `number` for each {} in its texts and attributes. */
  const numbered = (part, number) => {
    for (const element of part.querySelectorAll("*")) {
      for (const each of [...element.attributes, ...element.childNodes]) {
        if (each.nodeValue?.includes("{}")) each.nodeValue = each.nodeValue.replaceAll("{}", number);
      }
    }
    return part;
  };

  const fieldsOf = (row) => [...row.querySelectorAll("[data-field]")];

  /**
   * Lets a reader add and remove rows inside `place`, and fills the field that they add up to, if
   * there is one. `numberIn` reads a field, `write` writes a number into one.
   */
  window.handbookRows = (place, numberIn, write) => {
    const { dataset } = place;
    const [least, most] = [Number(dataset.least), Number(dataset.most)];
    const list = place.querySelector("ol");
    const template = place.querySelector("[data-row]").content;
    const add = place.querySelector("[data-add]");
    const told = place.querySelector("[data-told]");
    const total = document.getElementById(dataset.total);
    const blank = fieldsOf(template);
    const also = [...place.querySelectorAll("[data-also]")].map((each) => ({
      called: each.content.textContent,
      code: each.dataset.code,
      names: JSON.parse(each.dataset.also),
    }));
    let tooMany = false;

    const fields = () => fieldsOf(list);
    const typed = () => [...list.children].map((row) => fieldsOf(row).map(({ value }) => value));

    const settle = (news = "") => {
      const count = list.children.length;
      add.hidden = count >= most;
      for (const button of list.querySelectorAll("[data-remove]")) button.hidden = count <= least;
      told.textContent = add.hidden ? dataset.full : news;
    };

    const put = (values) => {
      const row = numbered(template.cloneNode(true), list.children.length + 1);
      fieldsOf(row).forEach((field, at) => {
        field.value = values[at] ?? "";
      });
      list.append(row);
    };

    const draw = (rows, news) => {
      list.replaceChildren();
      rows.forEach(put);
      settle(news);
    };

    /** Posts in per cent added up to full-time equivalents, in whole tenths, rounded down. */
    const sum = () => Math.floor(fields().reduce((all, each) => all + numberIn(each), 0) / 10) / 10;

    const fill = () => {
      const all = fields();
      const complete = all.length && all.every((field) => numberIn(field) !== null);
      if (total && complete) total.value = write(sum());
    };

    const changed = () => {
      tooMany = false;
      fill();
    };

    /** What the row of a field is called, as an address has it: a code, or nothing for the reader's own words. */
    const codeOf = ({ value }) => also.find(({ called }) => called === value.trim())?.code ?? "";
    const named = (code) => also.find((each) => each.code === code)?.called ?? code;

    /** The rows that an address has, each as what was typed; by its other names if it has none. */
    const rowsIn = (given) => {
      const columns = blank.map(({ name }) => given.getAll(name));
      const count = Math.max(...columns.map(({ length }) => length));
      if (count)
        return Array.from({ length: count }, (_, at) =>
          columns.map((each, column) => ("name" in blank[column].dataset ? named(each[at]) : each[at])),
        );
      return also
        .filter(({ names }) => Object.values(names).some((name) => given.has(name)))
        .map(({ called, names }) =>
          blank.map(({ name, dataset }) => ("name" in dataset ? called : given.get(names[name]))),
        );
    };

    /** For whoever listens to the fields: there are others now. */
    const announce = () => place.dispatchEvent(new Event("input", { bubbles: true }));

    place.addEventListener("input", changed);
    place.addEventListener("click", ({ target }) => {
      if ("add" in target.dataset) {
        put([]);
        settle();
        announce();
        fieldsOf(list.lastElementChild)[0].focus();
      }
      if ("remove" in target.dataset) {
        const gone = [...list.children].indexOf(target.closest("li"));
        draw(
          typed().filter((_, at) => at !== gone),
          dataset.removed.replace("{}", gone + 1),
        );
        announce();
        const next = list.children[gone] ?? list.lastElementChild;
        (next ? fieldsOf(next)[0] : add).focus();
      }
    });

    return {
      id: dataset.rows,
      fields,
      /** Fields that name a row, each with its code; none of them where no row has one. */
      codes: () => {
        const names = fields().filter(({ dataset }) => "name" in dataset);
        return names.some(codeOf) ? names.map((field) => [field, codeOf(field)]) : [];
      },

      isIn: (given) => rowsIn(given).length > 0,

      /** Shows the rows of an address, and fills what they add up to if the address leaves it out. */
      open: (given) => {
        const rows = rowsIn(given);
        tooMany = rows.length > most;
        const shown = rows.slice(0, most);
        while (shown.length < least) shown.push([]);
        draw(shown);
        place.open = rows.length > 0;
        if (total && !given.has(total.name)) fill();
      },

      /** The numbers of each row by field, null where an optional one is empty, and the code of its name. */
      values: () =>
        [...list.children].map((row) =>
          Object.fromEntries(
            fieldsOf(row).map((field) => [
              field.name,
              "name" in field.dataset ? codeOf(field) : numberIn(field),
            ]),
          ),
        ),

      /** What the reader calls the row with this number, or the number where it has no name. */
      name: (number) => {
        const row = list.children[number - 1];
        return row.querySelector("[data-name]")?.value.trim() || row.querySelector("legend").textContent;
      },

      /** A field and a message where the rows are too many, or say another sum than the field. */
      atOdds: (isSound) => {
        if (tooMany) return [[fields()[0], dataset.tooMany]];
        if (!total || !isSound || !list.children.length || numberIn(total) === sum()) return [];
        return [[total, dataset.differs.replace("{sum}", write(sum()))]];
      },
    };
  };
})();
