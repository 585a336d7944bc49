// Runs before the scripts of a measured page, the same for every page. `MODE`, a constant before this text, is what
// the load is for: "look", "type" or "submit". All times are in milliseconds since the start of the navigation.
(() => {
  const FIELD = "form input:not([type=hidden])";
  const BUTTON = "form button[type=submit]";
  const SUMMARY = "[data-testid=error-summary]";
  const QUIET_MS = 1000;

  const probe = {
    fieldAt: null,
    programAt: null,
    summaryAt: null,
    longestTask: 0,
    layoutShift: 0,
    focusLosses: 0,
    // The time and the value after each key press that reached the field.
    typed: [],
    slowestKey: null,
  };
  let requests = 0;
  let changedAt = 0;
  let hadFocus = false;

  function changed() {
    changedAt = performance.now();
  }

  function look() {
    changed();
    if (probe.fieldAt === null && document.querySelector(FIELD)) probe.fieldAt = changedAt;
    if (probe.summaryAt === null && document.querySelector(SUMMARY)) probe.summaryAt = changedAt;
    if (MODE === "type") keepFocus();
  }

  // Gives the focus to the field, as a person who taps it again would when it was lost.
  function keepFocus() {
    const field = document.querySelector(FIELD);
    if (!field || document.activeElement === field) return;
    if (hadFocus) probe.focusLosses++;
    field.focus({ preventScroll: true });
    hadFocus = document.activeElement === field;
  }

  new MutationObserver(look).observe(document, {
    attributes: true,
    characterData: true,
    childList: true,
    subtree: true,
  });
  if (MODE === "type") {
    setInterval(keepFocus, 20);
    addEventListener(
      "input",
      (event) => {
        if (event.isTrusted && event.target === document.querySelector(FIELD)) {
          probe.typed.push([performance.now(), event.target.value]);
        }
      },
      true
    );
  }

  const startRequest = window.fetch;
  window.fetch = (...options) => {
    const ended = () => {
      requests--;
      changed();
    };
    requests++;
    const response = startRequest(...options);
    response.then(ended, ended);
    return response;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...options) =>
      original(...options).then((result) => {
        probe.programAt = performance.now();
        changed();
        return result;
      });
  }

  function observe(options, take) {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe(options);
  }
  observe({ type: "longtask", buffered: true }, (task) => {
    probe.longestTask = Math.max(probe.longestTask, task.duration);
    changed();
  });
  observe({ type: "layout-shift", buffered: true }, (shift) => {
    probe.layoutShift += shift.value;
  });

  // Whether the page and its program, if it has one, are loaded.
  probe.isLoaded = (hasProgram) =>
    document.readyState === "complete" && requests === 0 && (!hasProgram || probe.programAt !== null);

  // Whether, besides, nothing has changed for a while.
  probe.isQuiet = (hasProgram) =>
    probe.isLoaded(hasProgram) && performance.now() - changedAt > QUIET_MS;

  // Scrolls to the submit button and returns the position of its middle, or null while there is none.
  probe.submitButton = () => {
    const button = document.querySelector(BUTTON);
    if (!button) return null;
    button.scrollIntoView({ block: "center", behavior: "instant" });
    const box = button.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };

  // Focuses the field, and from then on keeps the longest time from a key press to the next paint.
  probe.watchKeys = () => {
    probe.slowestKey = 0;
    document.querySelector(FIELD).focus();
    observe({ type: "event", durationThreshold: 16 }, (event) => {
      if (event.interactionId) probe.slowestKey = Math.max(probe.slowestKey, event.duration);
    });
  };

  // Bytes are those of the response bodies as they were sent, compressed, without headers. The document counts as
  // received before the field, because it is needed to build it. The icon of the tab does not count: when the browser
  // requests it is not the page's choice.
  probe.read = () => {
    const [page] = performance.getEntriesByType("navigation");
    const files = performance.getEntriesByType("resource").filter((file) => !file.name.endsWith("/icon.svg"));
    const sum = (entries) => entries.reduce((bytes, entry) => bytes + entry.encodedBodySize, page.encodedBodySize);
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    return {
      ...probe,
      firstPaint: paint ? paint.startTime : null,
      bytesBeforeField: sum(files.filter((file) => file.responseEnd <= probe.fieldAt)),
      bytes: sum(files),
      requests: 1 + files.length,
      value: document.querySelector(FIELD)?.value ?? null,
    };
  };

  window.benchProbe = probe;
})();
