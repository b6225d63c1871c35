/* A workbook that is filled in on the page: texts as the build made them, with values between them.
   hooks/handbook/downloads/workbooks/slots.py makes its parts. */
(() => {
  "use strict";

  const LONGEST = 32767; // signs in a cell: Excel's limit
  // What XML cannot hold at all, and what Excel would read as an escape of its own.
  const FORBIDDEN =
    /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const ESCAPE = /_(?=x[0-9a-f]{4}_)/gi;

  const text = (value) =>
    [...value]
      .slice(0, LONGEST)
      .join("")
      .replace(FORBIDDEN, "")
      .replace(ESCAPE, "_x005F_")
      .replace(/[&<>\x22]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** One cell: a number, a text that stays one whatever it begins with, or nothing. */
  const cell = ({ r, s, f = "" }, value) => {
    const look = s ? ` s="${s}"` : "";
    const start = `<c r="${r}"${look}`;
    if (Number.isFinite(value)) return `${start}>${f}<v>${value}</v></c>`;
    if (f) return `${start} t="str">${f}<v>${text(value ?? "")}</v></c>`;
    if (typeof value !== "string" || value === "") return `${start}/>`;
    return `${start} t="inlineStr"><is><t xml:space="preserve">${text(value)}</t></is></c>`;
  };

  /** The texts of the file by path, with `values` by name in its cells. */
  window.handbookOffice = (parts, values) => {
    const told = ({ n }) => (Object.hasOwn(values, n) ? values[n] : null);
    const whole = (pieces) => pieces.map((each) => (typeof each === "string" ? each : cell(each, told(each)))).join("");
    return Object.fromEntries(Object.entries(parts).map(([path, pieces]) => [path, whole(pieces)]));
  };
})();
