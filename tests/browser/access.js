// Accessibility checks: large text, text spacing, forced colours, reduced motion, keyboard. They run in the
// page, under its own security policy: styles are changed through constructed sheets, which the policy allows.
// Each check returns one sentence per fault.

const CONTROLS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary';
/** Elements for screen readers only, or visible only with the focus: excluded from the checks. */
const HIDDEN = '.visually-hidden, .skip';
/** Tolerance for overlapping and overflowing boxes, in pixels. */
const TOLERANCE = 2;

const tag = e =>
  `<${e.tagName.toLowerCase()}${e.id && '#' + e.id}${e.classList.length ? '.' + [...e.classList].join('.') : ''}>`;
const describe = e => `${tag(e)} “${(e.textContent || e.labels?.[0]?.textContent || '').trim().slice(0, 50)}”`;
const isVisible = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest(HIDDEN);
const queryVisible = selector => [...document.querySelectorAll(selector)].filter(isVisible);
const dialogOf = e => e.closest('dialog[open]');

/** The card (label) of a radio button or checkbox: it is the target, and shows the focus. */
const cardOf = e => e.matches('[type="radio"], [type="checkbox"]') ? e.labels[0] : null;

/** Red, green, blue and opacity of a computed colour. */
function parseColor(color) {
  const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
  return [r, g, b, a];
}

const isTransparent = color => parseColor(color)[3] === 0;

/** The boxes of the lines of all visible text. */
function textLines() {
  const found = [];
  const range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const of = text.parentElement;
    if (text.data.trim() === '' || of.closest('svg') || !isVisible(of)) continue;
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      if (box.width > 1) found.push({ of, text, box, what: `${tag(of)} “${text.data.trim().slice(0, 50)}”` });
    }
  }
  return found;
}

const hasBorder = style => ['Top', 'Right', 'Bottom', 'Left'].some(side =>
  style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0
  && !isTransparent(style[`border${side}Color`]));

/** The number of lines of each text node. */
function lineCounts(found) {
  const count = new Map();
  for (const { text } of found) count.set(text, (count.get(text) ?? 0) + 1);
  return count;
}

/**
 * Nothing is wider than the page, clipped, overlapping, or outside its own box. No word is broken over lines;
 * with large or spaced text a long word may be, if its pieces have at least four letters on average.
 */
function checkLayout(style) {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const widest = queryVisible('body *').filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
    faults.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}: ${widest.slice(0, 3).map(describe)}`);
  }
  const boxes = new Map();
  const boxOf = e => {
    if (!boxes.has(e)) {
      const style = getComputedStyle(e);
      const inline = style.display === 'inline';
      boxes.set(e, {
        box: e.getBoundingClientRect(),
        cuts: !inline && [style.overflowX, style.overflowY].some(overflow => overflow === 'hidden' || overflow === 'clip'),
        scrolls: [style.overflowX, style.overflowY].some(overflow => overflow === 'auto' || overflow === 'scroll'),
        drawn: !inline && (hasBorder(style) || !isTransparent(style.backgroundColor)),
      });
    }
    return boxes.get(e);
  };
  const found = textLines();
  for (const { of, box, what } of found) {
    if (box.left < -1 || box.right > root.clientWidth + 1) faults.push(`outside the page: ${what}`);
    for (let e = of; e !== document.body && e; e = e.parentElement) {
      const around = boxOf(e);
      if (around.scrolls) break;
      const out = box.left < around.box.left - TOLERANCE || box.right > around.box.right + TOLERANCE
        || box.top < around.box.top - TOLERANCE || box.bottom > around.box.bottom + TOLERANCE;
      if (out && around.cuts) faults.push(`clipped by ${tag(e)}: ${what}`);
      else if (out && around.drawn) faults.push(`outside ${tag(e)}: ${what}`);
    }
  }
  for (const [text, count] of lineCounts(found)) {
    const words = text.data.trim().split(/[ \n\-–/@.]+/).length;
    const letters = text.data.trim().length / count;
    if (count > words && (style === 'plain' || letters < 4)) faults.push(`word broken over lines: ${describe(text.parentElement)}`);
  }
  const things = found.concat(queryVisible('input, svg').map(of =>
    ({ of, box: (cardOf(of) && of.getBoundingClientRect()) || of.getBoundingClientRect(), what: describe(of) })));
  things.sort((a, b) => a.box.top - b.box.top);
  things.forEach((one, at) => {
    for (const other of things.slice(at + 1)) {
      if (other.box.top >= one.box.bottom) break;
      if (one.of.contains(other.of) || other.of.contains(one.of) || dialogOf(one.of) !== dialogOf(other.of)) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (wide > TOLERANCE && high > Math.min(one.box.height, other.box.height) / 4) {
        faults.push(`${one.what} overlaps ${other.what}`);
      }
    }
  });
  for (const field of queryVisible('input')) {
    if (cardOf(field)) continue;
    const style = getComputedStyle(field);
    const room = field.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    if (room < parseFloat(style.fontSize)) faults.push(`too low for its text: ${tag(field)}`);
  }
  for (const e of queryVisible('body *')) {
    const style = getComputedStyle(e);
    if (/auto|scroll/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1) faults.push(`scrolls sideways: ${tag(e)}`);
    if (!/fixed|sticky/.test(style.position)) continue;
    const box = e.getBoundingClientRect();
    const high = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    const low = box.bottom > innerHeight + 1 || box.top < -1;
    const covers = high > innerHeight / 3 && box.width > innerWidth / 2;
    if (e.matches('dialog') ? low : covers) faults.push(`covers the page: ${tag(e)}`);
  }
  return faults;
}

/** Fields are as wide as their values, except e-mail addresses and passwords, whose length is unknown. */
function checkFieldWidths() {
  return queryVisible('input').filter(e => !cardOf(e) && e.type !== 'password' && e.inputMode !== 'email' && e.value !== '' && e.scrollWidth > e.clientWidth + 1)
    .map(e => `narrower than its text: ${tag(e)}`);
}

/** Targets have at least 24 px, buttons and fields 44; links within text are exempt. */
function checkTargetSizes() {
  const faults = [];
  for (const e of queryVisible(CONTROLS)) {
    const box = (cardOf(e) ?? e).getBoundingClientRect();
    const { display } = getComputedStyle(e);
    const block = e.closest('p, li, dd, legend, label') ?? e.parentElement;
    const among = display.startsWith('inline') && e.matches('a, button.link')
      && block.textContent.trim().length > e.textContent.trim().length;
    const large = e.matches('button, .button, input, summary') && !among;
    const least = large ? 44 : 24;
    const small = box.height < least - .5 || box.width < least - .5;
    if (small && !(among && display === 'inline')) {
      faults.push(`target of ${Math.round(box.width)} × ${Math.round(box.height)}: ${describe(e)}`);
    }
  }
  return faults;
}

function luminance(color) {
  const [r, g, b] = parseColor(color).map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + .05) / (dark + .05);
}

/** The background colour of an element: that of its nearest opaque ancestor, or of the page. */
function backgroundOf(e) {
  for (let at = e; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (parseColor(color)[3] === 1) return color;
  }
  return matchMedia('(forced-colors: active)').matches || !matchMedia('(prefers-color-scheme: dark)').matches
    ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)';
}

/** With forced colours, edges, states and icons remain visible without background colours. */
function checkForcedColors() {
  const faults = [];
  if (!matchMedia('(forced-colors: active)').matches) return ['forced colours are not active'];
  for (const e of queryVisible(CONTROLS)) {
    const style = getComputedStyle(e);
    if (cardOf(e) === null && e.matches('input, .button:not(.button--quiet), .password__toggle')) {
      const color = style.borderTopColor;
      if (!hasBorder(style) || contrast(color, backgroundOf(e.parentElement)) < 3) faults.push(`no visible border: ${describe(e)}`);
    } else if (cardOf(e) === null && e.textContent.trim() !== '' && contrast(style.color, backgroundOf(e)) < 4.5) {
      faults.push(`text contrast below 4.5: ${describe(e)}`);
    }
    if (cardOf(e) && style.appearance === 'none') faults.push(`state drawn with colours: ${describe(e)}`);
    if (e.matches('[aria-invalid="true"]')) {
      const error = document.getElementById(e.getAttribute('aria-describedby')?.split(' ')[0]);
      if (!error || !isVisible(error) || contrast(getComputedStyle(error).color, backgroundOf(error)) < 4.5) faults.push(`invalid, without a visible error: ${describe(e)}`);
    }
  }
  for (const here of queryVisible('[aria-current]')) {
    const other = queryVisible('nav a:not([aria-current])').find(e => e.closest('nav') === here.closest('nav'));
    const marks = e => ['borderBottomColor', 'borderBottomWidth', 'outlineStyle', 'textDecorationLine', 'fontWeight'].map(of => getComputedStyle(e)[of]).join();
    if (other && marks(here) === marks(other)) faults.push(`the current link looks like the others: ${describe(here)}`);
  }
  for (const icon of queryVisible('svg')) {
    const ground = backgroundOf(icon);
    const drawn = [...icon.querySelectorAll('path, circle, rect, line, polyline, polygon, ellipse')].some(part => {
      const { fill, stroke } = getComputedStyle(part);
      return [fill, stroke].some(color => color.startsWith('rgb') && parseColor(color)[3] > 0 && contrast(color, ground) >= 3);
    });
    if (!drawn) faults.push(`invisible drawing in ${tag(icon.parentElement)}`);
  }
  return faults;
}

/** With reduced motion, nothing is animated. */
function checkReducedMotion() {
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return ['reduced motion is not active'];
  const moving = document.getAnimations().map(animation => `is animated: ${describe(animation.effect.target)}`);
  const slow = queryVisible('body *').filter(e => {
    const style = getComputedStyle(e);
    return [style.transitionDuration, style.animationDuration].join().split(',').some(time => parseFloat(time) > 0);
  });
  return moving.concat(slow.map(e => `has an animation or transition: ${describe(e)}`));
}

/** Every focusable element shows a visible focus, inside the window and not covered. */
function checkFocus() {
  const faults = [];
  const within = document.querySelector('dialog[open]') ?? document;
  const ring = e => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(e);
    return { visible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, outlineColor, all: [outlineStyle, outlineWidth, outlineColor, boxShadow].join() };
  };
  for (const e of [...within.querySelectorAll(CONTROLS)].filter(e => e.checkVisibility() && e.tabIndex >= 0)) {
    const shows = cardOf(e) && e.matches('.choice__input, .profile__input') ? cardOf(e) : e;
    document.activeElement.blur();
    const before = ring(shows).all;
    e.focus({ focusVisible: true });
    if (document.activeElement !== e) { faults.push(`does not take the focus: ${describe(e)}`); continue; }
    const after = ring(shows);
    if (!after.visible || after.all === before) faults.push(`the focus is not visible: ${describe(e)}`);
    else if (contrast(after.outlineColor, backgroundOf(shows.parentElement)) < 3) faults.push(`focus outline contrast below 3: ${describe(e)}`);
    const box = shows.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right <= left || bottom <= top) { faults.push(`the focus is outside the window: ${describe(e)}`); continue; }
    const on = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!on || !(shows.contains(on) || e.contains(on) || on.contains(shows))) faults.push(`the focus is covered by ${on && tag(on)}: ${describe(e)}`);
  }
  return faults;
}

/** Text at 200%, and the text spacing of WCAG 1.4.12. */
const STYLES = {
  plain: '',
  large: 'html { font-size: 200% !important; }',
  spaced: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }',
};

function withStyle(style, check) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES[style]);
  document.adoptedStyleSheets.push(sheet);
  const faults = check(style);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet);
  return faults;
}

/** Without style sheets all text is present; with them, the visual order is the reading order. */
function checkReadingOrder() {
  const faults = [];
  const styled = textLines().filter(line => !line.of.closest('[aria-hidden]'));
  const sheets = [...document.styleSheets];
  sheets.forEach(sheet => { sheet.disabled = true; });
  const bare = new Set(textLines().map(line => line.of));
  sheets.forEach(sheet => { sheet.disabled = false; });
  styled.filter(line => !bare.has(line.of)).forEach(line => faults.push(`not visible without styles: ${line.what}`));
  styled.forEach((line, at) => {
    const next = styled[at + 1];
    if (next && dialogOf(line.of) === dialogOf(next.of) && next.box.bottom < line.box.top) faults.push(`${next.what} is above ${line.what}, which is read before it`);
  });
  return faults;
}

/** The texts that `aria-describedby` refers to. */
const descriptions = e => (e.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
  .map(id => (document.getElementById(id)?.textContent ?? '').trim());

/** Each link of an error summary focuses a control whose description is the same text; each dialog has a description. */
function checkDescriptions() {
  const faults = [];
  for (const link of queryVisible('#erreurs a')) {
    link.click();
    const control = document.activeElement;
    const described = descriptions(control).some(text => text !== '' && link.textContent.trim().endsWith(text));
    if (!control.matches('input') || !described) faults.push(`focuses ${tag(control)}: ${describe(link)}`);
  }
  for (const dialog of queryVisible('dialog[open]')) {
    const words = descriptions(dialog);
    if (words.length === 0 || words.includes('')) faults.push(`no description: ${tag(dialog)}`);
  }
  return faults;
}

const CHECKS = {
  order: checkReadingOrder,
  layout: checkLayout,
  fields: checkFieldWidths,
  targets: checkTargetSizes,
  forced: checkForcedColors,
  motion: checkReducedMotion,
  focus: checkFocus,
  described: checkDescriptions,
};

/**
 * `checks` are pairs of a style and a check. Returns pairs of a name and a fault: the name is that of the style or,
 * for the plain style, of the check.
 */
function access(checks) {
  return checks.flatMap(([style, check]) => {
    const of = style === 'plain' ? check : style;
    return [...new Set(withStyle(style, CHECKS[check]))].map(fault => [of, fault]);
  });
}
