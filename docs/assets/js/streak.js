/* Days in a row on which an answer was right: what is to be remembered of an answer, by rules alone. */
(() => {
  "use strict";

  /** Days right in a row; of answers from before these were counted only the last is known. */
  const streakOf = (answer) => (answer?.right ? (answer.streak ?? 1) : 0);

  /** What to remember of an answer given `today`, after what was known `before`: a miss counts all day. */
  function answered(before, { right, sure }, today) {
    const isSameDay = before?.day >= today;
    const isMissed = !right || (isSameDay && !streakOf(before));
    const streak = isMissed ? 0 : streakOf(before) + (isSameDay ? 0 : 1);
    const wasSure = (!right && sure) || (isSameDay && before.sure);
    return { right, day: today, streak, ...(isMissed && wasSure && { sure: true }) };
  }

  window.handbookStreak = Object.freeze({ answered, streakOf });
})();
