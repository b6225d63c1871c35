/* On every page: the language links keep the section and the state in the address, what an address
   leads to is not left closed, a path that the reader follows is told, and a part of the page can be
   printed alone. */
(function () {
  "use strict";

  /** The section being read, as a hash; nothing at the top of the page. */
  function sectionInView() {
    // where a link would put the heading, and a pixel for rounding
    const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) + 1;
    const headings = [...document.querySelectorAll(".page-body h2[id]")];
    const isAbove = (each) => each.getClientRects().length && each.getBoundingClientRect().top <= edge;
    const last = headings.filter(isAbove).at(-1); // a hidden one, of errors to mend, has no place
    return last ? `#${last.id}` : "";
  }

  function keepPlace(event) {
    const link = event.target.closest("a[data-language-link]");
    if (!link) return;
    link.search = location.search;
    link.hash = location.hash || sectionInView();
  }

  /** Opens the folds around what the address leads to, or those whose heading it is. */
  function reveal() {
    const target = document.getElementById(location.hash.slice(1));
    let isOpened = false;
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      isOpened ||= !fold.open;
      fold.open = true;
    }
    if (isOpened) target.scrollIntoView();
  }

  // a link to where the address leads already changes nothing in it
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("a")?.hash === location.hash) reveal();
  });
  addEventListener("hashchange", reveal);
  reveal();

  // fetched before the page counts as loaded
  const path = document.querySelector("[data-on-path]");
  if (path && new URLSearchParams(location.search).has("path")) {
    const script = document.createElement("script");
    script.src = path.dataset.onPath;
    document.head.append(script);
  }

  const { dataset } = document.documentElement;
  for (const button of document.querySelectorAll("[data-print-part]")) {
    button.addEventListener("click", () => {
      // a card that hangs on a wall says where it is from, and how old it is
      const day = new Intl.DateTimeFormat(dataset.locale, { dateStyle: "long" }).format(new Date());
      button.closest("[data-part]").dataset.from = `${location.href.split(/[?#]/)[0]} · ${day}`;
      dataset.printed = button.dataset.printPart;
      print();
    });
    button.hidden = false;
  }
  addEventListener("afterprint", () => delete dataset.printed);

  document.addEventListener("click", keepPlace, true);
  document.addEventListener("auxclick", keepPlace, true);
})();
