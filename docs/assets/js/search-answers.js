/* builds on: search-words */
/* Stands between the theme's search and its engine: asks that for every form of what is typed, puts
   its answers in order, and leads on where there is none. Loaded just before the theme's search, whose
   list of pages passes through here too, for a browser may have kept that of another build. */
(() => {
  "use strict";

  const SETUP = 0; // what the theme calls its messages to and from the engine
  const QUERY = 2;
  const RESULT = 3;
  const LEAST = 0.6; // of the words that another page has, or of the best score; what has less is no answer
  const NAMED = 4; // how much more a page counts that is called what was typed
  const box = document.querySelector("[data-md-component=search]");
  let words = null;
  if ("answered" in box.dataset) return; // fetched again, because a script after this did not come
  box.dataset.answered = "";

  /** The query in the engine's language. */
  const query = (asked) =>
    asked.flatMap(({ forms }) => [...forms].map(([form, weight]) => `${form}^${weight}`)).join(" ");

  const has = (entries, { forms }) =>
    entries.some(({ terms }) => [...forms.keys()].some((form) => terms[form]));

  /** The share of what is asked for that `entries` have, where a rare word counts for more. */
  function share(entries, asked) {
    const sum = (some) => some.reduce((all, { rarity }) => all + rarity, 0);
    return sum(asked.filter((one) => has(entries, one))) / sum(asked);
  }

  /** One page among the answers: the entry to show, its score, and how many of the words it has. */
  function weighed(entries, asked, text) {
    const page = entries.find(({ location }) => !location.includes("#"));
    const scores = entries.map((entry) => entry.score * share([entry, page], asked) ** 2);
    const best = entries[scores.indexOf(Math.max(...scores))];
    const score = Math.max(...scores) * (1 + NAMED * words.named(text, page.location) ** 2);
    const terms = {};
    for (const one of asked) {
      terms[one.typed] = terms[one.typed] !== false && (one.isKind || has(entries, one));
    }
    best.terms = terms;
    const found = Object.values(terms).filter(Boolean).length;
    best.text = best.text.replace(/<\/?[uo]l>/g, "").replace(/<(\/?)li>/g, "<$1p>"); // parts of a list are no list
    const shown = best === page ? [page] : [best, page];
    shown.forEach((entry) => (entry.score = score)); // Enter opens what has the highest
    return { score, found, shown };
  }

  /** The pages of `items`, the best first, each with one place on it. */
  function ranked(items, asked, text) {
    const pages = items.map((entries) => weighed(entries, asked, text));
    const most = Math.max(...pages.map(({ found }) => found));
    const best = Math.max(...pages.map(({ score }) => score));
    return pages
      .filter(({ found, score }) => found && (found >= LEAST * most || score >= LEAST * best))
      .sort((one, other) => other.score - one.score)
      .map(({ shown }) => shown);
  }

  /** Shows a reader who typed `text` where to go from here, if there is no answer. */
  function help(text, isNeeded) {
    const shown = box.querySelector("[data-search-help]");
    const near = shown.querySelector("[data-search-near]");
    const found = isNeeded ? words.near(text) : [];
    shown.hidden = !isNeeded;
    near.parentElement.hidden = !found.length;
    near.replaceChildren(
      ...found.map((word) => Object.assign(document.createElement("button"), { type: "button", textContent: word })),
    );
    const list = shown.querySelector("[data-search-menu]");
    if (!isNeeded || list.dataset.searchMenu) return;
    list.dataset.searchMenu = "full";
    for (const link of document.querySelectorAll(".menu nav > ul > li > a")) {
      const item = document.createElement("li");
      item.append(Object.assign(document.createElement("a"), { href: link.href, textContent: link.textContent }));
      list.append(item);
    }
  }

  /** Stands in for `engine`, the theme's worker. */
  function front(engine) {
    const theme = new EventTarget();
    const tell = (data) => theme.dispatchEvent(new MessageEvent("message", { data }));
    let wanted = null;
    let isBusy = false;
    let heard = null;

    function ask(text) {
      return new Promise((resolve) => {
        heard = resolve;
        engine.postMessage({ type: QUERY, data: text });
      });
    }

    async function work() {
      isBusy = true;
      while (wanted !== null) {
        const text = wanted;
        wanted = null;
        const asked = words.asked(text);
        const answer = await ask(query(asked));
        if (wanted !== null) continue; // the reader has typed on
        answer.data.items = ranked(answer.data.items, asked, text);
        help(text, asked.length > 0 && !answer.data.items.length);
        tell(answer);
      }
      isBusy = false;
    }

    engine.addEventListener("message", ({ data }) => (data.type === RESULT ? heard(data) : tell(data)));
    theme.postMessage = (message) => {
      if (message.type !== QUERY) {
        const { config, docs } = message.data ?? {};
        if (message.type === SETUP) words = window.handbookSearchWords(docs, config.spoken);
        engine.postMessage(message);
        return;
      }
      wanted = message.data;
      if (!isBusy) work();
    };
    return theme;
  }

  /** Fetches the list for the theme, asking the host whether what the browser kept is still right. */
  class Request extends EventTarget {
    open(method, address) {
      this.address = address;
    }

    async send() {
      try {
        const answer = await fetch(this.address, { cache: "no-cache" });
        if (!answer.ok) throw new Error(answer.statusText);
        Object.assign(this, { status: answer.status, statusText: answer.statusText });
        this.response = await answer.blob();
        this.dispatchEvent(new Event("load"));
      } catch {
        box.querySelector("[role=status]").textContent = box.dataset.failed;
      }
    }

    abort() {}
  }

  box.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-search-near] button")) return;
    const field = box.querySelector("[name=query]");
    field.value = target.textContent;
    field.focus();
    field.dispatchEvent(new Event("input"));
  });

  window.XMLHttpRequest = Request;
  const Engine = window.Worker;
  window.Worker = function (address) {
    return front(new Engine(address));
  };
})();
