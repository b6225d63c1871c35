/* builds on: download, zip */
/* A Word file that is made on the page: headings, paragraphs and tables on A4 lying down. */
(() => {
  "use strict";

  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const SCHEMAS = "http://schemas.openxmlformats.org";
  const OFFICE = `${SCHEMAS}/officeDocument/2006/relationships`;
  const PACKAGE = `${SCHEMAS}/package/2006`;
  const [WIDE, HIGH, MARGIN] = [16838, 11906, 1020]; // twentieths of a point

  // Signs that XML does not take, as they come along with pasted text, are left out.
  const escaped = (text) =>
    text
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "")
      .replace(/[&<>\x22]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  const attribute = ([name, value]) => ` ${name}="${escaped(String(value))}"`;

  /** An element of XML with what is inside it, which is XML too. */
  const tag = (name, attributes = {}, ...inner) => {
    const told = Object.entries(attributes).map(attribute).join("");
    return inner.length ? `<${name}${told}>${inner.join("")}</${name}>` : `<${name}${told}/>`;
  };
  /** The same with the prefix of all that Word writes. */
  const w = (name, attributes = {}, ...inner) => {
    const prefixed = Object.entries(attributes).map(([key, value]) => [`w:${key}`, value]);
    return tag(`w:${name}`, Object.fromEntries(prefixed), ...inner);
  };
  const file = (root) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
  const words = { "xmlns:w": `${SCHEMAS}/wordprocessingml/2006/main` };

  const paragraph = (text, style = "", isBold = false) => {
    const lines = text.split("\n").map((line) => tag("w:t", { "xml:space": "preserve" }, escaped(line)));
    const look = style ? [w("pPr", {}, w("pStyle", { val: style }))] : [];
    const bold = isBold ? [w("rPr", {}, w("b"))] : [];
    return w("p", {}, ...look, w("r", {}, ...bold, lines.join(w("br"))));
  };

  /** A table of rows of texts, the first its headings, which every sheet repeats; `shares` of its width. */
  const table = (rows, shares) => {
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const widths = shares.map((share) => Math.floor((share / whole) * (WIDE - 2 * MARGIN)));
    const cell = (text, at, isHead) =>
      w("tc", {}, w("tcPr", {}, w("tcW", { w: widths[at], type: "dxa" })), paragraph(text, "", isHead));
    const line = (cells, isHead) => {
      const kept = [w("cantSplit"), ...(isHead ? [w("tblHeader")] : [])];
      return w("tr", {}, w("trPr", {}, ...kept), ...cells.map((text, at) => cell(text, at, isHead)));
    };
    const edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map((side) =>
      w(side, { val: "single", sz: 4, color: "808080" }),
    );
    const fixed = [w("tblW", { w: 0, type: "auto" }), w("tblBorders", {}, ...edges), w("tblLayout", { type: "fixed" })];
    const grid = w("tblGrid", {}, ...widths.map((width) => w("gridCol", { w: width })));
    return w("tbl", {}, w("tblPr", {}, ...fixed), grid, ...rows.map((row, at) => line(row, at === 0)));
  };

  const heading = (level, size) =>
    w(
      "style",
      { type: "paragraph", styleId: `Heading${level}` },
      w("name", { val: `heading ${level}` }),
      w("basedOn", { val: "Normal" }),
      w("next", { val: "Normal" }),
      w("qFormat"),
      w("pPr", {}, w("keepNext"), w("spacing", { before: 240, after: 80 }), w("outlineLvl", { val: level - 1 })),
      w("rPr", {}, w("b"), w("sz", { val: size })),
    );

  const styles = (locale) => {
    const face = w("rFonts", { ascii: "Calibri", hAnsi: "Calibri", cs: "Calibri" });
    const letters = w("rPr", {}, face, w("sz", { val: 21 }), w("lang", { val: locale }));
    const lines = w("pPr", {}, w("spacing", { after: 60 }));
    const usual = w("style", { type: "paragraph", default: 1, styleId: "Normal" }, w("name", { val: "Normal" }));
    const all = w("docDefaults", {}, w("rPrDefault", {}, letters), w("pPrDefault", {}, lines));
    return file(tag("w:styles", words, all, usual, heading(1, 40), heading(2, 28)));
  };

  const relations = (...targets) => {
    const each = targets.map(([Type, Target], at) => tag("Relationship", { Id: `rId${at + 1}`, Type, Target }));
    return file(tag("Relationships", { xmlns: `${PACKAGE}/relationships` }, ...each));
  };

  const contents = () => {
    const usual = { rels: "application/vnd.openxmlformats-package.relationships+xml", xml: "application/xml" };
    const parts = {
      "/word/document.xml": `${WORD}.document.main+xml`,
      "/word/styles.xml": `${WORD}.styles+xml`,
      "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    };
    const defaults = Object.entries(usual).map(([Extension, ContentType]) => tag("Default", { Extension, ContentType }));
    const own = Object.entries(parts).map(([PartName, ContentType]) => tag("Override", { PartName, ContentType }));
    return file(tag("Types", { xmlns: `${PACKAGE}/content-types` }, ...defaults, ...own));
  };

  const properties = (title, locale) => {
    const spaces = {
      "xmlns:cp": `${PACKAGE}/metadata/core-properties`,
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    };
    return file(tag("cp:coreProperties", spaces, tag("dc:title", {}, escaped(title)), tag("dc:language", {}, locale)));
  };

  const sheet = () => {
    const size = w("pgSz", { w: WIDE, h: HIGH, orient: "landscape" });
    const edges = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN, header: 600, footer: 600, gutter: 0 };
    return w("sectPr", {}, size, w("pgMar", edges));
  };

  /**
   * Hands the reader a file called `name`: the `title` and after it `blocks`, each a `heading`, a
   * `text`, or `rows` of a table with the `shares` of its columns.
   */
  window.handbookWord = async (name, locale, title, blocks) => {
    const written = blocks.map(({ heading: head, text, rows, shares }) => {
      if (rows) return table(rows, shares);
      return head ? paragraph(head, "Heading2") : paragraph(text);
    });
    // Word wants a paragraph after a table.
    const body = w("body", {}, paragraph(title, "Heading1"), ...written, w("p"), sheet());
    const files = {
      "[Content_Types].xml": contents(),
      "_rels/.rels": relations(
        [`${OFFICE}/officeDocument`, "word/document.xml"],
        [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
      ),
      "word/document.xml": file(tag("w:document", words, body)),
      "word/_rels/document.xml.rels": relations([`${OFFICE}/styles`, "styles.xml"]),
      "word/styles.xml": styles(locale),
      "docProps/core.xml": properties(title, locale),
    };
    window.handbookDownload(name, new Blob(await window.handbookZip(files)), `${WORD}.document`);
  };
})();
