/* What the planning tools share: texts with numbers in them, what to mend, and the address. */
(() => {
  "use strict";

  const OPEN = "-";
  const NAME = /\{(\w+)\}/g;

  /** `text` with each {name} replaced by its value, or null where one of them has none. */
  const fill = (text, values) => {
    const names = [...text.matchAll(NAME)].map(([, name]) => name);
    if (!names.every((name) => name in values)) return null;
    return text.replace(NAME, (_, name) => values[name]);
  };

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

  const clear = (form) => {
    form.querySelector("[data-answer]").replaceChildren();
    form.querySelector("[data-details]").replaceChildren();
  };

  /** Puts the sentences where they are announced, and the rest of `parts` below them. */
  const answer = (form, parts) => {
    parts.querySelector("[data-print]")?.addEventListener("click", () => window.print());
    form.querySelector("[data-answer]").replaceChildren(...parts.querySelectorAll("[data-sentence]"));
    form.querySelector("[data-details]").replaceChildren(parts);
  };

  /** Says what to mend: pairs of a control, or null, and a message. Focus goes to the heading. */
  const tell = (form, errors, focus = true) => {
    const box = form.querySelector("[data-errors]");
    for (const control of form.querySelectorAll("[aria-invalid]")) {
      control.removeAttribute("aria-invalid");
    }
    for (const place of form.querySelectorAll("[data-error-for]")) {
      const own = errors.find(([control]) => control && control.id === place.dataset.errorFor);
      place.textContent = own ? own[1] : "";
      place.hidden = !own;
    }
    const items = errors.map(([control, message]) => {
      const item = document.createElement("li");
      if (!control) {
        item.textContent = message;
        return item;
      }
      control.setAttribute("aria-invalid", "true");
      const link = document.createElement("a");
      link.href = `#${control.id}`;
      link.textContent = message;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        control.focus();
      });
      item.append(link);
      return item;
    });
    box.querySelector("ul").replaceChildren(...items);
    box.hidden = !errors.length;
    if (errors.length && focus) box.querySelector("h3").focus();
  };

  /**
   * Keeps `query()` in the address, and calls `open(parameters)` with what the address holds: at
   * once, and on back and forward. Gives what to call when there is something new to keep.
   */
  const inAddress = (query, open) => {
    let shown = location.search;
    const keep = () => {
      if (query() !== location.search) {
        try {
          history.pushState(null, "", query() || location.pathname);
        } catch {
          // Some browsers lock the address of a page opened from a file. The tool works anyway.
        }
      }
      shown = location.search;
    };
    // A jump to a heading is also a popstate, and must not undo what is being filled in.
    window.addEventListener("popstate", () => {
      if (location.search === shown) return;
      shown = location.search;
      open(new URLSearchParams(shown));
    });
    for (const link of document.querySelectorAll("[data-language-link]")) {
      const carry = () => {
        link.search = query();
      };
      link.addEventListener("click", carry);
      link.addEventListener("auxclick", carry);
    }
    open(new URLSearchParams(shown));
    return keep;
  };

  /**
   * The items of a review, each answered by one of the form's signs. In the address, under `name`,
   * they stand in order, with OPEN where no answer is chosen. `start(show)` shows what is answered,
   * now and whenever it is asked for.
   */
  const review = (form, name) => {
    const { signs, nothing, wrong } = form.dataset;
    const items = [...form.querySelectorAll("[data-item]")];
    const sound = new RegExp(`^[${signs}${OPEN}]{${items.length}}$`);

    const signOf = (item) => item.querySelector("input:checked")?.value || OPEN;
    const open = () => items.filter((item) => signOf(item) === OPEN);

    const query = () =>
      open().length < items.length ? `?${name}=${items.map(signOf).join("")}` : "";

    const choose = (answers) => {
      items.forEach((item, place) => {
        const value = answers[place] === OPEN ? "" : answers[place];
        item.querySelector(`input[value="${value}"]`).checked = true;
      });
    };

    const start = (show) => {
      const showAny = () => {
        if (query()) {
          tell(form, []);
          show();
        } else {
          clear(form);
          tell(form, [[items[0].querySelector("input"), nothing]]);
        }
      };
      const keep = inAddress(query, (given) => {
        const answers = given.get(name) ?? OPEN.repeat(items.length);
        const isSound = sound.test(answers);
        choose(isSound ? answers : OPEN.repeat(items.length));
        clear(form);
        tell(form, isSound ? [] : [[null, wrong]], false);
        if (query()) show();
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        keep();
        showAny();
      });
    };

    return { items, open, signOf, start };
  };

  /** Has the browser ask before the page is left while `isTyped()`, for nothing of it is kept. */
  const askBeforeLeaving = (isTyped) => {
    window.addEventListener("beforeunload", (event) => {
      if (isTyped()) event.preventDefault();
    });
  };

  window.handbookPlanning = Object.freeze({
    answer, askBeforeLeaving, clear, fill, filled, inAddress, review, tell,
  });
})();
