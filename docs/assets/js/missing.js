/* On the page for missing addresses: labels, search and text in the language whose folder the
   address lies in. */
(function () {
  "use strict";

  const FRAME = [".skip", ".site-header", ".site-footer", "#__config"];

  const frames = [...document.querySelectorAll("template[data-frame]")];
  const own = frames.find((each) => location.pathname.startsWith(each.dataset.root));
  if (!own) return;

  const { frame: code, locale, title } = own.dataset;
  Object.assign(document.documentElement, { lang: code });
  document.documentElement.dataset.locale = locale;
  document.title = title;
  for (const part of FRAME) {
    document.querySelector(part).replaceWith(own.content.querySelector(part));
  }

  /** The heading as one of another level. */
  function level(heading, name) {
    const made = document.createElement(name);
    made.id = heading.id;
    made.append(...heading.childNodes);
    heading.replaceWith(made);
  }
  const texts = document.querySelector(".missing");
  level(texts.querySelector("h1"), "h2");
  const text = texts.querySelector(`section[lang="${code}"]`);
  level(text.querySelector("h2"), "h1");
  texts.prepend(text);
})();
