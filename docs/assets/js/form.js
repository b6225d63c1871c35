/* Forms: a button that prints, and a question before typed text is lost. Stores and sends nothing. */
(function () {
  "use strict";

  /** Whether the reader has typed or chosen anything. */
  function filledIn(form) {
    return Array.from(form.querySelectorAll("input, textarea")).some(
      (control) => control.value !== control.defaultValue || control.checked
    );
  }

  document.querySelectorAll('form[data-module="form"]').forEach((form) => {
    const print = form.querySelector("[data-print]");
    print.hidden = false;
    form.querySelector("[data-unscripted]").hidden = true;
    print.addEventListener("click", () => window.print());
    // Following a link, the language switch among them, would empty the form.
    window.addEventListener("beforeunload", (event) => {
      if (filledIn(form)) event.preventDefault();
    });
  });
})();
