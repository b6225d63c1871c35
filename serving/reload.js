/* Shows the page anew when the handbook has been built again; see serving/server.py. */
(function () {
  "use strict";
  var shown = document.currentScript.dataset.build;
  function ask() {
    if (document.hidden) {
      document.addEventListener("visibilitychange", ask, { once: true });
      return;
    }
    fetch("/livereload/" + shown)
      .then(function (answer) {
        return answer.text();
      })
      .then(function (newest) {
        if (newest === shown) {
          ask();
        } else {
          location.reload();
        }
      })
      .catch(function () {
        setTimeout(ask, 1000);
      });
  }
  ask();
})();
