// Loads the page again once the site was rebuilt. Only `cargo xtask serve` puts it into pages.
(function () {
  "use strict";
  var seen = null;
  function look() {
    fetch("/sandbox/build", { cache: "no-store" })
      .then(function (answer) {
        return answer.ok ? answer.text() : seen;
      })
      .then(function (now) {
        if (seen !== null && now !== seen) location.reload();
        else seen = now;
      })
      // The host is being restarted: ask again.
      .catch(function () {})
      .then(function () {
        setTimeout(look, 1000);
      });
  }
  look();
})();
