/* builds on: fill, form-answers, form-checks, form-file, form-parts, form-switch, leaving */
/* Forms: rows to add and remove, answers to take back, an own copy in a file on the reader's
   machine, printing, and a question before typed text is lost. Stores and sends nothing. */
(() => {
  "use strict";

  const { addRow, answersIn, clear, controlsOf, number, rowsOf } = window.handbookAnswers;
  const { checkAll, takeOver, watch, workOutAll } = window.handbookChecks;
  const file = window.handbookFormFile;
  const parts = window.handbookParts;
  const LONG = 1200; // signs that fill about a third of a sheet

  /** Says `sentence` beside the control that was used, and takes away what is said elsewhere. */
  function tellBeside(form, control, sentence) {
    const place = control.closest("[data-told]").querySelector("[data-status]");
    for (const status of form.querySelectorAll("[data-status]")) {
      if (status !== place) status.textContent = "";
    }
    place.textContent = sentence;
  }

  /** Everything that follows from the answers as they are. */
  function follow(form) {
    workOutAll(form);
    for (const button of form.querySelectorAll("[data-unset]")) {
      button.hidden = !button.parentElement.querySelector(":checked");
    }
    parts.follow(form);
  }

  function repeatable(form, repeat) {
    const add = repeat.querySelector("[data-add]");
    const sentence = (name, row) =>
      window.handbookFill(add.dataset[name], { number: row.querySelector("[data-number]").textContent });
    number(repeat);
    add.addEventListener("click", () => {
      const row = addRow(repeat);
      controlsOf(row)[0].focus();
      tellBeside(form, add, sentence("added", row));
    });
    repeat.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-remove]");
      if (!button) return;
      const row = button.closest("[data-row]");
      const filled = Object.keys(answersIn(row)).length;
      if (filled && !window.confirm(sentence("ask", row))) return;
      const told = sentence("removed", row);
      const place = rowsOf(repeat).indexOf(row);
      row.remove();
      number(repeat);
      const left = rowsOf(repeat);
      controlsOf(left[Math.min(place, left.length - 1)])[0].focus();
      tellBeside(form, add, told);
      follow(form);
    });
  }

  /** Lets the answer of a group of radio buttons be taken back. */
  function unsettable(form) {
    form.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-unset]");
      if (!button) return;
      const radios = controlsOf(button.parentElement);
      for (const radio of radios) radio.checked = false;
      radios[0].focus();
      follow(form);
    });
  }

  /** While the page is printed, each answer stands as text beside its box, however long it is. */
  function printable(form) {
    const remove = () => {
      for (const copy of form.querySelectorAll("[data-copy]")) copy.remove();
    };
    const alone = (part) => {
      for (const each of form.querySelectorAll("[data-part]")) {
        each.toggleAttribute("data-alone", each === part);
      }
    };
    form.addEventListener("click", ({ target }) => {
      if (!target.closest("[data-print-one]")) return;
      alone(target.closest("[data-part]"));
      window.print();
    });
    window.addEventListener("afterprint", () => alone(null));
    window.addEventListener("beforeprint", () => {
      remove();
      parts.openAnswered(form); // what is closed does not go on paper
      for (const box of controlsOf(form)) {
        if (!box.matches(".form__box") || !box.value) continue;
        const copy = document.createElement("div");
        copy.className = "form__box form__copy";
        copy.dataset.copy = box.value.length > LONG || box.value.split("\n").length > 20 ? "long" : "";
        copy.textContent = box.value;
        box.after(copy);
      }
    });
    window.addEventListener("afterprint", remove);
  }

  function start(form) {
    const find = (name) => form.querySelector(`[data-${name}]`);
    const state = () => JSON.stringify(answersIn(form));
    let kept = state();
    const keep = () => {
      kept = state();
    };
    const startOver = () => {
      clear(form);
      find("own-id").value = "";
      keep();
      follow(form);
    };
    for (const element of form.querySelectorAll("[data-scripted]")) element.hidden = false;
    for (const element of form.querySelectorAll("[data-unscripted]")) element.remove();
    takeOver(form);
    form.querySelectorAll("[data-repeat]").forEach((repeat) => repeatable(form, repeat));
    unsettable(form);
    printable(form);
    watch(form);
    for (const event of ["input", "change"]) form.addEventListener(event, () => follow(form));
    parts.start(form);
    follow(form);

    find("print").addEventListener("click", () => window.print());
    for (const button of form.querySelectorAll("[data-save], [data-save-here]")) {
      button.addEventListener("click", () => {
        const saved = file.save(form);
        if (saved) keep();
        tellBeside(form, button, find("save").dataset[saved ? "saved" : "large"]);
      });
    }
    find("clear").addEventListener("click", ({ currentTarget: button }) => {
      const typed = state() !== "{}";
      if (typed && !window.confirm(button.dataset.ask)) return;
      startOver();
      tellBeside(form, button, typed ? button.dataset.cleared : button.dataset.nothing);
    });
    find("open").addEventListener("change", async ({ currentTarget: input }) => {
      if (await file.open(form, input, (sentence) => tellBeside(form, input, sentence))) keep();
      checkAll(form);
      parts.openAnswered(form);
      follow(form);
    });
    const empty = () => {
      const button = find("clear");
      const typed = state() !== "{}";
      startOver();
      tellBeside(form, button, typed ? button.dataset.left : "");
    };
    const isTyped = () => state() !== kept && state() !== "{}";
    window.handbookLeaving(empty, isTyped); // following a link empties the form
    window.handbookSwitch(form, isTyped, keep);
  }

  document.querySelectorAll('form[data-module="form"]').forEach(start);
})();
