// Records what a screen reader would announce, from the start of each page. No screen reader runs: what is recorded
// are the events that cause an announcement. It runs before the scripts of the page.
(() => {
  /** Pairs of a cause and a text, in order. The cause `action` is a click, a key or a step in the history, not an announcement. */
  const log = [];
  const LIVE = '[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])';
  const textOf = e => e.textContent.replace(/\s+/g, ' ').trim();
  const add = (cause, text) => log.push([cause, text]);

  for (const type of ['click', 'keydown', 'popstate']) {
    addEventListener(type, () => { if (log.at(-1)?.[0] !== 'action') add('action', ''); }, true);
  }

  // A screen that is removed while it contains the focus: Orca then does not announce the next screen.
  for (const [owner, name, removed] of [[Node, 'removeChild', (_, child) => child], [Element, 'remove', e => e]]) {
    const original = owner.prototype[name];
    owner.prototype[name] = function (child) {
      const gone = removed(this, child);
      if (gone.id === 'contenu' && gone.contains(document.activeElement)) add('removed with the focus', '');
      return original.call(this, child);
    };
  }

  // Focus that the program moves: Tab does not reach these elements. When the person returns to the window, the element
  // that had the focus gets it back.
  let left;
  addEventListener('blur', ({ target }) => { if (target === window) left = document.activeElement; });
  addEventListener('focusin', ({ target }) => {
    const returned = target === left;
    left = undefined;
    if (returned || target.tabIndex >= 0) return;
    add('focus', textOf(target));
    wait(target);
  });

  // Text added to a live region, or a live region added with its text.
  new MutationObserver(records => {
    const regions = new Set();
    for (const { target, addedNodes } of records) {
      const e = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      const around = e?.closest(LIVE);
      if (around) regions.add(around);
      for (const node of addedNodes) {
        if (!node.querySelectorAll) continue;
        if (node.matches(LIVE)) regions.add(node);
        node.querySelectorAll(LIVE).forEach(region => regions.add(region));
      }
    }
    for (const region of regions) {
      if (region.isConnected && region.checkVisibility() && textOf(region)) add('live', textOf(region));
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });

  /** The element that got the focus last, and whether four paints followed: another announcement would be recorded. */
  let waiting, settled;
  function wait(e) {
    if (waiting === e) return;
    waiting = e;
    settled = false;
    const frames = n => {
      if (waiting === e) n ? requestAnimationFrame(() => frames(n - 1)) : settled = true;
    };
    frames(4);
  }

  /** The main element of the screen with which the page was loaded, as soon as the program runs. */
  let firstMain;
  new MutationObserver(() => {
    const runs = document.querySelector('#app:not([data-screen])');
    if (runs && firstMain === undefined) firstMain = document.querySelector('main');
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-screen'] });

  window.announcements = {
    /**
     * Whether the page shows the screen with which it was loaded, and the program has not moved the focus: the browser
     * itself announces the title of the page.
     */
    isFirstScreen() {
      const isFirst = Boolean(firstMain) && document.querySelector('main') === firstMain;
      return isFirst && document.activeElement === document.body && log.every(([cause]) => cause !== 'focus');
    },
    /** Whether four paints have followed the focus on `e`. */
    hasSettled(e) {
      wait(e);
      return settled;
    },
    /** Returns the entries since the last call, which `checked` marks with the text of the focused element. */
    take() {
      const taken = log.splice(0);
      add('checked', textOf(document.activeElement));
      return taken;
    },
  };
})();
