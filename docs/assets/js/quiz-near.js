/* builds on: load, shuffle */
/** Self-checks before their script is there: it is fetched once a reader comes near one.

    They stand as they will, one question, its options in their order and its answer out of sight. A
    button that is pressed before the script is there is pressed again when it is. Who has something
    stored gets the script at once, for it tells what was answered before. */
(() => {
  "use strict";

  const forms = [...document.querySelectorAll("form[data-near]")];
  let fetching = null;
  let isThere = false;
  let isWaiting = true;
  const pressed = new Set(); // while waiting; whoever presses one twice means the same

  /** Has `form` wait for its script, or stand as it does without one. */
  function stand(form, isWaiting) {
    form.dataset.pace = isWaiting ? "one" : "all";
    form.querySelector("[data-question]").toggleAttribute("data-current", isWaiting);
    const pace = form.querySelector("[data-pace-choice]");
    pace.textContent = pace.dataset.all;
    for (const button of form.querySelectorAll('[data-check], [data-step="1"], [data-pace-choice]')) button.hidden = !isWaiting;
    for (const key of form.querySelectorAll("[data-answer]")) key.hidden = isWaiting;
  }

  async function fetchAll() {
    try {
      await window.handbookLoad(forms[0].dataset.near.split(" "));
      isThere = true;
    } catch {
      for (const form of forms) stand(form, false);
    }
    isWaiting = false;
  }

  const wake = () => (fetching ??= fetchAll());

  /** Keeps a press from all that listens until the script is there, for that may listen before it is known to be. */
  async function press(event) {
    const button = event.target.closest?.('form[data-near] button, [data-print-part="self-check"]');
    if (!isWaiting || !button) return;
    event.stopImmediatePropagation();
    pressed.add(button);
    if (pressed.size > 1) return;
    await wake();
    for (const each of pressed) {
      if (isThere || !each.form) each.click();
      else each.form.querySelector("input:checked, input").focus(); // the button is gone
    }
    pressed.clear();
  }

  document.addEventListener("DOMContentLoaded", () => {
    // a screen before it comes into sight, and not once it is behind
    const near = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && wake(), {
      rootMargin: "0px 0px 100%",
    });
    for (const form of forms) {
      form.querySelectorAll("[data-question]").forEach(window.handbookShuffle.shuffleOptions);
      stand(form, true);
      near.observe(form);
    }
    document.addEventListener("click", press, { capture: true });
    window.handbookLoad.ifStored(wake);
  });
})();
