/* builds on: calendar, fill, progress, spacing */
/** The days on which practice comes back, as a calendar file. It tells nothing of any answer. */
(() => {
  "use strict";

  const { today, dayInWords } = window.handbookProgress;
  const DAY = 86_400_000; // milliseconds

  function start(block) {
    const days = () => window.handbookSpacing.reminders(today());
    const told = block.querySelector("[data-days]");
    const list = new Intl.ListFormat(block.dataset.locale);
    const show = () => {
      told.textContent = window.handbookFill(told.dataset.days, { days: list.format(days().map(dayInWords)) });
    };
    // a copy on the reader's own machine has an address that names them
    const address = location.protocol.startsWith("http") ? [location.origin + location.pathname] : [];
    const { title, text } = block.dataset;
    const events = () =>
      days().map((day, place) => ({
        id: place + 1,
        title,
        text: [text, ...address].join(" "),
        day: Date.parse(day) / DAY,
      }));
    const button = block.querySelector("[data-action=ics]");
    button.addEventListener("click", window.handbookCalendar(block, events, { name: "repeat" }));
    block.querySelector("[data-without]").hidden = true;
    told.hidden = button.hidden = false;
    window.addEventListener("pageshow", show); // another day may have begun
  }

  document.querySelectorAll('[data-module="reminders"]').forEach(start);
})();
