/* Shows a case one part at a time. The address says which, so that Back goes back a scene. */
(() => {
  "use strict";

  function start(story) {
    const parts = [...story.querySelectorAll(".case__part")];
    const asked = () => (location.hash ? parts.find(({ id }) => `#${id}` === location.hash) : parts[0]);

    function show(part) {
      for (const each of parts) each.toggleAttribute("data-shown", each === part);
    }

    addEventListener("hashchange", () => {
      const part = asked();
      if (!part) return; // another heading of the page
      show(part);
      part.scrollIntoView();
      part.querySelector("h3").focus({ preventScroll: true }); // it is read from its top
    });
    story.dataset.paged = "";
    show(asked() ?? parts[0]);
    if (location.hash) asked()?.scrollIntoView();
  }

  document.querySelectorAll('[data-module="case"]').forEach(start);
})();
