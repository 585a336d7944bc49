// Loads the application. When the application cannot run, shows a page from a template in index.html.
//
// This is a classic script in old syntax, because it must also run in browsers without modules or
// WebAssembly, to show « trop ancien ». It contains no text: all texts are in index.html.
(function () {
  "use strict";

  var files = document.currentScript.dataset;
  var RELOADED = "rechargement";
  var SLOW_MS = 15000;
  var started = false;
  var shown = false;

  function whenParsed(callback) {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", callback);
    } else {
      callback();
    }
  }

  // Replaces the application with a page from a template in index.html.
  function showPage(id) {
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
      if (started) stopProgram();
    });
  }

  // After a panic the program still has timers and listeners: its timers would change the page, and its
  // links would do nothing. This clears the timers and keeps events from the listeners, so that the
  // browser itself handles links and Back.
  function stopProgram() {
    for (var timer = setTimeout(stopProgram); timer; timer--) clearTimeout(timer);
    ["click", "popstate", "pagehide", "pageshow"].forEach(function (type) {
      addEventListener(type, handleAsBrowser, true);
    });
  }

  // Keeps the event from the program. Back reloads, and so does a button, which does nothing without the program.
  function handleAsBrowser(event) {
    event.stopImmediatePropagation();
    if (event.type === "popstate" || event.target.type === "button") location.reload();
  }

  // Sets (with a value), removes (with null) or reads the mark of an automatic reload. Where the browser
  // refuses storage, there is no automatic reload.
  function reloadMark(value) {
    try {
      if (value === null) sessionStorage.removeItem(RELOADED);
      else if (value) sessionStorage.setItem(RELOADED, value);
      return sessionStorage.getItem(RELOADED);
    } catch (_) {
      return "refused";
    }
  }

  // Handles a file that could not be loaded. After a deployment the old hashed names are gone, and a reload
  // gets an index.html with the new ones. Reloads at most once, and only if the server can send the page.
  function handleLoadFailure() {
    if (shown) return;
    if (reloadMark()) return showPage("secours");
    fetch("/", { method: "HEAD", cache: "no-store" }).then(
      function (response) {
        if (response.ok && reloadMark("1") === "1") location.reload();
        else showPage("secours");
      },
      function () {
        showPage("secours");
      }
    );
  }

  // A panic of the program is a RuntimeError, thrown from a callback or inside a promise. Other errors
  // (of extensions, of other scripts) are ignored: they must not erase a form.
  function isPanic(error) {
    return error instanceof WebAssembly.RuntimeError;
  }

  if (typeof WebAssembly !== "object" || !window.fetch || !window.Promise) {
    return showPage("ancien");
  }
  addEventListener("error", function (event) {
    if (isPanic(event.error)) showPage("secours");
  });
  addEventListener("unhandledrejection", function (event) {
    if (isPanic(event.reason)) showPage("secours");
  });

  // When an element that is partly outside the window gets the focus, Firefox and WebKit do not scroll to it.
  // This does, but only after a key, because an element that moves under a pressed mouse button is not
  // clicked; and not when the window regains the focus, because the person may have scrolled.
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

  // After a reload, WebKit does not request a missing file again: the query string makes it a new address.
  var query = reloadMark() === "1" ? "?1" : "";

  function fetchProgram() {
    return fetch(files.wasm + query, { integrity: files.wasmIntegrity }).then(function (response) {
      if (!response.ok) throw response;
      return response;
    });
  }

  function loadGlue() {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.integrity = files.jsIntegrity;
      script.onload = resolve;
      script.onerror = reject;
      script.src = files.js + query;
      document.head.appendChild(script);
    });
  }

  function waitForDocument() {
    return new Promise(whenParsed);
  }

  // The application must not be shown without its style sheet or with a wrong one: a page that does not
  // look like the service cannot be trusted. A slow style sheet is awaited for SLOW_MS at most.
  function waitForStyle() {
    var sheet = document.querySelector("link[rel=stylesheet][integrity]");
    return new Promise(function (resolve, reject) {
      // The style sheet may have loaded or failed before the listeners are added. A style sheet that failed
      // has no rules in Firefox and WebKit.
      function check() {
        var rules = 0;
        try {
          rules = sheet.sheet.cssRules.length;
        } catch (_) {}
        if (rules) resolve();
        else if (document.readyState === "complete") reject();
      }
      check();
      sheet.addEventListener("load", check);
      sheet.addEventListener("error", reject);
      addEventListener("load", check);
      setTimeout(resolve, SLOW_MS);
    });
  }

  // Loads the configuration in parallel with the program, which reads it from data-config. data-began is
  // the time at which performance.now() was 0, by the server's clock, because the device's may be wrong.
  // If there is no response in SLOW_MS, the program shows the failure.
  function loadConfiguration() {
    return new Promise(function (resolve) {
      function store(response) {
        if (!response.ok) return;
        return response.text().then(function (config) {
          var now = Date.parse(response.headers.get("date"));
          var page = document.documentElement.dataset;
          page.began = new Date(now - performance.now()).toUTCString();
          page.config = config;
        });
      }
      fetch("/config.json", { cache: "no-store" }).then(store).then(resolve, resolve);
      setTimeout(resolve, SLOW_MS);
    });
  }

  Promise.all([
    fetchProgram(),
    loadGlue(),
    waitForDocument().then(waitForStyle),
    loadConfiguration()
  ]).then(function (results) {
    // The script was loaded but did not parse: the browser is too old for its syntax.
    if (typeof wasm_bindgen !== "function") return showPage("ancien");
    return wasm_bindgen({ module_or_path: results[0] }).then(
      function () {
        started = true;
        reloadMark(null);
      },
      function (error) {
        showPage(error instanceof WebAssembly.CompileError ? "ancien" : "secours");
      }
    );
  }, handleLoadFailure);
})();
