/* A CSV file as spreadsheets and csv.js write it, read into rows of cells. */
(() => {
  "use strict";

  const MARKS = [";", ",", "\t"];
  const QUOTED = /"[^"]*(?:""[^"]*)*"/g; // a cell, with its own quotes in pairs

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
    const add = (signs) => {
      const row = rows.at(-1);
      row[row.length - 1] += signs;
    };
    const parts = new RegExp(`${QUOTED.source}|[^]`, "g");
    for (const [part] of text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").matchAll(parts)) {
      if (part === mark) rows.at(-1).push("");
      else if (part === "\n") rows.push([""]);
      else add(part.length > 1 ? part.slice(1, -1).replaceAll('""', '"') : part);
    }
    return rows.map((row) => row.map((cell) => cell.replace(/^'(?=\s*[=+@-])/, "")));
  };
})();
