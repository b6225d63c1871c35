/** Orders that nobody can remember. */
(() => {
  "use strict";

  /** The same items in another order. */
  const shuffled = (items) => items.map((item) => [Math.random(), item]).sort(([one], [other]) => one - other).map(([, item]) => item);

  /** Puts the options of a question in another order, and their reasons in the same. */
  const shuffleOptions = (question) => {
    const labels = shuffled([...question.querySelectorAll(".quiz__option")]);
    question.querySelector("legend").after(...labels);
    const places = labels.map(({ control }) => control.value);
    const options = [...question.querySelectorAll("[data-option]")].sort(
      (one, other) => places.indexOf(one.dataset.option) - places.indexOf(other.dataset.option),
    );
    question.querySelector("[data-answer] ul").append(...options);
  };

  window.handbookShuffle = Object.freeze({ shuffled, shuffleOptions });
})();
