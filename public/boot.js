// Loads the application into the page that the server sent. Until it runs, this script keeps what would be lost: the
// press of a button, and the token of a reset link. When the application cannot run, it says so.
//
// This is a classic script in old syntax, because it must also run in browsers without modules or
// WebAssembly, to say so there. It contains no text: all texts are in templates of the page.
(function () {
  "use strict";

  var script = document.currentScript;
  var SLOW_MS = 15000;
  // What the program asks for when it starts.
  var handover = { fragment: "" };
  // The form or the button that was pressed before the program ran.
  var pressed;
  // The submit button of that form, and its label.
  var button;
  var label;
  // "loading", "running", or "failed" when the program could not be loaded.
  var state = "loading";
  // Whether the program has begun to run: a panic is possible.
  var started = false;

  function whenParsed(callback) {
    if (document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", callback);
    } else {
      callback();
    }
  }

  function template(id) {
    return document.getElementById(id).content.cloneNode(true);
  }

  function remove(selector) {
    var element = document.querySelector(selector);
    if (element) element.parentNode.removeChild(element);
  }

  // Replaces the main element with one from a template.
  function showPage(id) {
    whenParsed(function () {
      var page = template(id);
      var title = page.querySelector("h1");
      var reload = page.querySelector("[data-reload]");
      var app = document.getElementById("app");
      var main = app.querySelector("main");
      if (reload) {
        reload.addEventListener("click", function () {
          location.reload();
        });
      }
      if (main) {
        main.parentNode.replaceChild(page, main);
      } else {
        app.appendChild(page);
      }
      remove(".slow");
      remove("dialog");
      if (title) {
        document.title = title.textContent;
        title.focus();
      }
    });
  }

  // Shows why the page cannot work, unless it can be read without the program.
  function showPageIfNeeded(id) {
    whenParsed(function () {
      if (isShell() || document.querySelector("#app form")) showPage(id);
    });
  }

  function isShell() {
    return document.getElementById("app").getAttribute("data-screen") === "";
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

  // A panic of the program is a RuntimeError, thrown from a callback or inside a promise. Other errors
  // (of extensions, of other scripts) are ignored: they must not erase a form.
  function handleError(error) {
    if (!(error instanceof WebAssembly.RuntimeError) || state === "stopped") return;
    state = "stopped";
    showPage("secours");
    if (started) whenParsed(stopProgram);
  }

  // --- What is pressed before the program runs ---

  function keepPress(event) {
    var target = event.target;
    if (event.type === "click") {
      target = target.closest && target.closest("button[type=button]");
      if (!target || target.hasAttribute("data-reload")) return;
    }
    if (state === "running" || state === "stopped") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (pressed) return;
    pressed = target;
    acknowledge();
    if (state === "failed") load();
  }

  // Says on the button and beside it that the press is kept.
  function acknowledge() {
    var page = template("appuye");
    button = pressed.querySelector("[type=submit]");
    if (!button) return;
    // The nodes of the label are kept, because the program adopts them.
    label = document.createDocumentFragment();
    while (button.firstChild) label.appendChild(button.firstChild);
    button.textContent = page.firstChild.textContent;
    button.setAttribute("aria-disabled", "true");
    say(page.querySelector("p"));
  }

  // Says something in the live region below the button, the last one of the form.
  function say(paragraph) {
    var regions = pressed.querySelectorAll("[aria-live]");
    var region = regions[regions.length - 1];
    unsay();
    if (!region) return;
    paragraph.setAttribute("data-boot", "");
    region.appendChild(paragraph);
  }

  function unsay() {
    remove("[data-boot]");
  }

  function restoreLabel() {
    if (!label) return;
    button.textContent = "";
    button.appendChild(label);
    button.removeAttribute("aria-disabled");
    label = null;
  }

  // The program could not be loaded. Pressing again tries again.
  function fail() {
    if (state !== "loading") return;
    state = "failed";
    whenParsed(function () {
      if (isShell()) return showPage("secours");
      restoreLabel();
      if (pressed) say(template("appuye-sans-suite").firstChild);
      pressed = null;
    });
  }

  // --- Starting ---

  // The token of a reset link must not stay in the address. Instead of the form of this address, the page says that it
  // is loading.
  if (location.hash.slice(0, 6) === "#jeton") {
    handover.fragment = location.hash;
    history.replaceState(history.state, "", location.pathname + location.search);
    showPage("chargement");
    whenParsed(function () {
      document.getElementById("app").setAttribute("data-screen", "");
    });
  }

  if (typeof WebAssembly !== "object" || !window.fetch || !window.Promise) {
    // Browsers that know modules are new enough: a protection has disabled WebAssembly.
    return showPageIfNeeded("noModule" in script ? "bloque" : "ancien");
  }
  addEventListener("submit", keepPress, true);
  addEventListener("click", keepPress, true);
  addEventListener("error", function (event) {
    handleError(event.error);
  });
  addEventListener("unhandledrejection", function (event) {
    handleError(event.reason);
  });

  // The program asks for the handover when it starts, and says when the page works.
  addEventListener("demarrage", function (event) {
    for (var key in handover) event.detail[key] = handover[key];
    handover = {};
    unsay();
    restoreLabel();
  });
  addEventListener("pret", function () {
    var kept = pressed;
    if (state === "running") return;
    state = "running";
    remove(".slow");
    pressed = null;
    if (!kept) return;
    // The program may have built the form anew.
    if (kept.id) kept = document.getElementById(kept.id) || kept;
    if (kept.tagName === "FORM") {
      kept.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    } else {
      kept.click();
    }
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

  // The names and integrity values of the program's files.
  var files = read(script.outerHTML);

  // Reads them from a page or from the tag of this script.
  function read(html) {
    var found = {};
    ["js", "js-integrity", "wasm", "wasm-integrity"].forEach(function (name) {
      var match = html.match(new RegExp("data-" + name + "=\"?([^\" >]+)"));
      found[name] = match && match[1];
    });
    return found;
  }

  // The only addresses that may become a script's: files of this site with a hash in their names (Trusted Types).
  var rules = {
    createScriptURL: function (address) {
      if (!/^\/app-[a-z]+-[0-9a-f]+\.js(\?1)?$/.test(address)) throw new TypeError(address);
      return address;
    }
  };
  var addresses = window.trustedTypes ? trustedTypes.createPolicy("demarrage", rules) : rules;

  function fetchProgram(query) {
    return fetch(files.wasm + query, { integrity: files["wasm-integrity"] }).then(function (response) {
      if (!response.ok) throw response;
      return response;
    });
  }

  function loadGlue(query) {
    return new Promise(function (resolve, reject) {
      var glue = document.createElement("script");
      glue.integrity = files["js-integrity"];
      glue.onload = resolve;
      glue.onerror = reject;
      glue.src = addresses.createScriptURL(files.js + query);
      document.head.appendChild(glue);
    });
  }

  // Loads the configuration in parallel with the program. « began » is the time at which performance.now() was 0, by
  // the server's clock, because the device's may be wrong. If there is no response in SLOW_MS, the program shows the
  // failure.
  function loadConfiguration() {
    return new Promise(function (resolve) {
      function store(response) {
        if (!response.ok) return;
        return response.text().then(function (config) {
          var now = Date.parse(response.headers.get("date"));
          handover.began = new Date(now - performance.now()).toUTCString();
          handover.config = config;
        });
      }
      fetch("/config.json", { cache: "no-store" }).then(store).then(resolve, resolve);
      setTimeout(resolve, SLOW_MS);
    });
  }

  // Asks for the session while the program loads, where the screen depends on it.
  function askForSession(api) {
    handover.api = api;
    handover.controller = new AbortController();
    handover.session = fetch(api + "/session", {
      cache: "no-store",
      credentials: "include",
      headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang },
      redirect: "error",
      signal: handover.controller.signal
    });
    // The program handles a failure.
    handover.session.catch(function () {});
  }

  // After a deployment the old hashed names are gone: the page of today has the new ones. `again` is the query string of
  // a second attempt: WebKit does not request a file again that was missing before.
  function load(again) {
    state = "loading";
    return Promise.all([
      fetchProgram(again || ""),
      loadGlue(again || ""),
      new Promise(whenParsed),
      loadConfiguration()
    ]).then(start, function () {
      if (again) return fail();
      return fetch(location.pathname, { cache: "no-store" })
        .then(function (response) {
          return response.text();
        })
        .then(function (html) {
          var current = read(html);
          if (current.wasm) files = current;
          return load("?1");
        })
        .catch(fail);
    });
  }

  function start(results) {
    // The script was loaded but did not parse: the browser is too old for its syntax.
    if (typeof wasm_bindgen !== "function") return showPageIfNeeded("ancien");
    started = true;
    return wasm_bindgen({ module_or_path: results[0] }).catch(function (error) {
      started = false;
      state = "stopped";
      if (error instanceof WebAssembly.CompileError) showPageIfNeeded("ancien");
      else showPage("secours");
    });
  }

  if (script.dataset.api) askForSession(script.dataset.api);
  load();
})();
