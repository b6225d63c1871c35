/* A CSV file as spreadsheets and csv.js write it, read into rows of cells. */
(() => {
  "use strict";

  const MARKS = [";", ",", "\t"];
  const QUOTED = /"[^"]*"/g;

  /** The mark that parts most cells; what stands in quotes parts none. */
  const markOf = (text) => {
    const bare = text.replace(QUOTED, "");
    const counts = MARKS.map((mark) => bare.split(mark).length);
    return MARKS[counts.indexOf(Math.max(...counts))];
  };

  /** The rows of `text`. A sign that keeps a cell from being taken for a formula is taken off again. */
  window.handbookCsvRows = (text) => {
    const mark = markOf(text);
    const rows = [[""]];
    let isQuoted = false;
    const add = (sign) => {
      const row = rows.at(-1);
      row[row.length - 1] += sign;
    };
    // A pair of quotes in a quoted cell, or any one sign.
    for (const [sign] of text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").matchAll(/""|[^]/g)) {
      if (sign === '""') {
        if (isQuoted) add('"');
      } else if (sign === '"') isQuoted = !isQuoted;
      else if (isQuoted) add(sign);
      else if (sign === mark) rows.at(-1).push("");
      else if (sign === "\n") rows.push([""]);
      else add(sign);
    }
    return rows.map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+@-])/, "")));
  };
})();
