/* On every page: the language links keep the section and the state in the address. */
(function () {
  "use strict";

  /** The section being read, as a hash; nothing at the top of the page. */
  function sectionInView() {
    // where a link would put the heading, and a pixel for rounding
    const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) + 1;
    const headings = [...document.querySelectorAll(".page-body > h2[id]")];
    const last = headings.filter((each) => each.getBoundingClientRect().top <= edge).at(-1);
    return last ? `#${last.id}` : "";
  }

  function keepPlace(event) {
    const link = event.target.closest("a[data-language-link]");
    if (!link) return;
    link.search = location.search;
    link.hash = location.hash || sectionInView();
  }

  document.addEventListener("click", keepPlace, true);
  document.addEventListener("auxclick", keepPlace, true);
})();
