/* The search box until it is used: what opens it, and fetches search-box.js. */
(function () {
  "use strict";

  const SHORTCUTS = ["f", "s", "/"];
  const FIELD = "input, select, textarea, [contenteditable]";

  /** Whether the reader has left the one-letter shortcuts on. */
  function hasShortcuts() {
    try {
      return JSON.parse(localStorage.getItem("handbook.progress")).settings.shortcuts !== false;
    } catch {
      return true;
    }
  }

  function start() {
    const box = document.querySelector("[data-md-component=search]");
    const query = box.querySelector("[data-md-component=search-query]");
    const status = box.querySelector("[role=status]");
    const loading = status.textContent;
    let script = null;

    function fetchBox() {
      if (script) return;
      status.textContent = loading;
      script = document.createElement("script");
      script.src = JSON.parse(document.getElementById("__config").textContent).box;
      script.onerror = () => {
        script.remove();
        script = null; // so that the next try fetches it again
        status.textContent = box.dataset.failed;
      };
      document.head.append(script);
    }

    /** Shows the field at once, so that no key is lost while the rest is fetched. */
    function show(opener) {
      if (box.classList.contains("search--open")) return;
      box.classList.add("search--open");
      window.handbookSearchOpener = opener;
    }

    function open() {
      show(document.activeElement);
      query.focus();
    }

    ["focus", "click", "input"].forEach((type) => query.addEventListener(type, fetchBox));
    query.addEventListener("focus", ({ relatedTarget }) => show(relatedTarget));
    query.form.addEventListener("submit", (event) => event.preventDefault());
    box.querySelector("[data-search-open]").addEventListener("click", open);
    box.querySelector("[data-search-close]").addEventListener("click", () => box.classList.remove("search--open"));

    /** Keys reach this first; what the theme must not act upon ends here. */
    function onKey(event) {
      const { key, target } = event;
      if (event.isComposing || event.altKey || document.querySelector("dialog:modal")) return;
      if (event.ctrlKey || event.metaKey) {
        if (key.toLowerCase() !== "k" || event.shiftKey) return;
        event.preventDefault();
        open();
        query.select();
      } else if (!box.classList.contains("search--open") && SHORTCUTS.includes(key)) {
        const field = target.closest(FIELD);
        if (!field || field.type === "radio") event.stopImmediatePropagation();
        if (field || !hasShortcuts()) return;
        event.preventDefault();
        open();
        query.select();
      }
    }
    addEventListener("keydown", onKey, true);

    if (document.activeElement === query || new URLSearchParams(location.search).has("q")) fetchBox();
  }

  document.addEventListener("DOMContentLoaded", start);
})();
