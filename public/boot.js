// Starts the application, and speaks for it when it cannot.
//
// Plain old script on purpose: it must run, if only to say « trop ancien », in browsers that know
// neither modules nor WebAssembly. It holds no word of its own: they are in index.html.
(function () {
  "use strict";

  var files = document.currentScript.dataset;
  var RELOADED = "rechargement";
  var SLOW_MS = 15000;
  var started = false;
  var shown = false;

  function whenParsed(run) {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", run);
    } else {
      run();
    }
  }

  // Replaces the application by one of the pages kept in index.html.
  function show(id) {
    if (shown) return;
    shown = true;
    whenParsed(function () {
      var page = document.getElementById(id).content.cloneNode(true);
      var app = document.getElementById("app");
      var title = page.querySelector("h1");
      var reload = page.querySelector("[data-reload]");
      if (reload) {
        reload.addEventListener("click", function () {
          location.reload();
        });
      }
      document.title = title.textContent;
      app.textContent = "";
      app.appendChild(page);
      title.focus();
      if (started) bury();
    });
  }

  // A program that panicked still listens and counts: its timers would change the page, its links would
  // lead nowhere. Nothing reaches it any more; the browser does what links and Back say.
  function bury() {
    for (var timer = setTimeout(bury); timer; timer--) clearTimeout(timer);
    ["click", "popstate", "pagehide", "pageshow"].forEach(function (heard) {
      addEventListener(heard, unheard, true);
    });
  }

  function unheard(event) {
    event.stopImmediatePropagation();
    if (event.type === "popstate" || event.target.type === "button") location.reload();
  }

  // Storage may be refused by the browser; then there is no automatic reload.
  function flag(value) {
    try {
      if (value === null) sessionStorage.removeItem(RELOADED);
      else if (value) sessionStorage.setItem(RELOADED, value);
      return sessionStorage.getItem(RELOADED);
    } catch (_) {
      return "refused";
    }
  }

  // A file did not come. After a deployment its hashed name is gone and a fresh index.html knows the
  // new one: reload, once at most, and only when there is a page to reload.
  function lost() {
    if (shown) return;
    if (flag()) return show("secours");
    fetch("/", { method: "HEAD", cache: "no-store" }).then(
      function (answer) {
        if (answer.ok && flag("1") === "1") location.reload();
        else show("secours");
      },
      function () {
        show("secours");
      }
    );
  }

  // A panic of the program ends as one of these, thrown from a callback or inside a promise. Errors
  // of anything else (extensions, other scripts) are none of our business: they must not wipe a form.
  function isPanic(error) {
    return error instanceof WebAssembly.RuntimeError;
  }

  if (typeof WebAssembly !== "object" || !window.fetch || !window.Promise) {
    return show("ancien");
  }
  addEventListener("error", function (event) {
    if (isPanic(event.error)) show("secours");
  });
  addEventListener("unhandledrejection", function (event) {
    if (isPanic(event.reason)) show("secours");
  });

  // Firefox and WebKit leave what gets the focus half out of the window when it was so before. Only when
  // it came by a key: what moves away from under a pressed mouse button is not clicked. And not again
  // when the window itself gets the focus back, for one may have read on.
  var byKey = false;
  var focused;
  addEventListener("keydown", function () {
    byKey = true;
  }, true);
  addEventListener("pointerdown", function () {
    byKey = false;
  }, true);
  addEventListener("focusin", function (event) {
    if (!byKey || event.target === focused) return;
    focused = event.target;
    focused.scrollIntoView({ block: "nearest" });
  });

  // WebKit keeps for the reloaded page that a file was not there: it is asked for by another address.
  var again = flag() === "1" ? "?1" : "";

  function program() {
    return fetch(files.wasm + again, { integrity: files.wasmIntegrity }).then(function (answer) {
      if (!answer.ok) throw answer;
      return answer;
    });
  }

  function glue() {
    return new Promise(function (loaded, failed) {
      var script = document.createElement("script");
      script.integrity = files.jsIntegrity;
      script.onload = loaded;
      script.onerror = failed;
      script.src = files.js + again;
      document.head.appendChild(script);
    });
  }

  function parsed() {
    return new Promise(whenParsed);
  }

  // The application must not be seen before its style, nor with another: what looks unlike the service
  // cannot be trusted. A style that is only slow is waited for, then not.
  function styled() {
    var sheet = document.querySelector("link[rel=stylesheet][integrity]");
    return new Promise(function (done, failed) {
      // It may have come, or not, before anybody listened. Firefox and WebKit have an empty sheet for what
      // did not.
      function look() {
        var rules = 0;
        try {
          rules = sheet.sheet.cssRules.length;
        } catch (_) {}
        if (rules) done();
        else if (document.readyState === "complete") failed();
      }
      look();
      sheet.addEventListener("load", look);
      sheet.addEventListener("error", failed);
      addEventListener("load", look);
      setTimeout(done, SLOW_MS);
    });
  }

  // For the program, which need not ask once it is there: what it is told, and when the page's monotonic
  // clock began by the server's, which is right. Without an answer in time it says so itself.
  function configured() {
    return new Promise(function (done) {
      function keep(answer) {
        if (!answer.ok) return;
        return answer.text().then(function (config) {
          var now = Date.parse(answer.headers.get("date"));
          var page = document.documentElement.dataset;
          page.began = new Date(now - performance.now()).toUTCString();
          page.config = config;
        });
      }
      fetch("/config.json", { cache: "no-store" }).then(keep).then(done, done);
      setTimeout(done, SLOW_MS);
    });
  }

  Promise.all([program(), glue(), parsed().then(styled), configured()]).then(function (all) {
    // The script came but did not parse: its syntax is newer than the browser.
    if (typeof wasm_bindgen !== "function") return show("ancien");
    return wasm_bindgen({ module_or_path: all[0] }).then(
      function () {
        started = true;
        flag(null);
      },
      function (error) {
        show(error instanceof WebAssembly.CompileError ? "ancien" : "secours");
      }
    );
  }, lost);
})();
