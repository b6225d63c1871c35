/* builds on: download, typed */
/* Numbers as a file for spreadsheets. */
(() => {
  "use strict";

  /** A cell; what a spreadsheet would take for a formula is kept as text. */
  const quote = (cell) => {
    const isFormula = /^[=+@-]/.test(window.handbookTyped(cell)) || /^[\t\r]/.test(cell);
    return `"${isFormula ? "'" : ""}${cell.replaceAll('"', '""')}"`;
  };

  /**
   * Hands the reader `lines` of cells as a file called `name` and the day, parted as spreadsheets
   * in `locale` have it.
   */
  window.handbookCsv = (name, lines, locale) => {
    // Spreadsheets part cells by a semicolon where the comma is the decimal mark.
    const mark = (0.5).toLocaleString(locale).includes(",") ? ";" : ",";
    const text = lines.map((line) => line.map(quote).join(mark)).join("\r\n");
    const day = new Date().toLocaleDateString("sv"); // as in 2027-02-01
    // The first character tells spreadsheets that this is UTF-8.
    window.handbookDownload(window.handbookFileName(name, day), `\ufeff${text}\r\n`, "text/csv");
  };
})();
