/* What the search box does once it is used; search.js fetches it. The theme's search is fetched here.

   On small screens the box is a dialog over the page, which Back closes. The theme's own script lists
   the matches and moves among them with the arrow keys. */
(function () {
  "use strict";

  function start() {
    const box = document.querySelector("[data-md-component=search]");
    const panel = box.querySelector("[data-search-panel]");
    const button = box.querySelector("[data-search-open]");
    const query = box.querySelector("[data-md-component=search-query]");
    const status = box.querySelector("[role=status]");
    const list = box.querySelector("ol");
    const toggle = document.querySelector("[data-md-toggle=search]");
    const config = JSON.parse(document.getElementById("__config").textContent);
    const loading = status.textContent;
    let isOpen = false;
    let isLoaded = false;
    let behind = [];

    /** Fetches the look of the matches and the scripts of the search, in their order; the last is the theme's. */
    function load() {
      if (document.querySelector("head [data-search]")) return;
      status.textContent = loading;
      toggle.checked = location.protocol === "file:"; // where the theme else waits to fetch its index
      const styles = document.createElement("link");
      styles.rel = "stylesheet";
      styles.dataset.search = "";
      styles.href = config.styles;
      document.head.append(styles);
      config.scripts.forEach((address) => {
        const script = document.createElement("script");
        script.async = false;
        script.dataset.search = "";
        script.onerror = fail;
        script.src = address;
        document.head.append(script);
      });
      document.head.lastElementChild.onload = () => {
        isLoaded = true;
        toggle.checked = isOpen;
        list.hidden = false;
        list.removeAttribute("role");
      };
    }

    function fail() {
      status.textContent = box.dataset.failed;
      document.querySelectorAll("head [data-search]").forEach((part) => part.remove());
    }

    /** On small screens, where the button shows, the panel is a dialog over all else. */
    function cover() {
      if (!button.getClientRects().length) return;
      panel.setAttribute("role", "dialog");
      panel.setAttribute("aria-modal", "true");
      panel.setAttribute("aria-label", box.getAttribute("aria-label"));
      for (let node = panel; node !== document.body; node = node.parentElement) {
        behind.push(...[...node.parentElement.children].filter((each) => each !== node && !each.inert));
      }
      behind.forEach((each) => (each.inert = true));
      try {
        history.pushState({ search: true }, "");
      } catch {
        // some browsers lock the address of a page opened from a file: Back leaves the page there
      }
    }

    function uncover() {
      ["role", "aria-modal", "aria-label"].forEach((name) => panel.removeAttribute(name));
      behind.forEach((each) => (each.inert = false));
      behind = [];
    }

    function open() {
      if (isOpen) return;
      isOpen = true;
      box.classList.add("search--open");
      cover();
      query.focus();
      toggle.checked = isLoaded;
      load();
    }

    function hide() {
      if (!isOpen) return;
      isOpen = false;
      toggle.checked = false;
      box.classList.remove("search--open");
      uncover();
    }

    function close() {
      const opener = window.handbookSearchOpener;
      hide();
      if (opener && opener !== document.body) opener.focus();
      else if (button.getClientRects().length) button.focus();
      else query.blur();
    }

    /** Whether Back would close the dialog. */
    const isStep = () => behind.length > 0 && history.state?.search === true;

    /** Closes the box as Back does, so that no step is left that leads nowhere. */
    const leave = () => (isStep() ? history.back() : close());

    function follow(event) {
      const link = event.target.closest("a");
      if (!link) return;
      // a match takes the place of the dialog, and Back leads from it to the page
      const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey);
      const takesPlace = isStep() && isPlain;
      hide();
      if (!takesPlace) return;
      event.preventDefault();
      location.replace(link.href);
    }

    // The theme reads this switch to tell whether keys are meant for the search. It would follow
    // changes too: lock scrolling, and close the search soon after loading on an address with #.
    toggle.addEventListener("change", (event) => {
      event.stopImmediatePropagation();
      toggle.checked = isLoaded && isOpen;
    });

    ["focus", "click", "input"].forEach((type) => query.addEventListener(type, open));
    // the theme listens to keys alone, and a word may be pasted or spoken
    query.addEventListener("input", () => query.dispatchEvent(new Event("keyup")));
    query.form.addEventListener("reset", () => {
      query.focus();
      // the field is emptied after this, and the theme may not have seen that the focus was away
      setTimeout(() => query.dispatchEvent(new Event("keyup")));
    });
    box.querySelector("[data-search-close]").addEventListener("click", leave);
    box.addEventListener("click", follow);
    // before what else listens: a tool would take it for a step of its own
    addEventListener("popstate", (event) => {
      if (!behind.length) return;
      event.stopImmediatePropagation();
      close();
    }, true);
    ["focusin", "pointerdown"].forEach((type) =>
      document.addEventListener(type, (event) => box.contains(event.target) || hide()),
    );
    addEventListener("resize", () => behind.length && !button.getClientRects().length && leave());

    // The theme takes its matches out of the tab order, and gives the page more first headings.
    new MutationObserver(() => {
      list.querySelectorAll("[tabindex]").forEach((link) => link.removeAttribute("tabindex"));
      list.querySelectorAll("h1, h2").forEach((title) => title.setAttribute("role", "presentation"));
    }).observe(list, { childList: true });

    /** Keys of the open box; what the theme must not act upon ends here. */
    function onKey(event) {
      const { key, target } = event;
      const isOurs = !event.isComposing && !event.altKey && !event.ctrlKey && !event.metaKey;
      if (!isOpen || !isOurs || document.querySelector("dialog:modal")) return;
      if (key === "Escape") {
        event.preventDefault();
        event.stopImmediatePropagation();
        leave();
      } else if (target !== query) {
        // the theme would take Shift or Space on a match for the start of a new query
        const isForTheme = key === "ArrowUp" || key === "ArrowDown" || (key.length === 1 && key !== " ");
        if (!isForTheme) event.stopImmediatePropagation();
      }
    }
    addEventListener("keydown", onKey, true);

    if (document.activeElement === query) open();
    else box.classList.remove("search--open");
    if (new URLSearchParams(location.search).has("q")) load();
  }

  start();
})();
