/* What is wrong in a form: at each field, and together above the button that was pressed. */
(() => {
  "use strict";

  const title = document.title;

  /** Brings what the control is called into view, and then focuses the control itself. */
  const goTo = (control) => {
    const group = control.type === "radio" ? control.closest("fieldset") : null;
    (group?.querySelector("legend") ?? control.labels[0]).scrollIntoView();
    control.focus({ preventScroll: true });
  };

  const lineFor = ([control, message]) => {
    const line = document.createElement("li");
    if (!control) {
      line.textContent = message;
      return line;
    }
    const link = document.createElement("a");
    link.href = `#${control.id}`;
    link.textContent = message;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      // A row that was removed has taken its field away, or given its name to another.
      const there = document.getElementById(control.id);
      if (there) goTo(there);
    });
    line.append(link);
    return line;
  };

  /**
   * Says what to mend: pairs of a control, or null, and a message; where there are none, takes away
   * what was said before. Focus goes to the heading unless it is kept from it.
   */
  window.handbookErrors = (form, pairs, focus = true) => {
    const errors = [...pairs];
    const messages = new Map(errors.map(([control, message]) => [control?.id, message]));
    for (const control of form.querySelectorAll("[aria-invalid]")) {
      control.removeAttribute("aria-invalid");
    }
    for (const [control] of errors) {
      control?.setAttribute("aria-invalid", "true");
      const fold = control?.closest("details");
      if (fold) fold.open = true;
    }
    for (const place of form.querySelectorAll('[data-error-for], [id$="-error"]')) {
      const message = messages.get(place.dataset.errorFor ?? place.id.slice(0, -"-error".length));
      place.textContent = message ?? "";
      place.hidden = message === undefined;
    }
    const { errorTitle } = form.dataset;
    if (errorTitle) document.title = errors.length ? `${errorTitle} ${title}` : title;
    const summary = form.querySelector("[data-errors]");
    summary.querySelector("ul").replaceChildren(...errors.map(lineFor));
    summary.hidden = !errors.length;
    if (errors.length && focus) summary.querySelector("[tabindex]").focus();
  };
})();
