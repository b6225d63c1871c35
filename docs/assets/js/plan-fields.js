/* builds on: numbers */
/* What a view of a plan has in its fields when it is opened with an address, and what is wrong there: for
   those that tell of a view on another page. calculator.js and rows.js do the same with the fields themselves. */
(() => {
  "use strict";

  const { allowed, isEmpty } = window.handbookNumbers;

  const isSound = ({ value, dataset }) => {
    if (dataset.longest) return [...value.trim()].length <= dataset.longest;
    return allowed({ value, dataset }) !== null || ("optional" in dataset && isEmpty(value));
  };

  /** The rows of an address, each with its fields; by their other names where it has none. */
  const rowsIn = ({ fields, also, least, most }, given, follows) => {
    const columns = fields.map(({ name }) => given.getAll(name));
    const key = fields.find(({ dataset }) => !("longest" in dataset)).name;
    const count = given.getAll(key).length;
    const typed = count
      ? Array.from({ length: count }, (_, at) => columns.map((each) => each[at] ?? ""))
      : also
          .filter(({ names }) => Object.values(names).some((name) => given.has(name)))
          .map(({ called, names }) =>
            fields.map(({ name, dataset }) =>
              "longest" in dataset ? called : (given.get(names[name]) ?? follows.get(names[name]) ?? given.get(name) ?? ""),
            ),
          );
    const isIn = typed.length > 0;
    const isTooMany = typed.length > most;
    while (typed.length < least) typed.push([]);
    const rows = typed.slice(0, most).map((row) => fields.map((field, at) => ({ ...field, value: row[at] ?? "" })));
    return { rows, isIn, isTooMany };
  };

  /** The code of what a row is called; nothing for words that no address takes along. */
  const codeOf = (value, also) => also.find(({ code, called }) => [code, called].includes(value.trim()))?.code ?? "";

  /** The numbers of a row by field, and the code of its name. */
  const numbersIn = (row, also) =>
    Object.fromEntries(
      row.map((field) => [field.name, "longest" in field.dataset ? codeOf(field.value, also) : allowed(field)]),
    );

  const tenths = (number) => Math.round((number ?? 0) * 10);

  /** What rows add up to, by the field they fill. */
  const totalsOf = ({ fills }, numbers) =>
    fills
      .map(({ field, of, called, differs }) => {
        const counted = numbers.filter((row) => !called || Object.values(row).includes(called));
        const all = counted.flatMap((row) => Object.entries(row)).filter(([name]) => !of || name === of);
        const added = all.reduce((sum, [, value]) => sum + tenths(value), 0) / 10;
        return { field, differs, sum: counted.length ? (of ? added : Math.floor(added / 10) / 10) : null };
      })
      .filter(({ sum }) => sum !== null);

  /**
   * The `values` that the view `asked` has for the address `given`, its `errors` as messages, and whether it
   * `isOpen`, with fields yet to be filled in, so that it shows no answer. `write` tells a number in a message;
   * `follows` are values, by name, of fields that the address leaves out.
   */
  window.handbookPlanFields = (asked, given, write = String, follows = new Map()) => {
    const rows = asked.rows.map((each) => ({ ...each, ...rowsIn(each, given, follows) }));
    const values = {};
    const wrong = []; // fields with a message; those that are merely empty are open
    const totals = new Map();
    for (const { id, also, rows: typed, ...each } of rows) {
      values[id] = typed.map((row) => numbersIn(row, also));
      typed.forEach((row, at) => {
        for (const field of row) if (!isSound(field)) wrong.push([field.dataset.error.replaceAll("{}", at + 1), field.value === ""]);
        for (const { name, dataset } of row.filter((field) => field.dataset.atMost)) {
          const [value, most] = [name, dataset.atMost].map((key) => values[id][at][key]);
          if (value !== null && most !== null && value > most) wrong.push([dataset.above.replaceAll("{}", at + 1), false]);
        }
      });
      if (each.isTooMany) wrong.push([each.error, false]);
      // An address that leaves one of the sums out is given all of them.
      const isFilled = each.fills.some(({ field }) => !given.has(field));
      const sums = typed.flat().every(isSound) ? totalsOf(each, values[id]) : [];
      for (const total of sums) totals.set(total.field, { ...total, isFilled });
    }
    const filled = new Map();
    for (const { name, value: usual, dataset } of asked.fields) {
      const total = totals.get(name);
      const value = total?.isFilled ? String(total.sum) : (given.get(name) ?? follows.get(name) ?? usual);
      const field = { name, value, dataset };
      filled.set(name, field);
      values[name] = allowed(field);
      if (!isSound(field)) wrong.push([dataset.error, value === "" && !given.has(name)]);
    }
    for (const { name, dataset } of asked.fields) {
      const [value, most] = [values[name], values[dataset.atMost]];
      if (dataset.atMost && value !== null && most !== null && value > most) wrong.push([dataset.above, false]);
      if (dataset.needs && value !== null && isEmpty(filled.get(dataset.needs).value)) wrong.push([dataset.alone, false]);
    }
    if (!wrong.length) {
      for (const { field, sum, differs } of totals.values()) if (values[field] !== sum) wrong.push([differs.replace("{sum}", write(sum)), false]);
    }
    const isAsked = asked.fields.some(({ name }) => given.has(name)) || rows.some(({ isIn }) => isIn);
    const isOpen = !isAsked || (wrong.length > 0 && wrong.every(([, isEmptied]) => isEmptied));
    return { values, isOpen, errors: isOpen ? [] : wrong.filter(([, isEmptied]) => !isEmptied).map(([message]) => message) };
  };
})();
