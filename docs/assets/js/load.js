/* Scripts that are fetched when they are asked for: from a server and from a folder alike. */
(() => {
  "use strict";

  const loading = new Map();

  const load = (source) =>
    new Promise((done, failed) => {
      const script = document.createElement("script");
      Object.assign(script, { src: source, onload: done, onerror: failed });
      document.head.append(script);
    });

  /** Runs these scripts in order, each once on a page; fails where one cannot be fetched. */
  window.handbookLoad = async (sources) => {
    for (const source of sources) {
      if (!loading.has(source)) loading.set(source, load(source));
      try {
        await loading.get(source);
      } catch (error) {
        loading.delete(source); // so that it may be tried again
        throw error;
      }
    }
  };
})();
