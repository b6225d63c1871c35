/* Scripts and stylesheets that are fetched when they are needed: from a server and from a folder alike. */
(() => {
  "use strict";

  const loading = new Map();

  const load = (source) =>
    new Promise((onload, fail) => {
      const isStyle = source.endsWith(".css");
      const element = document.createElement(isStyle ? "link" : "script");
      const onerror = (error) => {
        element.remove(); // or it would count as one that the page has
        fail(error);
      };
      Object.assign(element, isStyle ? { rel: "stylesheet", href: source } : { src: source }, { onload, onerror });
      document.head.append(element);
    });

  /** Whether the page loads `source` itself. */
  const isOnPage = (source) => [...document.scripts].some((script) => script.getAttribute("src") === source);

  /** Loads these in order, each once on a page; fails where one cannot be fetched. */
  window.handbookLoad = async (sources) => {
    for (const source of sources) {
      if (!loading.has(source)) loading.set(source, isOnPage(source) ? true : load(source));
      try {
        await loading.get(source);
      } catch (error) {
        loading.delete(source); // so that it may be tried again
        throw error;
      }
    }
  };

  /** Whether the browser keeps anything of the handbook's; progress.js knows what. */
  const isStored = () => {
    try {
      return localStorage.getItem("handbook.progress") !== null;
    } catch {
      return false; // the browser refuses
    }
  };

  /** Calls `wake` where anything is stored: now, when the reader comes back, and when another tab stores it. */
  const ifStored = (wake) => {
    const look = () => isStored() && wake();
    for (const event of ["pageshow", "storage"]) window.addEventListener(event, look);
    look();
  };

  Object.assign(window.handbookLoad, { isStored, ifStored });
})();
