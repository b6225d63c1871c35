/* builds on: csv-rows, fill, leaving, opened, planning */
/* A review by a quality scale: its items and their answers, what is written about each, and all of it
   in a file on the reader's machine. Only the answers may stand in an address. */
(() => {
  "use strict";

  const OPEN = "-";
  const LARGEST = 1e6; // bytes
  const ANSWER = 3; // the answer's place in a row of the file
  const BOXES = ["note", "who", "when"]; // the last in a row of the file, in this order
  const fill = window.handbookFill;
  const { write } = window.handbookPlanning;
  const { kindOf, textOf } = window.handbookOpened;

  /**
   * The review in `form`, whose items are each answered by one of its signs. In the address, under
   * `name`, the answers stand in order, with OPEN where none is chosen.
   */
  window.handbookReview = (form, name) => {
    const { calculator, called, signs, nothing, wrong } = form.dataset;
    const columns = form.dataset.columns.split("|");
    const items = [...form.querySelectorAll("[data-item]")];
    const facts = [...form.querySelectorAll("[data-fact]")];
    const sound = new RegExp(`^[${signs}${OPEN}]{${items.length}}$`);
    const lines = new Map(); // by item: what is written stays when the list is made again
    let isRefused = false;

    const signOf = (item) => item.querySelector("input:checked")?.value || OPEN;
    const open = () => items.filter((item) => signOf(item) === OPEN);
    const query = () => (open().length < items.length ? `?${name}=${items.map(signOf).join("")}` : "");

    const choose = (answers) => {
      items.forEach((item, place) => {
        const value = answers[place] === OPEN ? "" : answers[place];
        item.querySelector(`input[value="${value}"]`).checked = true;
      });
    };

    /** The line about an item in the list of what to work on, with room to write. */
    const lineOf = (item) => {
      const { content } = form.querySelector("template[data-answers]");
      if (!lines.has(item)) lines.set(item, content.querySelector("[data-steps] > li").cloneNode(true));
      const line = lines.get(item);
      line.dataset.number = item.dataset.item;
      line.querySelector("[data-name]").textContent = item.querySelector("legend").textContent;
      line.querySelector("[data-full]").textContent = item.querySelector("[data-asks]").textContent;
      const chosen = item.querySelector("input:checked");
      line.querySelector("[data-chosen]").textContent = chosen.parentElement.textContent.trim();
      return line;
    };
    const boxesOf = (item) =>
      BOXES.map((box) => `[data-box=${box}]`).map(
        (box) => item.querySelector(box) ?? lineOf(item).querySelector(box),
      );

    /** The items to work on: those with the worst of the `worstFirst` signs first. */
    const wanting = (worstFirst) =>
      worstFirst.flatMap((sign) => items.filter((item) => signOf(item) === sign));

    const isTyped = () => {
      const written = [...form.querySelectorAll("[data-item] textarea"), ...facts];
      for (const line of lines.values()) written.push(...line.querySelectorAll("textarea"));
      return written.some(({ value }) => value.trim());
    };
    const empty = () => {
      for (const box of form.querySelectorAll("[data-item] textarea")) write(box, "");
      for (const fact of facts) fact.value = "";
      lines.clear();
    };

    /** Pairs of a label and a text: what is told of the review, and the items by their answers. */
    const entered = () => {
      const told = facts.map(({ dataset, value }) => [dataset.fact, value.trim()]);
      const choices = [...items[0].querySelectorAll("input")].map(({ value, parentElement }) => {
        const chosen = items.filter((item) => signOf(item) === (value || OPEN));
        const label = parentElement.textContent.trim() + (value && form.dataset.unit ? ` ${form.dataset.unit}` : "");
        return [label, chosen.map(({ dataset }) => dataset.item).join(", ")];
      });
      return [...told, ...choices].filter(([label, text]) => label && text);
    };

    /** The review as lines of cells; `besides(item)` are cells that follow the answer. */
    const table = (besides) => {
      const link = window.handbookLink(query());
      const said = [...form.querySelectorAll("[data-said] [data-sentence]")];
      const rows = items.map((item) => [
        item.dataset.item,
        item.dataset.groupName,
        item.querySelector("legend").textContent.replace(/^\d+\. /, ""),
        signOf(item) === OPEN ? "" : item.querySelector("input:checked").parentElement.textContent.trim(),
        ...besides(item),
        ...boxesOf(item).map(({ value }) => value),
      ]);
      return [
        [document.querySelector("h1").textContent.trim()],
        [link],
        [],
        ...facts.filter(({ dataset }) => dataset.fact).map(({ dataset, value }) => [dataset.fact, value]),
        ...said.map((sentence) => [sentence.textContent.trim()]),
        [],
        columns,
        ...rows,
      ];
    };

    /** The sign in a cell of a file, in whatever language it was saved; undefined if there is none. */
    const signIn = (cell) => {
      const answer = cell.trim();
      if (!answer) return OPEN;
      const place = called ? called.split(",").findIndex((words) => words.split("|").includes(answer)) : -1;
      return [...signs][place] ?? [...signs].find((sign) => sign === answer);
    };

    /** The review in a file that was saved here, or what is said of a wrong one. */
    const readFile = async (file, told) => {
      const text = await textOf(file, LARGEST);
      if (text === undefined) return { fault: told.large };
      const rows = window.handbookCsvRows(text);
      if (!rows.flat().some((cell) => cell.includes(`tools/${calculator}`))) {
        return { fault: fill(told.foreign, { kind: kindOf(text, file.name, told) }) };
      }
      const own = items.map((item) =>
        rows.find((row) => row.length > ANSWER && row[0].trim() === item.dataset.item),
      );
      const answers = own.map((row) => row && signIn(row[ANSWER]));
      const bad = items.filter((_, place) => answers[place] === undefined);
      if (bad.length) {
        return { fault: fill(told.damaged, { items: bad.map(({ dataset }) => dataset.item).join(", ") }) };
      }
      const first = columns.length - BOXES.length;
      return {
        answers: answers.join(""),
        besides: own.map((row) => row.slice(ANSWER + 1, first)),
        boxes: own.map((row) => BOXES.map((_, place) => row[first + place] ?? "")),
        fact: ({ dataset }) =>
          rows.find(([label]) => dataset.called.split("|").includes(label.trim()))?.[1] ?? "",
      };
    };

    /** Has `use(found)` take what a chosen file holds, and says how it went. */
    const onFile = (input, use) => {
      const status = document.getElementById(input.getAttribute("aria-describedby"));
      input.addEventListener("change", async () => {
        const [file] = input.files;
        if (!file) return;
        const told = input.dataset;
        const found = await readFile(file, told);
        input.value = ""; // the same file can be chosen once more
        if (found.fault) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
        status.textContent = found.fault ?? (use(found) === false ? told.unchanged : told.opened);
      });
    };

    const openAll = (found) => {
      if ((query() || isTyped()) && !window.confirm(form.dataset.ask)) return false;
      empty();
      choose(found.answers);
      for (const fact of facts.filter(({ dataset }) => dataset.fact)) fact.value = found.fact(fact);
      items.forEach((item, place) => {
        boxesOf(item).forEach((box, number) => write(box, found.boxes[place][number]));
      });
      return true;
    };

    /**
     * Starts it. `parts()` is the answer; `errors()` what else there is to mend, as pairs of a control
     * and a message; `besides(item)` what else the file tells of an item, which `opened(found)` takes
     * back.
     */
    const start = ({ parts, errors = () => [], besides = () => [], opened = () => {} }) => {
      const over = form.querySelector("[data-action=start-over]");
      over.addEventListener("click", (event) => {
        if (isTyped() && !window.confirm(form.dataset.ask)) event.stopImmediatePropagation();
        else empty();
      });
      // The notes stay while the page is open: Back from one answer to another is no reason to lose them.
      window.handbookLeaving(empty, isTyped);
      window.handbookAnswer(form, {
        query,
        typed: query,
        parts,
        open: (given) => {
          const answers = given.get(name) ?? OPEN.repeat(items.length);
          isRefused = !sound.test(answers);
          choose(isRefused ? OPEN.repeat(items.length) : answers);
          return isRefused || Boolean(query());
        },
        errors: () => {
          if (isRefused) {
            isRefused = false; // told once: what is chosen next is sound
            return [[null, wrong]];
          }
          return query() ? errors() : [[items[0].querySelector("input"), nothing]];
        },
        entered,
        actions: {
          csv: () => window.handbookCsv(`${form.dataset.file}.csv`, table(besides)),
        },
      });
      onFile(form.querySelector("[data-open=all]"), (found) => {
        if (!openAll(found)) return false;
        opened(found);
        form.requestSubmit();
        return true;
      });
      form.dataset.started = "";
    };

    return { facts, items, lineOf, onFile, open, signOf, start, wanting };
  };
})();
