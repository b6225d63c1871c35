/* On every page: the language links keep the section and the state in the address. */
(function () {
  "use strict";

  function keepPlace(event) {
    const link = event.target.closest("a[data-language-link]");
    if (link) link.search = location.search;
    if (link) link.hash = location.hash;
  }

  document.addEventListener("click", keepPlace, true);
  document.addEventListener("auxclick", keepPlace, true);
})();
