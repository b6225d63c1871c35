/* A workbook or a Word file that is filled in on the page: texts as the build made them, with values between
   them. hooks/handbook/downloads/workbooks/slots.py and documents/text_slots.py make the parts. */
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

  const has = (values, name) => Object.hasOwn(values, name);

  /**
   * A slot with what `values` have for it: the text `t`; the pieces `of` for `each` row, where it has all
   * names of `if`, or where it lacks one of `lacks`; or the cell of the value `n`.
   */
  const filled = (slot, values) => {
    if (slot.t) return text(values[slot.t] ?? "");
    if (slot.each) return (values[slot.each] ?? []).map((row) => whole(slot.of, { ...values, ...row })).join("");
    if (slot.if) return slot.if.every((name) => has(values, name)) ? whole(slot.of, values) : "";
    if (slot.lacks) return slot.lacks.every((name) => has(values, name)) ? "" : whole(slot.of, values);
    return cell(slot, has(values, slot.n) ? values[slot.n] : null);
  };

  const whole = (pieces, values) =>
    pieces.map((each) => (typeof each === "string" ? each : filled(each, values))).join("");

  /** The texts of the file by path, with `values` by name in its slots. */
  window.handbookOffice = (parts, values) =>
    Object.fromEntries(Object.entries(parts).map(([path, pieces]) => [path, whole(pieces, values)]));
})();
