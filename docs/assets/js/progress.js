/** What the handbook remembers in the reader's browser, all of it under one key. */
(() => {
  "use strict";

  const KEY = "handbook.progress";

  const nothing = () => ({ version: 1, quizzes: {}, settings: { shortcuts: true } });

  /** What is stored. Whatever is broken or not ours is passed over, and stays until `write`. */
  function read() {
    const progress = nothing();
    let stored;
    try {
      stored = JSON.parse(localStorage.getItem(KEY));
    } catch {
      return progress; // not JSON, or the browser refuses
    }
    if (stored?.version !== 1) return progress;
    for (const [quiz, answers] of Object.entries(stored.quizzes ?? {})) {
      const sound = Object.entries(answers ?? {}).filter(
        ([, answer]) => typeof answer?.hash === "string" && typeof answer.right === "boolean",
      );
      if (sound.length) progress.quizzes[quiz] = Object.fromEntries(sound);
    }
    progress.settings.shortcuts = stored.settings?.shortcuts !== false;
    return progress;
  }

  /** Stores `progress`, or frees the key where there is nothing to store; false if refused. */
  function write(progress) {
    try {
      if (Object.keys(progress.quizzes).length || !progress.settings.shortcuts) {
        localStorage.setItem(KEY, JSON.stringify(progress));
      } else {
        localStorage.removeItem(KEY);
      }
      return true;
    } catch {
      return false;
    }
  }

  window.handbookProgress = Object.freeze({ read, write, erase: () => write(nothing()) });
})();
