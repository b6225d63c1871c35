/* builds on: typed */
/* A file that is made on the page and handed to the reader; nothing of it is sent anywhere. */
(() => {
  "use strict";

  const KEPT = 60_000; // milliseconds: some browsers read it only when a place has been chosen for it

  const MOST = 40; // signs of an ID
  const safe = (part) => part.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

  /** The file name `name` with these parts before its ending, in signs that every machine takes. */
  window.handbookFileName = (name, ...parts) => {
    const end = name.lastIndexOf(".");
    const tidy = parts.map((part) => safe([...window.handbookTyped(part)].slice(0, MOST).join("")));
    return [name.slice(0, end), ...tidy.filter(Boolean)].join("-") + name.slice(end);
  };

  window.handbookDownload = (name, content, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
  };
})();
