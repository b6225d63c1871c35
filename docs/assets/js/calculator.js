/* builds on: answer, fill, load, numbers, plan */
/* Calculators: reads the fields, says what to mend, and works out the answer. */
(() => {
  "use strict";

  const fill = window.handbookFill;
  const { allowed: numberIn, isEmpty, read } = window.handbookNumbers;

  /** What an address says of a field: its number, or nothing. What is refused goes no further. */
  const shared = (field) => numberIn(field) ?? "";

  const isSound = (field) => {
    const { longest, optional } = field.dataset;
    if (longest) return [...field.value.trim()].length <= longest;
    return numberIn(field) !== null || (optional !== undefined && isEmpty(field.value));
  };

  const IN_ADDRESS = /^-?[0-9]+\.[0-9]+$/; // a number as addresses write it, allowed or not
  const LONGEST = 20; // signs of what was typed that a message repeats

  /** What to mend in a field, and what of it is no number. */
  const fault = ({ value, dataset }, unread) => {
    const isRead = isEmpty(value) || dataset.longest || read(value, 2, dataset.unit ?? "") !== null;
    const signs = [...value.trim()];
    const typed = signs.slice(0, LONGEST).join("") + (signs.length > LONGEST ? "…" : "");
    return isRead ? dataset.error : `${fill(unread, { typed })} ${dataset.error}`;
  };

  /** What stands in a field before anybody types. */
  const before = (field) => field.defaultValue ?? "";

  const start = (form) => {
    // From numbers by field, null where an optional one is empty, to every number the page's texts
    // may name, and rows by table. A text whose number is missing is not shown.
    const workOut = window.handbookFormulas[form.dataset.formula];
    const fields = [...form.querySelectorAll("[data-field]")];
    const standards = [...form.querySelectorAll("[data-fills]")];
    // A browser takes longer to make its first formatter than for all else here: not before use.
    const lazily = (Format, ...settings) => {
      let made;
      return (value) => (made ??= new Format(...settings)).format(value);
    };
    const format = lazily(Intl.NumberFormat, form.dataset.locale);
    const plain = lazily(Intl.NumberFormat, form.dataset.locale, { useGrouping: false });
    const months = lazily(Intl.DateTimeFormat, form.dataset.locale, {
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    const rows = [...form.querySelectorAll("[data-rows]")].map((place) =>
      window.handbookRows(place, numberIn, isSound, plain),
    );
    const inRows = () => rows.flatMap((each) => each.fields());
    const all = () => [...form.querySelectorAll("[data-field]")];

    /** A number, a month, or the label of a field, as the page tells it. */
    const say = (value, number = format) => {
      if (value === undefined || value === null) return form.dataset.empty;
      if (value instanceof Date) return months(value);
      return typeof value === "string" ? form.elements[value].dataset.label : number(value);
    };

    /** The field that limits `field`, in its own row if it stands in one. */
    const besides = (field) =>
      (field.closest("[data-rows] li") ?? form).querySelector(`[name="${field.dataset.atMost}"]`);

    /** What is wrong, by field. */
    const check = () => {
      const errors = new Map();
      for (const field of all()) if (!isSound(field)) errors.set(field, fault(field, form.dataset.unread));
      for (const field of all().filter((each) => each.dataset.atMost)) {
        const [value, most] = [field, besides(field)].map(numberIn);
        if (value !== null && most !== null && value > most) errors.set(field, field.dataset.above);
      }
      for (const field of fields.filter((each) => each.dataset.needs)) {
        const other = form.elements[field.dataset.needs];
        const alone = numberIn(field) !== null && isEmpty(other.value);
        if (alone) errors.set(other, field.dataset.alone);
      }
      for (const each of rows) {
        for (const [field, message] of each.atOdds(!errors.size)) errors.set(field, message);
      }
      return errors;
    };

    /** `some` fields as an address has them: numbers and codes, never a word that the reader wrote. */
    const address = (some) => {
      const codes = new Map(rows.flatMap((each) => each.codes()));
      const told = some.filter((field) => codes.has(field) || !("name" in field.dataset));
      return `?${new URLSearchParams(told.map((field) => [field.name, codes.get(field) ?? shared(field)]))}`;
    };

    const ownQuery = () =>
      address(all().filter((field) => !("sparse" in field.dataset) || shared(field) !== ""));

    const names = [...fields, ...rows.flatMap((each) => each.names())].map((each) => each.name ?? each);
    const plan = window.handbookPlan(form, names, ownQuery);
    const query = () => plan.query(ownQuery());

    const markStandards = () => {
      for (const standard of standards) {
        const field = document.getElementById(standard.dataset.fills);
        const values = standards.filter((each) => each.name === standard.name && each.value);
        const value = String(numberIn(field));
        const known = values.some((each) => each.value === value);
        standard.checked = known ? standard.value === value : standard.value === "";
      }
    };

    /** For the other language: what stands in the fields, worked out or not. */
    const typed = () => {
      const rowed = new Set(inRows());
      const changed = all().filter((each) => rowed.has(each) || each.value !== before(each));
      return plan.query(address(changed));
    };

    const columnsOf = (table) => [...table.querySelectorAll("[data-column]")];

    /** A cell of a table; the number of a row that the reader added is told by its name. */
    const sayCell = (row, { dataset: { column, of, year } }, number) => {
      const own = rows.find(({ id }) => id === of);
      return own ? own.name(row[column]) : say(row[column], year === undefined ? number : plain);
    };

    const fillRows = (table, lines) => {
      const headings = columnsOf(table);
      for (const row of lines) {
        const line = table.tBodies[0].insertRow();
        headings.forEach((heading, place) => {
          const cell = document.createElement(place ? "td" : "th");
          if (!place) cell.scope = "row";
          cell.textContent = sayCell(row, heading);
          line.append(cell);
        });
      }
    };

    const filed = (value) => window.handbookCsvNumber(value, form.dataset.locale);
    const entered = (field, number) => {
      if (isEmpty(field.value)) return say();
      if (field.options) return field.selectedOptions[0].textContent;
      return "name" in field.dataset ? field.value : say(numberIn(field), number);
    };

    /** A table of the page as lines of cells, with its title first. */
    const linesOf = (table, rows) => {
      const headings = columnsOf(table);
      const title = document.getElementById(table.getAttribute("aria-labelledby")).textContent;
      const cells = rows.map((row) => headings.map((heading) => sayCell(row, heading, filed)));
      return [[], [title], headings.map((heading) => heading.textContent), ...cells];
    };

    /** Hands the reader a file: where it is from, what was entered, all that follows. */
    const download = () => {
      const numbers = found();
      const lines = [[document.querySelector("h1").textContent.trim()]];
      lines.push([window.handbookLink(query())], [], [form.dataset.heading]);
      lines.push(...all().map((field) => [field.dataset.label, entered(field, filed)]));
      lines.push([], [form.querySelector("[data-details] caption").textContent]);
      for (const output of form.querySelectorAll("[data-details] [data-result]")) {
        const label = output.closest("tr").cells[0].textContent;
        lines.push([label, say(numbers[output.dataset.result], filed)]);
      }
      for (const table of form.querySelectorAll("[data-answer] [data-table]")) {
        lines.push(...linesOf(table, numbers[table.dataset.table]));
      }
      window.handbookCsv(form.dataset.file, lines);
    };

    /** The numbers in the fields, null where there is none, and rows of them. */
    const typedIn = () => {
      const given = Object.fromEntries(fields.map((field) => [field.name, numberIn(field)]));
      for (const each of rows) given[each.id] = each.values();
      return given;
    };

    /** Hands the reader the workbook of the plan, which is fetched first. */
    const workbook = async () => {
      const called = (each) => each.fields().filter(({ dataset }) => "name" in dataset).map(({ value }) => value);
      const status = form.querySelector("[data-status]");
      try {
        await window.handbookLoad(form.dataset.workbook.split(" "));
        const names = Object.fromEntries(rows.map((each) => [each.id, called(each)]));
        await window.handbookPlanWorkbook({ own: typedIn(), names, address: plan.beginning(location.search) });
      } catch {
        status.textContent = form.dataset.unfetched;
      }
    };

    /** All numbers that follow from the fields, with those that stand in them. */
    const found = () => {
      const given = typedIn();
      const filled = Object.entries(given).filter(([, value]) => value !== null);
      return { ...Object.fromEntries(filled), ...workOut(given) };
    };

    /** Draws `rows` where the fold with the chart is opened; the tables say the same without its script. */
    const drawn = async (figure, rows) => {
      try {
        await window.handbookLoad(figure.dataset.needs.split(" "));
        window.handbookChart(figure, rows, say);
      } catch {
        figure.remove();
      }
    };

    const parts = () => {
      const numbers = found();
      const parts = form.querySelector("template[data-texts]").content.cloneNode(true);
      for (const part of parts.querySelectorAll("[data-for]")) {
        if (!(part.dataset.for in numbers)) part.remove();
      }
      for (const text of parts.querySelectorAll("[data-sentence], [data-step]")) {
        const said = fill(text.textContent, numbers, say);
        if (said === null) text.remove();
        else text.textContent = said;
      }
      for (const output of parts.querySelectorAll("[data-result]")) {
        output.textContent = format(numbers[output.dataset.result]);
      }
      for (const table of parts.querySelectorAll("[data-table]")) {
        const lines = numbers[table.dataset.table];
        if (lines?.length) fillRows(table, lines);
        else table.closest(".calculator__more").remove();
      }
      for (const figure of parts.querySelectorAll("[data-chart]")) {
        const draw = () => drawn(figure, numbers[figure.dataset.of]);
        figure.closest("details").addEventListener("toggle", draw, { once: true });
      }
      for (const link of parts.querySelectorAll("[data-onward]")) {
        const carries = Object.entries(JSON.parse(link.dataset.onward));
        // Nobody and nothing is left for the reader to enter there.
        const carried = carries.filter(([, name]) => numbers[name]);
        const taken = plan.onward();
        for (const [name, from] of carried) if (!taken.has(name) || !fields.some((field) => field.name === name)) taken.set(name, numbers[from]);
        const path = new URLSearchParams(location.search).get("path");
        if (path) taken.set("path", path);
        link.href = `${link.getAttribute("href")}?${taken}`;
      }
      return parts;
    };

    /** Whether nothing is wrong but that required fields are yet to be filled in. */
    const isBegun = (given) => {
      const wrong = [...check().keys()];
      const rowed = new Set(inRows());
      const isOpen = (field) =>
        !isSound(field) && !field.value && (rowed.has(field) || !given.has(field.name));
      return wrong.length > 0 && wrong.every(isOpen);
    };

    /** Fills the fields from the address, which asks for nothing where it leaves some out. */
    const open = (told) => {
      const given = plan.follow(told);
      for (const field of fields) field.value = given.get(field.name) ?? before(field);
      for (const each of rows) each.open(given);
      for (const field of all()) {
        const number = numberIn(field);
        if (number !== null) field.value = plain(number);
        else if (IN_ADDRESS.test(field.value)) field.value = field.value.replace(".", plain(0.5)[1]);
      }
      for (const fold of form.querySelectorAll("[data-fold]")) {
        const inside = [...fold.querySelectorAll("[data-field]")];
        fold.open = inside.some((field) => field.value !== before(field));
      }
      markStandards();
      plan.open(given);
      const asks = fields.some(({ name }) => given.has(name)) || rows.some((each) => each.isIn(given));
      return asks && !isBegun(given);
    };

    form.addEventListener("input", (event) => {
      const { fills } = event.target.dataset;
      if (fills) document.getElementById(fills).value = event.target.value;
      markStandards();
    });

    const toldOnPaper = (field) => [
      field.dataset.label,
      entered(field, "year" in field.dataset ? plain : format),
    ];
    window.handbookAnswer(form, {
      open,
      query,
      typed,
      errors: check,
      parts,
      entered: () => all().filter(({ value }) => !isEmpty(value)).map(toldOnPaper),
      actions: { csv: download, workbook },
    });
  };

  document.querySelectorAll('[data-module="calculator"]:not([data-script])').forEach(start);
})();
