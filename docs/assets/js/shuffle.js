(() => {
  "use strict";

  /** The options of a question in another order, so that nobody remembers a place, and their reasons in the same. */
  window.handbookShuffle = (question) => {
    const labels = [...question.querySelectorAll(".quiz__option")];
    const mixed = labels.map((label) => [Math.random(), label]).sort(([one], [other]) => one - other).map(([, label]) => label);
    question.querySelector("legend").after(...mixed);
    const places = mixed.map(({ control }) => control.value);
    const options = [...question.querySelectorAll("[data-option]")].sort(
      (one, other) => places.indexOf(one.dataset.option) - places.indexOf(other.dataset.option),
    );
    question.querySelector("[data-answer] ul").append(...options);
  };
})();
