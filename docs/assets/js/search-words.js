/* What a reader's words are sought as. The list of pages holds every word there is, so the forms in
   which a typed word stands there are known before the engine is asked, and it is asked once. */
(() => {
  "use strict";

  const WORD = /[\p{L}\p{N}]+/gu;
  const TAG = /<[^>]*>/g;
  const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
  const LONGEST = 30; // letters; nothing longer is a word
  const SHORTEST = 3; // letters of a stem, and of a word that others are put together of
  const INFLECTION = 3; // letters; a longer ending makes another word
  const FEW = 25; // places; a word that stands in fewer is sought inside longer words too
  const MISTAKES = [5, 10]; // letters; so long a word may have one mistake, or one more
  const MOST_LONGER = 40;
  const MOST_PARTS = 3;
  const FURTHER = 0.99; // what a name counts beside the one before it
  const MOST_NEAR = 5;
  const NEAR = /^\p{L}{4,}$/u; // no word with digits, and none that is too short to tell much
  const LEAST_ALIKE = 0.55; // of the pairs of letters that a near word shares
  // What a word weighs in the form in which it is found; whole numbers, as the engine wants them.
  const ITSELF = 10;
  const INFLECTED = 8;
  const DERIVED = 4;
  const MISSPELT = 4;
  const INSIDE = 3;
  const PERHAPS = 1; // misspelt, where it also stands inside longer words
  const SAME = 0.5; // of each of these, where another word for the same is found

  /** `text` in one form, however it was typed or copied: letters composed, and nothing unseen. */
  const tidy = (text) => text.normalize("NFKC").replace(UNSEEN, "");

  const split = (text) => tidy(text).toLowerCase().match(WORD) || [];

  const add = (lists, key, value) => lists.set(key, [...(lists.get(key) || []), value]);

  /** How many letters are put in, left out, changed or swapped between two words; `most` + 1 for more. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        const isSwapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (isSwapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  }

  /** The share of pairs of letters that two words have in common, from 0 to 1. */
  function likeness(one, other) {
    const pairs = (word) => [...word].slice(1).map((letter, place) => word[place] + letter);
    const [these, those] = [pairs(one), new Set(pairs(other))];
    return (2 * these.filter((pair) => those.has(pair)).length) / (these.length + those.size);
  }

  /**
   * The words of `docs`, the list of all pages of one language; `spoken` is what is known of that:
   * its endings, small words, words for the same, and letters as typed where a keyboard lacks them.
   */
  function handbookSearchWords(docs, spoken) {
    const endings = [...spoken.endings].sort((one, other) => other.length - one.length);
    const small = new Set(spoken.small_words);
    const places = new Map(); // in how many entries a word stands
    const own = new Set(); // those that are not in another language alone
    const kin = new Map(); // the words of a stem
    const same = new Map(); // other words for those of a stem
    const names = new Map(); // what a page is called, by its address

    /** `word` without its longest ending, and without a second letter of a kind at its end. */
    function stem(word) {
      const ending = endings.find((end) => word.endsWith(end) && word.length - end.length >= SHORTEST);
      const bare = ending ? word.slice(0, -ending.length) : word;
      return bare.length > SHORTEST + 1 && bare.at(-1) === bare.at(-2) ? bare.slice(0, -1) : bare;
    }

    for (const { location, title, text, search = "", twin = "" } of docs) {
      const here = new Set(split(`${title} ${text} ${search}`.replace(TAG, " ")));
      here.forEach((word) => own.add(word));
      for (const word of new Set([...here, ...split(twin)])) {
        if (!places.has(word)) add(kin, stem(word), word);
        places.set(word, (places.get(word) || 0) + 1);
      }
      if (location.includes("#")) continue;
      const called = [title, ...search.split(","), ...twin.split(",")];
      names.set(location, called.map((name) => split(name).map(stem)));
    }
    for (const group of spoken.same_words) {
      for (const word of group) group.forEach((other) => other !== word && add(same, stem(word), other));
    }
    const all = [...places.keys()];

    /** `word`, and what it may be where the keyboard lacks letters. */
    function spellings(word) {
      const whole = spoken.transliterations.reduce((text, [typed, letter]) => text.replaceAll(typed, letter), word);
      const bare = spoken.bare_letters.flatMap(([typed, letter]) => [
        ...[...word.matchAll(typed)].map(({ index }) => word.slice(0, index) + letter + word.slice(index + 1)),
        word.replaceAll(typed, letter),
      ]);
      return [...new Set([word, whole, ...bare])];
    }

    /** `word` in all its forms that stand anywhere, each with its weight. */
    function forms(word, share = 1) {
      const root = stem(word);
      return (kin.get(root) || []).map((form) => {
        const isNear = Math.max(form.length, word.length) - root.length <= INFLECTION;
        return [form, share * (form === word ? ITSELF : isNear ? INFLECTED : DERIVED)];
      });
    }

    /** The commonest of the longer words that `word` is a part of. */
    function longer(word) {
      if (word.length < SHORTEST) return [];
      const isShort = word.length === SHORTEST; // and stands inside too many by chance
      const part = isShort ? word : stem(word);
      return all
        .filter((other) => other.length > word.length && (isShort ? other.startsWith(part) : other.includes(part)))
        .sort((one, other) => places.get(other) - places.get(one))
        .slice(0, MOST_LONGER);
    }

    /** The words that `word` may be misspelt for. */
    function meant(word) {
      const most = MISTAKES.filter((letters) => word.length >= letters).length;
      if (!most) return [];
      const far = all.map((other) => distance(word, other, most));
      const least = far.reduce((one, other) => Math.min(one, other), most);
      return all.filter((_, place) => far[place] === least);
    }

    /** What is sought for a typed word: each form with its weight. */
    function sought(word) {
      const found = new Map();
      const put = ([form, weight]) => found.set(form, Math.max(weight, found.get(form) || 0));
      spellings(word).flatMap((each) => forms(each)).forEach(put);
      (same.get(stem(word)) || []).flatMap((each) => forms(each, SAME)).forEach(put);
      const isWritten = found.size > 0;
      const count = [...found.keys()].reduce((sum, form) => sum + places.get(form), 0);
      if (count < FEW) spellings(word).flatMap(longer).forEach((form) => put([form, INSIDE]));
      if (!isWritten) {
        const weight = found.size ? PERHAPS : MISSPELT;
        meant(word).forEach((form) => put([form, weight]));
      }
      return found;
    }

    const isPart = (word) => kin.has(stem(word)) && !small.has(word);

    /** The longest words that stand anywhere and that `word` is put together of, or none. */
    function parts(word, most = MOST_PARTS) {
      const ways = [];
      for (let cut = SHORTEST; most > 1 && cut <= word.length - SHORTEST; cut++) {
        const [head, tail] = [word.slice(0, cut), word.slice(cut)];
        if (!isPart(tail)) continue;
        const before = isPart(head) ? [head] : parts(head, most - 1);
        if (before.length) ways.push([...before, tail]);
      }
      const least = (way) => Math.min(...way.map((part) => part.length));
      ways.sort((one, other) => one.length - other.length || least(other) - least(one));
      return ways[0] || [];
    }

    /** The words of `text` that count: not the small ones, if there are others. */
    function large(text) {
      const typed = [...new Set(split(text))].filter((word) => word.length <= LONGEST);
      const others = typed.filter((word) => !small.has(word));
      return others.length ? others : typed;
    }

    /** One thing asked for, by `typed`; a page may lack what only tells the `isKind` of thing. */
    function one(typed, found, isKind = false) {
      const count = Math.max(1, ...[...found.keys()].map((form) => places.get(form)));
      return { typed, forms: found, rarity: Math.log(1 + docs.length / count), isKind };
    }

    /**
     * What `text` asks for: for each word that counts, or for its parts where it stands nowhere,
     * its `forms` with their weights, and its `rarity`, which is greater the fewer entries have it.
     */
    function asked(text) {
      return large(text).flatMap((word) => {
        const found = sought(word);
        const put = found.size ? [] : parts(word);
        // the last part of a word tells what kind of thing it is, those before it what it is about
        return put.length
          ? put.map((part, place) => one(word, sought(part), place === put.length - 1))
          : [one(word, found)];
      });
    }

    /** How much `text` is a name of the page at `location`, from 0 to 1; the first names count most. */
    function named(text, location) {
      const typed = new Set(split(text).map(stem));
      const shares = names.get(location).map((name, place) => {
        const both = new Set(name.filter((word) => typed.has(word))).size;
        return ((2 * both) / (typed.size + name.length)) * FURTHER ** place;
      });
      return Math.max(...shares);
    }

    /** Words on the pages that look like one of `text`, the likest first. */
    function near(text) {
      const alike = [...own].flatMap((word) => {
        const most = Math.max(...large(text).map((typed) => likeness(typed, word)));
        return most >= LEAST_ALIKE && NEAR.test(word) && !small.has(word) ? [[word, most]] : [];
      });
      return alike.sort((one, other) => other[1] - one[1]).slice(0, MOST_NEAR).map(([word]) => word);
    }

    return { asked, named, near };
  }

  window.handbookSearchWords = handbookSearchWords;
})();
