/* builds on: address, errors, load */
/* The one answer of a tool: it belongs to what stands in the fields now, or it does not show.
   overrides/components/answer.html has its place and its buttons. */
(() => {
  "use strict";

  const SEEN = 0.6; // of the window: an answer that begins above this is in sight as it stands

  /** Copies `text`, or shows it marked in `field` where the browser does not let a page copy. */
  const copy = async (text, field) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      field.value = text;
      field.closest("[data-link]").hidden = false;
      field.focus();
      field.select();
      return false;
    }
  };

  /**
   * Gives `form` its answer. `tool` knows the fields and the sum:
   *
   * - `open(given)` fills the fields from an address, and gives whether they then ask for an answer
   * - `query()` is the fields as an address has them, and `typed()` the same for the other language
   *   while the answer is not shown; both are left out where no address may show an answer
   * - `errors()` gives pairs of a control and what to mend there
   * - `parts()` is the answer to fields without errors, as a fragment: what bears data-sentence is
   *   said first
   * - `entered()` gives pairs of a label and a text: what was put in, as paper shows it
   * - `actions` has what an export button does, by its data-action: csv, ics, word, workbook
   *
   * The form can be used from here on. Once there is an answer, a change of any field outside it
   * gives another one at once, or takes the answer away, its numbers and its exports, until the
   * fields are mended.
   */
  window.handbookAnswer = (form, tool) => {
    const place = form.querySelector("[data-answer]");
    const part = (name) => place.querySelector(`[data-${name}]`);
    const [said, status, details, paper, link] = ["said", "status", "details", "paper", "link"].map(part);
    const say = place.dataset;
    let address = "";
    let kept = "";
    let isLive = false;

    const tell = (text) => {
      if (status.textContent !== text) status.textContent = text;
    };

    const set = (state) => {
      place.dataset.state = state;
      said.replaceChildren();
      details.replaceChildren();
      paper.querySelector("dl").replaceChildren();
      for (const each of paper.querySelectorAll("[data-made], [data-address]")) each.textContent = "";
      if (link) link.hidden = true;
      for (const button of place.querySelectorAll("[data-action]")) {
        button.disabled = state !== "current";
      }
    };

    /** For paper, where nothing can be opened and the fields are not shown. */
    const note = () => {
      const list = paper.querySelector("dl");
      for (const [label, value] of tool.entered()) {
        const line = document.createElement("div");
        for (const [kind, text] of [["dt", label], ["dd", value]]) {
          line.appendChild(document.createElement(kind)).textContent = text;
        }
        list.append(line);
      }
      const made = new Intl.DateTimeFormat(form.dataset.locale, { dateStyle: "long" });
      paper.querySelector("[data-made]").textContent = made.format(new Date());
      paper.querySelector("[data-address]").textContent = address;
    };

    const show = () => {
      const parts = tool.parts();
      set("current");
      if (tool.query) address = window.handbookLink(tool.query());
      said.append(...parts.querySelectorAll("[data-sentence]"));
      details.append(parts);
      note();
    };

    const bringIntoSight = () => {
      const { top } = place.getBoundingClientRect();
      const edge = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart) || 0;
      if (top < edge || top > innerHeight * SEEN) place.scrollIntoView();
    };

    /** Works it out, or says what to mend. `isAsked`: by the reader, who is led to what follows. */
    const workOut = (isAsked) => {
      const errors = [...tool.errors()];
      window.handbookErrors(form, errors, isAsked);
      if (errors.length) {
        set("invalid");
        return tell(say.wrong);
      }
      show();
      tell("");
      bringIntoSight();
      if (isAsked) place.focus({ preventScroll: true });
    };

    const clear = () => {
      window.handbookErrors(form, []);
      set("none");
      tell("");
    };

    const open = (given) => {
      if (tool.open(given)) workOut(false);
      else clear();
      kept = tool.query?.();
      isLive = false;
    };

    form.dataset.started = "";
    const keep = tool.query
      ? window.handbookAddress(tool.query, open, () => (tool.query() === kept ? null : tool.typed()))
      : () => {};
    if (!tool.query) {
      window.handbookLeaving(() => open(new URLSearchParams()));
      open(new URLSearchParams());
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      keep();
      kept = tool.query?.();
      isLive = false;
      workOut(true);
    });

    form.addEventListener("input", ({ target }) => {
      if (place.contains(target) || place.dataset.state === "none") return;
      if ([...tool.errors()].length) {
        set("invalid");
        return tell(say.changed);
      }
      window.handbookErrors(form, []);
      keep({ isStep: !isLive });
      kept = tool.query?.();
      isLive = true;
      show();
      tell(say.again);
    });

    form.querySelector("[data-action=start-over]").addEventListener("click", () => {
      keep({ search: "" });
      open(new URLSearchParams());
      form.querySelector("input, select, textarea").focus();
    });

    const actions = {
      print: () => window.print(),
      "copy-link": async () => tell((await copy(address, link.querySelector("input"))) ? say.copied : say.copy),
      ...tool.actions,
    };
    place.addEventListener("click", async ({ target }) => {
      const button = target.closest("[data-action]");
      const action = actions[button?.dataset.action];
      if (!action) return;
      keep({ isStep: false }); // what is taken along can be made again from the address that the page has now
      try {
        if (button.dataset.needs) await window.handbookLoad(button.dataset.needs.split(" "));
      } catch {
        return tell(say.unfetched);
      }
      if (!button.disabled) action(); // it may be no longer the answer
    });
  };
})();
