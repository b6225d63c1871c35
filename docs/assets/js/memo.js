/* builds on: load */
/* The decision memo on the page of its form: what a plan's address says, to read and as a Word file. What that
   takes is fetched when an address brings a plan. */
(() => {
  "use strict";

  const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  const namesIn = (text) => text.split(" ").filter(Boolean);

  /** Fills the texts of `part` that name values, and takes away what has none. */
  const fill = (part, values) => {
    const hasAll = (text) => namesIn(text).every((name) => Object.hasOwn(values, name));
    for (const each of part.querySelectorAll("[data-if]")) if (!hasAll(each.dataset.if)) each.remove();
    for (const each of part.querySelectorAll("[data-lacks]")) if (hasAll(each.dataset.lacks)) each.remove();
    for (const line of part.querySelectorAll("[data-each]")) {
      const rows = (values[line.dataset.each] ?? []).map((row) => {
        const made = line.cloneNode(true);
        delete made.dataset.each;
        fill(made, { ...values, ...row });
        return made;
      });
      line.replaceWith(...rows);
    }
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: node } = texts;
      if (node.data.includes("{")) node.data = window.handbookFill(node.data, values) ?? "";
    }
  };

  /** The address of this page as it is handed on. */
  const linkOf = (given) => {
    const told = new URLSearchParams(given);
    told.delete("path");
    return `${location.href.replace(/[?#].*$/, "")}?${told}`;
  };

  const writer = (Format, locale, settings) => {
    const made = new Format(locale, settings);
    return (value) => made.format(value);
  };

  /** How the page writes a number, a month, and today; and a day, which is a number of days. */
  const writing = (locale) => {
    const number = writer(Intl.NumberFormat, locale);
    const month = writer(Intl.DateTimeFormat, locale, { month: "long", year: "numeric", timeZone: "UTC" });
    return {
      say: (value) => (value instanceof Date ? month(value) : number(value)),
      day: window.handbookDates.writer(locale).date,
      today: writer(Intl.DateTimeFormat, locale, { dateStyle: "long" })(new Date()),
    };
  };

  const tellWrong = (place, errors) => {
    const wrong = place.querySelector("[data-wrong]");
    const lines = errors.map((message) => Object.assign(document.createElement("li"), { textContent: message }));
    wrong.querySelector("ul").replaceChildren(...lines);
    wrong.hidden = false;
    place.dataset.state = "invalid";
  };

  const show = (place, given) => {
    const told = window.handbookFiles[place.dataset.name];
    const { say, day, today } = writing(place.dataset.locale);
    const plan = window.handbookPlan(place, [], () => "");
    plan.open(given);
    const { errors, values } = window.handbookPlanMemo(told, given, say, day);
    if (errors.length) return tellWrong(place, errors);
    if (!Object.keys(values).length) return (place.hidden = true);
    Object.assign(values, { made: today, link: linkOf(given) });
    for (const template of place.querySelectorAll("template")) {
      const made = template.content.cloneNode(true);
      fill(made, values);
      for (const link of made.querySelectorAll("[data-view]")) link.search = `?${plan.onward()}`;
      template.replaceWith(made);
    }
    place.dataset.state = "current";
    const button = place.querySelector("[data-action=word]");
    button.disabled = false;
    button.addEventListener("click", async () => {
      const packed = await window.handbookZip(window.handbookOffice(told.parts, values));
      window.handbookDownload(told.file, new Blob(packed), TYPE);
    });
  };

  const start = async (place) => {
    const given = new URLSearchParams(location.search);
    const { content } = place.querySelector("template");
    const names = namesIn(content.querySelector("[data-plan]").dataset.plan);
    if (!names.some((name) => given.has(name))) return;
    place.replaceChildren(content);
    place.hidden = false;
    const status = place.querySelector("[data-status]");
    // The other language opens with the same plan.
    for (const link of document.querySelectorAll("[data-language-link]")) link.search = location.search;
    try {
      await window.handbookLoad(namesIn(place.dataset.scripts));
    } catch {
      status.textContent = place.dataset.unfetched;
      return;
    }
    status.textContent = "";
    show(place, given);
  };

  document.querySelectorAll('[data-module="memo"]').forEach(start);
})();
