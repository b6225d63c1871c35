/* builds on: answer, fill */
/* What the planning tools of their own kind share: an answer from a template, and what is typed into
   an answer. */
(() => {
  "use strict";

  const fill = window.handbookFill;

  /** The form's <template>, filled: a text that names what has no value is left out. */
  const filled = (form, values) => {
    const parts = form.querySelector("template[data-answers]").content.cloneNode(true);
    for (const part of parts.querySelectorAll("[data-say]")) {
      const said = fill(part.textContent, values);
      if (said === null) part.remove();
      else part.textContent = said;
    }
    for (const output of parts.querySelectorAll("[data-result]")) {
      output.textContent = values[output.dataset.result] ?? "";
    }
    return parts;
  };

  /** Writes `text` into a box below a [data-typed], which paper shows in its place. */
  const write = (box, text) => {
    box.value = text;
    box.closest("[data-typed]").dataset.typed = text;
  };

  document.addEventListener("input", ({ target }) => {
    const shown = target.closest("[data-typed]");
    if (shown) shown.dataset.typed = target.value.trim();
  });

  window.handbookPlanning = Object.freeze({ filled, write });
})();
