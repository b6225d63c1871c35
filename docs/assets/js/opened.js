/* A file that a reader has chosen: its text, or what it is where it is none that was saved here. */
(() => {
  "use strict";

  const holds = (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return undefined;
    }
  };
  const isRow = (line) => /[^;,\t]*[;\t,][^;,\t]/.test(line);
  const rows = (text) => text.split(/\r?\n/, 3).filter(Boolean);

  // In this order: what a file begins with tells more than its name.
  const KINDS = [
    ["empty", (text) => !text.trim()],
    ["pdf", (text) => text.startsWith("%PDF-")],
    ["sheet", (text, name) => /^PK\x03\x04/.test(text) && /\.(xlsx|ods)$/i.test(name)],
    ["word", (text, name) => /^PK\x03\x04/.test(text) && /\.(docx|odt)$/i.test(name)],
    ["packed", (text) => /^PK\x03\x04/.test(text)],
    ["picture", (text, name) => /^(.PNG|GIF8)/s.test(text) || /\.(png|jpe?g|gif|webp|heic|svg)$/i.test(name)],
    ["calendar", (text) => /^\ufeff?BEGIN:VCALENDAR/i.test(text)],
    ["page", (text) => /^\ufeff?\s*<(!doctype|html)/i.test(text)],
    ["answers", (text) => holds(text)?.handbook === "ips-form"],
    ["plan", (text) => holds(text)?.handbook === "ips-plan"],
    ["progress", (text) => ["pages", "quizzes"].some((key) => typeof holds(text)?.[key] === "object")],
    ["data", (text, name) => holds(text) !== undefined || /\.json$/i.test(name)],
    ["table", (text, name) => /\.(csv|tsv)$/i.test(name) || (rows(text).length > 1 && rows(text).every(isRow))],
    ["text", (text) => !/[\0\ufffd]/.test(text)],
    ["other", () => true],
  ];

  /** By the mark that a file begins with, the encoding that it tells; without one it is UTF-8. */
  const ENCODINGS = new Map([["255 254", "utf-16le"], ["254 255", "utf-16be"]]);

  /** The text of `file`; nothing where it has more than `most` bytes or the machine cannot read it. */
  async function textOf(file, most) {
    if (file.size > most) return undefined;
    const bytes = await file.arrayBuffer().catch(() => undefined);
    if (!bytes) return undefined;
    const mark = new Uint8Array(bytes.slice(0, 2)).join(" ");
    return new TextDecoder(ENCODINGS.get(mark)).decode(bytes);
  }

  /** What the `text` of a file holds that was saved here as `handbook` in this `format`, or the name of what is wrong. */
  function saved(text, handbook, format) {
    const copy = holds(text);
    if (copy === undefined) return { fault: text.includes(`"${handbook}"`) ? "damaged" : "foreign" };
    if (copy?.handbook !== handbook) return { fault: "foreign" };
    if (!Number.isInteger(copy.format)) return { fault: "damaged" };
    if (copy.format !== format) return { fault: copy.format > format ? "newer" : "older" };
    return { copy };
  }

  /** What a file with this text and name is, in the words that `told` (a dataset) has for it. */
  const kindOf = (text, name, told) => {
    const [kind] = KINDS.find(([, isOne]) => isOne(text, name));
    return told[`kind${kind[0].toUpperCase()}${kind.slice(1)}`];
  };

  window.handbookOpened = Object.freeze({ kindOf, saved, textOf });
})();
