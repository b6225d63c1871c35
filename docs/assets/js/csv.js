/* builds on: download, typed */
/* Numbers as a file for spreadsheets, which fall into columns whatever settings a machine has. */
(() => {
  "use strict";

  /** A cell; what a spreadsheet would take for a formula is kept as text. */
  const quote = (cell) => {
    const isFormula = /^[=+@-]/.test(window.handbookTyped(cell)) || /^[\t\r]/.test(cell);
    return `"${isFormula ? "'" : ""}${cell.replaceAll('"', '""')}"`;
  };

  /** `text` in UTF-16 with the mark that tells so: every machine with a browser has the low byte first. */
  const encoded = (text) => {
    const marked = `\ufeff${text}`;
    return Uint16Array.from({ length: marked.length }, (_, at) => marked.charCodeAt(at));
  };

  /**
   * `number` as a cell of a file in `locale`, without marks between thousands. Where the comma parts
   * decimals, 4.5 is a day in May and 4.500 is not.
   */
  window.handbookCsvNumber = (number, locale) => {
    const hasPoint = !Number.isInteger(number) && (0.5).toLocaleString(locale).includes(".");
    return number.toLocaleString(locale, { useGrouping: false, minimumFractionDigits: hasPoint ? 3 : 0 });
  };

  /** Hands the reader `lines` of cells as a file called `name` and the day. */
  window.handbookCsv = (name, lines) => {
    // By tabs and in UTF-16: UTF-8 is parted by what the machine's settings say.
    const text = lines.map((line) => `${line.map(quote).join("\t")}\r\n`).join("");
    const day = new Date().toLocaleDateString("sv"); // as in 2027-02-01
    window.handbookDownload(window.handbookFileName(name, day), encoded(text), "text/csv;charset=utf-16");
  };
})();
