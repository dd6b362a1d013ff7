// The draft beside the form, at a phone's width, as respondents would see it. What was tried in it stays when the draft
// changes.
import {fill, typed} from './answers.js';

/** Turns the links to the preview into a frame; gives what shows the draft anew. */
export function phone(aside, form) {
  const links = [...(aside?.querySelectorAll('a[data-preview]') ?? [])];
  if (links.length === 0 || !matchMedia('(min-width: 75rem)').matches) return () => {};
  const frame = document.createElement('iframe');
  frame.title = aside.getAttribute('aria-label');
  let kept = [], shown = null;
  const sheet = () => frame.contentDocument?.getElementById('sheet');
  frame.addEventListener('load', () => {
    const form = sheet();
    if (!form || kept.length === 0) return;
    fill(form, kept);
    const control = [...form.elements].find((one) => one.name === kept[0][0]);
    control?.dispatchEvent(new Event('input', {bubbles: true}));
  });
  const buttons = links.map((link) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.lang = link.lang;
    button.textContent = link.textContent.split(': ').pop();
    button.addEventListener('click', () => show(link, button));
    return button;
  });
  function show(link, button) {
    for (const one of buttons) one.setAttribute('aria-pressed', String(one === button));
    shown = link;
    anew();
  }

  // What the form writes, as its address below the questionnaire's says: question/you/role. A large questionnaire is shown
  // around it alone. The place on the page is no fragment: going to one would scroll this page too. The framed page scrolls
  // itself to it, or to where it was scrolled when the draft changed.
  function anew() {
    const there = sheet();
    kept = there ? typed(there) : kept;
    const of = decodeURIComponent(new URL(form.action).pathname).split('/questionnaires/')[1].split('/').slice(1);
    const address = new URL(shown.href);
    address.hash = '';
    address.searchParams.set('of', of.join('/'));
    // A section without a name is addressed by its first question, ~role, or by its place, ~2.
    const [name, first] = [of.at(-1), of[0] === 'section' && of.at(-1).match(/^~(.+)/)?.[1]];
    address.searchParams.set('to', !first ? (of[0] === 'section' ? 's-' : 'q-') + name : /^\d+$/.test(first) ? 's-' + (first - 1) : 'q-' + first);
    if (there && frame.dataset.shown === shown.href) address.searchParams.set('top', Math.round(frame.contentWindow.scrollY));
    frame.dataset.shown = shown.href;
    if (there) frame.contentWindow.location.replace(address); // Back leads to the page before, not to a draft of this one
    else frame.src = address;
  }
  aside.querySelector('.no-frame').append(...buttons);
  for (const link of links) link.hidden = true;
  aside.append(frame);
  aside.prepend(document.getElementById('state')); // in sight wherever the form stands
  const first = Math.max(0, links.findIndex((link) => link.lang === document.documentElement.lang));
  const begin = () => shown ?? show(links[first], buttons[first]);
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, {once: true}); // the form first
  return () => shown && anew();
}
