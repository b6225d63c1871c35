/* A file that is made on the page and handed to the reader; nothing of it is sent anywhere. */
(() => {
  "use strict";

  const KEPT = 60_000; // milliseconds: some browsers read it only when a place has been chosen for it

  window.handbookDownload = (name, content, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT);
  };
})();
