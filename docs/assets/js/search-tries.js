/* More tries for words that few pages have. Loaded just before the theme's search: what that asks
   of its search engine passes through here, and so do the answers. So does its list of pages, which
   a browser may have kept from another build. */
(function () {
  "use strict";

  const QUERY = 2; // what the theme calls its messages to and from the engine
  const RESULT = 3;
  const FEW = 3; // a word that fewer pages have is sought in other forms too
  // The theme seeks every word that begins with what is typed; the word itself shall weigh more.
  const WHOLE = "^5";
  const LONGEST = 30; // letters; to seek a longer word misspelt or inside words takes seconds
  const config = JSON.parse(document.getElementById("__config").textContent);
  const { endings, transliterations, bare_letters: bare } = config;
  const MOST_MISSPELT = 2; // letters that a reader's own ~ may allow: from four, seconds; from nine, for ever

  /** `text` in one form, however it was typed or copied: letters composed, and nothing unseen. */
  function tidy(text) {
    return text.normalize("NFKC").replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "");
  }

  /** A query in the engine's own signs, without what it could not answer in time. */
  function bounded(query) {
    return query
      .split(/\s+/)
      .map((term) => (term.length > LONGEST ? term.replace(/[*~]\d*/g, "") : term))
      .join(" ")
      .replace(/~(\d+)/g, (_, most) => `~${Math.min(most, MOST_MISSPELT)}`);
  }

  /** `word` without the longest of `endings` that leaves three letters or more. */
  function stem(word) {
    const ending = endings
      .filter((end) => word.endsWith(end) && word.length - end.length > 2)
      .reduce((longest, end) => (end.length > longest.length ? end : longest), "");
    return word.slice(0, word.length - ending.length);
  }

  /** `word` with the letters that the reader's keyboard may lack. */
  function spelt(word) {
    return transliterations.reduce((text, [typed, letter]) => text.replaceAll(typed, letter), word);
  }

  /** `word` with one of its letters, or all of a kind, as meant where the keyboard has only a like one. */
  function lettersOf(word) {
    return bare.flatMap(([typed, letter]) => {
      const places = [...word].flatMap((each, place) => (each === typed ? [place] : []));
      const ones = places.map((place) => word.slice(0, place) + letter + word.slice(place + 1));
      return places.length > 1 ? [...ones, word.replaceAll(typed, letter)] : ones;
    });
  }

  /** Other forms to seek `word` in: as a stem, in its own letters, inside words, and misspelt. */
  function formsOf(word) {
    const forms = [stem(word), spelt(word), stem(spelt(word))];
    if (word.length <= LONGEST && word.length > 3) forms.push(...lettersOf(word)); // before any part of a word
    if (word.length <= LONGEST) {
      if (word.length > 3) forms.push(`*${word}`);
      if (stem(word).length > 3) forms.push(`*${stem(word)}`);
      if (word.length > 3) forms.push(`${word}~${word.length > 7 ? 2 : 1}`);
    }
    return forms.filter((form) => form !== word);
  }

  /** How many pages of `answer` have `word`. */
  function pagesWith(word, answer) {
    return answer.data.items.filter((page) => page.some((entry) => entry.terms[word])).length;
  }

  /** The best answer to `text`. `ask` takes a query and promises the engine's answer to it. */
  async function best(typed, ask) {
    const text = tidy(typed);
    // as beginnings of words, one or two letters would find nearly every page
    const words = text.toLowerCase().match(/[\p{L}\p{N}]{3,}|\d+/gu) || [];
    const isOwn = /["+~^:*]|(^|\s)-/.test(text); // the reader knows how queries are written
    if (isOwn || !words.length) return ask(bounded(text));
    const query = words.flatMap((word) => [word, word + WHOLE]);
    const first = await ask(query.join(" "));
    const more = [];
    for (const word of words) {
      const count = pagesWith(word, first);
      if (!count) more.push(await firstFound(formsOf(word), ask));
      else if (count < FEW) more.push(stem(word));
    }
    if (!more.some(Boolean)) return first;
    const answer = await ask([...query, ...more].join(" "));
    // the theme would list as missing the words that are here in another form
    answer.data.items.flat().forEach((entry) => (entry.terms = {}));
    return answer;
  }

  /** The first of `forms` that some page has, or nothing. */
  async function firstFound(forms, ask) {
    for (const form of forms) {
      const answer = await ask(form);
      if (answer.data.items.length) return form;
    }
    return "";
  }

  /** Stands in for `engine`, the theme's worker, and answers with the best of its answers. */
  function patient(engine) {
    const front = new EventTarget();
    const tell = (data) => front.dispatchEvent(new MessageEvent("message", { data }));
    let wanted = null;
    let isBusy = false;
    let heard = null;

    function ask(query) {
      return new Promise((resolve) => {
        heard = resolve;
        engine.postMessage({ type: QUERY, data: query });
      });
    }

    async function work() {
      isBusy = true;
      while (wanted !== null) {
        const text = wanted;
        wanted = null;
        const answer = await best(text, ask);
        if (wanted === null) tell(answer); // else the reader has typed on
      }
      isBusy = false;
    }

    engine.addEventListener("message", ({ data }) => (data.type === RESULT ? heard(data) : tell(data)));
    front.postMessage = (message) => {
      if (message.type !== QUERY) {
        engine.postMessage(message);
        return;
      }
      wanted = message.data;
      if (!isBusy) work();
    };
    return front;
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
        const box = document.querySelector("[data-md-component=search]");
        box.querySelector("[role=status]").textContent = box.dataset.failed;
      }
    }

    abort() {}
  }

  window.XMLHttpRequest = Request;
  const Engine = window.Worker;
  window.Worker = function (address) {
    return patient(new Engine(address));
  };
})();
