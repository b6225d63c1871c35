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
   * Lets a reader add and remove rows inside `place`, and fills each field that they add up to, if
   * there is one. `numberIn` reads a field, `isSound` tells whether it may stay so, and `write` writes
   * a number into one.
   */
  window.handbookRows = (place, numberIn, isSound, write) => {
    const { dataset } = place;
    const [least, most] = [Number(dataset.least), Number(dataset.most)];
    const list = place.querySelector("ol");
    const template = place.querySelector("[data-row]").content;
    const add = place.querySelector("[data-add]");
    const told = place.querySelector("[data-told]");
    const totals = JSON.parse(dataset.totals ?? "[]").map(({ field, ...each }) => ({
      ...each,
      field: document.getElementById(field),
    }));
    const blank = fieldsOf(template);
    const key = blank.find(({ dataset }) => !("name" in dataset)).name; // a row is one if it has this
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

    /** What the rows that count add up to: a column, or posts in per cent in whole tenths, rounded down. */
    const sum = ({ of, called }) => {
      const counted = [...list.children].filter((row) => !called || codeOf(row) === called);
      const cells = counted.flatMap(fieldsOf).filter(({ name }) => !of || name === of);
      const added = cells.reduce((all, each) => all + Math.round((numberIn(each) ?? 0) * 10), 0) / 10;
      return counted.length ? (of ? added : Math.floor(added / 10) / 10) : null;
    };

    const isComplete = () => fields().every(isSound);

    const fill = () => {
      for (const each of isComplete() ? totals : []) {
        if (sum(each) !== null) each.field.value = write(sum(each));
      }
    };

    const changed = () => {
      tooMany = false;
      fill();
    };

    const codeIn = ({ value }) => also.find((each) => [each.called, each.code].includes(value.trim()))?.code ?? "";
    /** What a row is called, as an address has it: a code, or nothing for the reader's own words. */
    const codeOf = (row) => codeIn(row.querySelector("[data-name]"));
    const named = (code) => also.find((each) => each.code === code)?.called ?? code;

    /** The rows that an address has, each as what was typed; by its other names if it has none. */
    const rowsIn = (given) => {
      const columns = blank.map(({ name }) => given.getAll(name));
      const count = given.getAll(key).length;
      if (count)
        return Array.from({ length: count }, (_, at) =>
          columns.map((each, column) => ("name" in blank[column].dataset ? named(each[at]) : each[at])),
        );
      return also
        .filter(({ names }) => Object.values(names).some((name) => given.has(name)))
        .map(({ called, names }) =>
          blank.map(({ name, dataset }) => ("name" in dataset ? called : (given.get(names[name]) ?? given.get(name)))),
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
      /** What its columns are called in an address. */
      names: () => blank.map(({ name }) => name),
      /** Fields that name a row, each with its code; none of them where no row has one. */
      codes: () => {
        const names = fields().filter(({ dataset }) => "name" in dataset);
        return names.some(codeIn) ? names.map((field) => [field, codeIn(field)]) : [];
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
        if (totals.some(({ field }) => !given.has(field.name))) fill();
      },

      /** The numbers of each row by field, null where an optional one is empty, and the code of its name. */
      values: () =>
        [...list.children].map((row) =>
          Object.fromEntries(
            fieldsOf(row).map((field) => [
              field.name,
              "name" in field.dataset ? codeIn(field) : numberIn(field),
            ]),
          ),
        ),

      /** What the reader calls the row with this number, or the number where it has no name. */
      name: (number) => {
        const row = list.children[number - 1];
        return row.querySelector("[data-name]")?.value.trim() || row.querySelector("legend").textContent;
      },

      /** A field and a message where the rows are too many, or say another sum than the field. */
      atOdds: (isFormSound) => {
        if (tooMany) return [[fields()[0], dataset.tooMany]];
        if (!isFormSound) return [];
        return totals
          .filter((each) => ![null, numberIn(each.field)].includes(sum(each)))
          .map((each) => [each.field, each.differs.replace("{sum}", write(sum(each)))]);
      },
    };
  };
})();
