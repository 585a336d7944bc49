// What a page owes whoever enlarges it, spaces it out, forces its colours or has no mouse. Runs in
// the page, under its own policy: styles are changed through constructed sheets, which it allows.
// Each check gives sentences, one a fault; none is a page that holds.

const CONTROLS = 'a[href], button, input:not([type="hidden"]), select, textarea, summary';
/** Said to those who do not see the page, or seen only with the focus: no box of the page. */
const UNSEEN = '.visually-hidden, .skip';
const LINE = 2;

const name = e =>
  `<${e.tagName.toLowerCase()}${e.id && '#' + e.id}${e.classList.length ? '.' + [...e.classList].join('.') : ''}>`;
const called = e => `${name(e)} “${(e.textContent || e.labels?.[0]?.textContent || '').trim().slice(0, 50)}”`;
const seen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest(UNSEEN);
const all = selector => [...document.querySelectorAll(selector)].filter(seen);
const layer = e => e.closest('dialog[open]');

/** The card of a radio button is its target, and shows its focus. */
const card = e => e.matches('[type="radio"], [type="checkbox"]') ? e.labels[0] : null;

/** The numbers of a colour, the last its opacity. */
function numbers(color) {
  const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
  return [r, g, b, a];
}

const transparent = color => numbers(color)[3] === 0;

/** The lines of every text that is seen. */
function lines() {
  const found = [];
  const range = document.createRange();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const of = text.parentElement;
    if (text.data.trim() === '' || of.closest('svg') || !seen(of)) continue;
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      if (box.width > 1) found.push({ of, text, box, what: `${name(of)} “${text.data.trim().slice(0, 50)}”` });
    }
  }
  return found;
}

const edged = style => ['Top', 'Right', 'Bottom', 'Left'].some(side =>
  style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0
  && !transparent(style[`border${side}Color`]));

/** On how many lines each text stands. */
function counted(found) {
  const count = new Map();
  for (const { text } of found) count.set(text, (count.get(text) ?? 0) + 1);
  return count;
}

/**
 * Nothing is wider than the page, cut, over something else, or out of its own box. No word is broken;
 * where the text is larger, or spaced out, a long one may have to, but not to letters.
 */
function layout(style) {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const widest = all('body *').filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
    faults.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}: ${widest.slice(0, 3).map(called)}`);
  }
  const boxes = new Map();
  const boxOf = e => {
    if (!boxes.has(e)) {
      const style = getComputedStyle(e);
      const inline = style.display === 'inline';
      boxes.set(e, {
        box: e.getBoundingClientRect(),
        cuts: !inline && [style.overflowX, style.overflowY].some(way => way === 'hidden' || way === 'clip'),
        scrolls: [style.overflowX, style.overflowY].some(way => way === 'auto' || way === 'scroll'),
        drawn: !inline && (edged(style) || !transparent(style.backgroundColor)),
      });
    }
    return boxes.get(e);
  };
  const found = lines();
  for (const { of, box, what } of found) {
    if (box.left < -1 || box.right > root.clientWidth + 1) faults.push(`out of the page: ${what}`);
    for (let e = of; e !== document.body && e; e = e.parentElement) {
      const around = boxOf(e);
      if (around.scrolls) break;
      const out = box.left < around.box.left - LINE || box.right > around.box.right + LINE
        || box.top < around.box.top - LINE || box.bottom > around.box.bottom + LINE;
      if (out && around.cuts) faults.push(`cut by ${name(e)}: ${what}`);
      else if (out && around.drawn) faults.push(`out of ${name(e)}: ${what}`);
    }
  }
  for (const [text, count] of counted(found)) {
    const words = text.data.trim().split(/[ \n\-–/@.]+/).length;
    const letters = text.data.trim().length / count;
    if (count > words && (style === 'plain' || letters < 4)) faults.push(`words in pieces: ${called(text.parentElement)}`);
  }
  const things = found.concat(all('input, svg').map(of =>
    ({ of, box: (card(of) && of.getBoundingClientRect()) || of.getBoundingClientRect(), what: called(of) })));
  things.sort((a, b) => a.box.top - b.box.top);
  things.forEach((one, at) => {
    for (const other of things.slice(at + 1)) {
      if (other.box.top >= one.box.bottom) break;
      if (one.of.contains(other.of) || other.of.contains(one.of) || layer(one.of) !== layer(other.of)) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      if (wide > LINE && high > Math.min(one.box.height, other.box.height) / 4) {
        faults.push(`${one.what} over ${other.what}`);
      }
    }
  });
  for (const field of all('input')) {
    if (card(field)) continue;
    const style = getComputedStyle(field);
    const room = field.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
    if (room < parseFloat(style.fontSize)) faults.push(`cuts what is typed: ${name(field)}`);
  }
  for (const e of all('body *')) {
    const style = getComputedStyle(e);
    if (/auto|scroll/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1) faults.push(`scrolls sideways: ${name(e)}`);
    if (!/fixed|sticky/.test(style.position)) continue;
    const box = e.getBoundingClientRect();
    const high = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    const low = box.bottom > innerHeight + 1 || box.top < -1;
    const covers = high > innerHeight / 3 && box.width > innerWidth / 2;
    if (e.matches('dialog') ? low : covers) faults.push(`covers the page: ${name(e)}`);
  }
  return faults;
}

/** What is typed is seen whole where its length is known, which that of an address or a password is not. */
function fields() {
  return all('input').filter(e => !card(e) && e.type !== 'password' && e.inputMode !== 'email' && e.value !== '' && e.scrollWidth > e.clientWidth + 1)
    .map(e => `narrower than its text: ${name(e)}`);
}

/** 24 px for everything that is pressed but links among words, 44 for buttons and fields. */
function targets() {
  const faults = [];
  for (const e of all(CONTROLS)) {
    const box = (card(e) ?? e).getBoundingClientRect();
    const { display } = getComputedStyle(e);
    const block = e.closest('p, li, dd, legend, label') ?? e.parentElement;
    const among = display.startsWith('inline') && e.matches('a, button.link')
      && block.textContent.trim().length > e.textContent.trim().length;
    const large = e.matches('button, .button, input, summary') && !among;
    const least = large ? 44 : 24;
    const small = box.height < least - .5 || box.width < least - .5;
    if (small && !(among && display === 'inline')) {
      faults.push(`target of ${Math.round(box.width)} × ${Math.round(box.height)}: ${called(e)}`);
    }
  }
  return faults;
}

function luminance(color) {
  const [r, g, b] = numbers(color).map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
}

function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + .05) / (dark + .05);
}

/** The colour that an element stands on. */
function behind(e) {
  for (let at = e; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if (numbers(color)[3] === 1) return color;
  }
  return matchMedia('(forced-colors: active)').matches || !matchMedia('(prefers-color-scheme: dark)').matches
    ? 'rgb(255, 255, 255)' : 'rgb(0, 0, 0)';
}

/** Under forced colours: edges, states and icons do not hang on a background. */
function forced() {
  const faults = [];
  if (!matchMedia('(forced-colors: active)').matches) return ['colours are not forced'];
  for (const e of all(CONTROLS)) {
    const style = getComputedStyle(e);
    if (card(e) === null && e.matches('input, .button:not(.button--quiet), .password__toggle')) {
      const color = style.borderTopColor;
      if (!edged(style) || contrast(color, behind(e.parentElement)) < 3) faults.push(`no edge: ${called(e)}`);
    } else if (card(e) === null && e.textContent.trim() !== '' && contrast(style.color, behind(e)) < 4.5) {
      faults.push(`words that are not seen: ${called(e)}`);
    }
    if (card(e) && style.appearance === 'none') faults.push(`a state of its own drawing: ${called(e)}`);
    if (e.matches('[aria-invalid="true"]')) {
      const error = document.getElementById(e.getAttribute('aria-describedby')?.split(' ')[0]);
      if (!error || !seen(error) || contrast(getComputedStyle(error).color, behind(error)) < 4.5) faults.push(`wrong, without a word: ${called(e)}`);
    }
  }
  for (const here of all('[aria-current]')) {
    const other = all('nav a:not([aria-current])').find(e => e.closest('nav') === here.closest('nav'));
    const marks = e => ['borderBottomColor', 'borderBottomWidth', 'outlineStyle', 'textDecorationLine', 'fontWeight'].map(of => getComputedStyle(e)[of]).join();
    if (other && marks(here) === marks(other)) faults.push(`the current place looks like others: ${called(here)}`);
  }
  for (const icon of all('svg')) {
    const ground = behind(icon);
    const drawn = [...icon.querySelectorAll('path, circle, rect, line, polyline, polygon, ellipse')].some(part => {
      const { fill, stroke } = getComputedStyle(part);
      return [fill, stroke].some(color => color.startsWith('rgb') && numbers(color)[3] > 0 && contrast(color, ground) >= 3);
    });
    if (!drawn) faults.push(`a drawing that is not seen in ${name(icon.parentElement)}`);
  }
  return faults;
}

/** Nothing moves where motion is to be reduced. */
function still() {
  if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return ['motion is not reduced'];
  const moving = document.getAnimations().map(animation => `moves: ${called(animation.effect.target)}`);
  const slow = all('body *').filter(e => {
    const style = getComputedStyle(e);
    return [style.transitionDuration, style.animationDuration].join().split(',').some(time => parseFloat(time) > 0);
  });
  return moving.concat(slow.map(e => `would move: ${called(e)}`));
}

/** Everything that takes the focus shows it, in the window and under nothing. */
function focus() {
  const faults = [];
  const within = document.querySelector('dialog[open]') ?? document;
  const ring = e => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(e);
    return { there: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2, outlineColor, all: [outlineStyle, outlineWidth, outlineColor, boxShadow].join() };
  };
  for (const e of [...within.querySelectorAll(CONTROLS)].filter(e => e.checkVisibility() && e.tabIndex >= 0)) {
    const shows = card(e) && e.matches('.choice__input, .profile__input') ? card(e) : e;
    document.activeElement.blur();
    const before = ring(shows).all;
    e.focus({ focusVisible: true });
    if (document.activeElement !== e) { faults.push(`does not take the focus: ${called(e)}`); continue; }
    const after = ring(shows);
    if (!after.there || after.all === before) faults.push(`the focus is not seen: ${called(e)}`);
    else if (contrast(after.outlineColor, behind(shows.parentElement)) < 3) faults.push(`a pale focus: ${called(e)}`);
    const box = shows.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right <= left || bottom <= top) { faults.push(`the focus is out of the window: ${called(e)}`); continue; }
    const on = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    if (!on || !(shows.contains(on) || e.contains(on) || on.contains(shows))) faults.push(`the focus is covered by ${on && name(on)}: ${called(e)}`);
  }
  return faults;
}

/** Text twice as large; the spacing of WCAG 1.4.12. */
const STYLES = {
  plain: '',
  large: 'html { font-size: 200% !important; }',
  spaced: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }',
};

function with_style(style, check) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES[style]);
  document.adoptedStyleSheets.push(sheet);
  const faults = check(style);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet);
  return faults;
}

/** Elements nest as HTML asks, which the parser would otherwise put right; each id is there once. */
function code() {
  const faults = [];
  const parsed = new DOMParser().parseFromString(`<!doctype html>${document.documentElement.outerHTML}`, 'text/html');
  const trees = [document, parsed].map(page => [...page.querySelectorAll('body *')].map(e => `${name(e.parentElement)} ${name(e)}`));
  const moved = trees[0].find((line, at) => line !== trees[1][at]);
  if (moved || trees[0].length !== trees[1].length) faults.push(`not where the parser would put it: ${moved}`);
  const phrases = 'p, h1, h2, h3, h4, span, strong, label, button, dt, summary, legend';
  const within = 'a, b, br, button, em, h2, h3, input, label, small, span, strong, svg, time';
  for (const e of document.querySelectorAll(phrases)) {
    const wrong = [...e.children].find(child => !child.matches(within) || (child.matches('h2, h3') && !e.matches('summary, legend')));
    if (wrong) faults.push(`${name(wrong)} in ${name(e)}`);
  }
  const allowed = { 'ul, ol': 'li', dl: 'div, dt, dd', 'dl > div': 'dt, dd, div, p' };
  for (const [list, items] of Object.entries(allowed)) {
    for (const e of document.querySelectorAll(list)) {
      const wrong = [...e.children].find(child => !child.matches(items));
      if (wrong) faults.push(`${name(wrong)} in ${name(e)}`);
    }
  }
  for (const e of document.querySelectorAll(':is(a, button, label, summary) :is(a, button, summary), a input, button input')) {
    faults.push(`pressed within what is pressed: ${called(e)}`);
  }
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach(id => faults.push(`twice the id ${id}`));
  return faults;
}

/** Without a style sheet all words are there; with them, they are seen in the order that they are read. */
function order() {
  const faults = [];
  const styled = lines().filter(line => !line.of.closest('[aria-hidden]'));
  const sheets = [...document.styleSheets];
  sheets.forEach(sheet => { sheet.disabled = true; });
  const bare = new Set(lines().map(line => line.of));
  sheets.forEach(sheet => { sheet.disabled = false; });
  styled.filter(line => !bare.has(line.of)).forEach(line => faults.push(`lost without styles: ${line.what}`));
  styled.forEach((line, at) => {
    const next = styled[at + 1];
    if (next && layer(line.of) === layer(next.of) && next.box.bottom < line.box.top) faults.push(`${next.what} above ${line.what}, read before it`);
  });
  return faults;
}

/** One title, which says that there is an error where there is one; the same ways from everywhere. */
function page() {
  const faults = [];
  const titles = document.querySelectorAll('h1').length;
  if (titles !== 1) faults.push(`${titles} titles`);
  // That the service is closed is no error of anybody's.
  if (location.pathname.endsWith('/maintenance')) return faults;
  const wrong = all('[aria-invalid="true"], [data-testid="error-summary"], [data-testid="trouble"]').length > 0;
  if (wrong && !/^Erreur\s: /.test(document.title)) faults.push(`an error that the title does not say: ${document.title}`);
  return faults;
}

/** What an element is described by, one text per reference. */
const descriptions = e => (e.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)
  .map(id => (document.getElementById(id)?.textContent ?? '').trim());

/** Each link of an error summary leads to a control that says the same sentence; a dialog has a description. */
function described() {
  const faults = [];
  for (const link of all('#erreurs a')) {
    link.click();
    const control = document.activeElement;
    const says = descriptions(control).some(words => words !== '' && link.textContent.trim().endsWith(words));
    if (!control.matches('input') || !says) faults.push(`leads to ${name(control)}: ${called(link)}`);
  }
  for (const dialog of all('dialog[open]')) {
    const words = descriptions(dialog);
    if (words.length === 0 || words.includes('')) faults.push(`without a description: ${name(dialog)}`);
  }
  return faults;
}

/** The ways that are around every screen, in their order. */
const WAYS = ['/', '/aide', '/aide', '/accessibilite', '/mentions-legales', '/donnees-personnelles', '/conditions-generales'];

/** The pages that are no step of anything are one press away, in the same places. */
function ways() {
  const around = 'body > .site-header a, body > .site-footer a, #app > .site-header a, #app > .site-footer a';
  const there = [...document.querySelectorAll(around)].map(a => a.getAttribute('href')).filter(way => WAYS.includes(way));
  return there.join() === WAYS.join() ? [] : [`the ways are ${there}`];
}

const CHECKS = { ways, code, order, page, layout, fields, targets, forced, still, focus, described };

/** `checks` are pairs, a style and a check; faults are pairs too, what of and what. */
function access(checks) {
  return checks.flatMap(([style, check]) => {
    const of = style === 'plain' ? check : style;
    return [...new Set(with_style(style, CHECKS[check]))].map(fault => [of, fault]);
  });
}
