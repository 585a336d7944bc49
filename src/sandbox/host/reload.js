// Reloads the page when the site is rebuilt. Only `cargo xtask serve` adds it to pages.
(function () {
  "use strict";
  var loaded = null;
  function poll() {
    fetch("/sandbox/build", { cache: "no-store" })
      .then(function (response) {
        return response.ok ? response.text() : loaded;
      })
      .then(function (current) {
        if (loaded !== null && current !== loaded) location.reload();
        else loaded = current;
      })
      // The host is restarting: poll again.
      .catch(function () {})
      .then(function () {
        setTimeout(poll, 1000);
      });
  }
  poll();
})();
