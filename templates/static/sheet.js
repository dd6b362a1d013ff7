// One sheet on the page, alive: what is typed is kept, what is asked is shown, it is translated and sent.
import {altered, fill, typed} from './answers.js';
import {drafts, newKey} from './draft.js';
import {menus} from './menus.js';
import {count, exclude, undoable} from './picks.js';
import {questions} from './questions.js';
import {growing, restart} from './rows.js';
import {deliver, get} from './send.js';
import {follow, sliders} from './slider.js';
import {steps} from './steps.js';

let left = new AbortController(); // ends what the window told the sheet that was here before

const pageOf = (doc) => ({title: doc.title, lang: doc.documentElement.lang, body: doc.body});

/** Puts another page of ours in the place of this one. */
function show({title, lang, body}) {
  document.title = title;
  document.documentElement.lang = lang;
  document.body.replaceWith(body);
}

/** Brings the page's sheet to life with a key, what is typed and the section to show. */
export function start({key, pairs, section, error = false}) {
  left.abort();
  left = new AbortController();
  document.documentElement.classList.add('js');
  const form = document.getElementById('sheet');
  const island = JSON.parse(document.getElementById('island').textContent);
  const {words} = island;
  const draft = drafts(island.slug);
  const field = (name) => form.elements.namedItem(name);
  const state = form.querySelector('#state');
  const setKey = (value) => {
    field(':key').value = value;
    history.replaceState({...history.state, key: value}, '');
  };

  setKey(key ?? field(':key').value);
  menus(form);
  if (pairs) fill(form, pairs);
  sliders(form);

  let timer;
  let kept = error; // what the page began with is not kept by itself
  const save = () => {
    clearTimeout(timer);
    if (!draft || !form.isConnected || !(kept ||= altered(form))) return;
    draft.save({key: field(':key').value, version: field(':version').value, answers: typed(form), section: step.name()});
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, 300);
  };
  const changed = (element) => {
    rules.touch(element);
    rules.refresh();
    step.refresh();
    count(element.closest('.question'), words);
    soon();
  };
  const begin = (row) => {
    menus(row);
    sliders(row);
    undoable(row, words, changed);
    count(row, words);
  };
  const rules = questions(form, island, begin);
  const step = steps(form, words, rules, save);
  const grow = growing(words, (holder, copied) => {
    rules.turn(holder, copied);
    step.refresh();
    soon();
  });
  undoable(form, words, changed);
  rules.refresh();
  step.refresh();
  count(form, words);
  form.querySelector('#draft').hidden = !draft;

  const summary = document.getElementById('summary');
  const open = (link) => {
    const control = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (control) step.to(control, false);
    return control;
  };
  const place = summary?.querySelector('a') ?? null;
  if (place) open(place);
  else if (section && document.getElementById(section)) step.to(document.getElementById(section), false);
  if (error) (summary ?? document.getElementById('outcome'))?.focus();

  form.addEventListener('input', (event) => {
    exclude(event.target);
    event.target.closest('.question')?.querySelector('.wrong.live')?.remove();
    changed(event.target);
  });
  for (const button of form.querySelectorAll('[data-step="forget"]')) {
    button.addEventListener('click', () => {
      draft?.forget();
      if (error) fill(form, []);
      else form.reset();
      restart(form, !error, rules.turn);
      setKey(newKey());
      document.getElementById('restored').hidden = true;
      rules.renew();
      count(form, words);
      follow(form);
      step.to(form.querySelector('[data-section]'));
      state.textContent = words.draft_forgotten;
    });
  }
  summary?.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    const control = link && open(link);
    if (!control) return;
    event.preventDefault();
    control.focus();
  });
  addEventListener('pagehide', save, {signal: left.signal});

  let sending = false;
  form.addEventListener('submit', async (event) => {
    const button = event.submitter;
    const act = button?.value ?? 'send';
    if (act === 'file') return;
    event.preventDefault();
    if (sending || grow(button) || (act === 'show' && !button.hasAttribute('formaction'))) return;
    sending = true;
    save();
    await (act === 'show' ? translate(button) : send(button, act));
    sending = false;
  });

  // The other language's page, with all that is typed on this one.
  async function translate(button) {
    const address = new URL(button.formAction);
    if (field(':event').value) address.searchParams.set('event', field(':event').value);
    try {
      const page = await get(address);
      const now = {key: field(':key').value, pairs: typed(form), section: step.name()};
      show(pageOf(page));
      history.replaceState(history.state, '', address);
      start(now);
      document.querySelector('.languages button[formaction]').focus();
    } catch {
      state.textContent = words.no_translation;
    }
  }

  async function send(button, act) {
    const body = () => {
      const typedNow = new URLSearchParams(new FormData(form));
      typedNow.set(':do', act);
      return typedNow;
    };
    button.setAttribute('aria-disabled', 'true');
    const tell = (what, seconds) => (state.textContent = words[what].replace('{seconds}', seconds));
    const {page} = await deliver(form.action, body, tell, (hurry) => {
      const again = document.createElement('button');
      again.type = 'button';
      again.className = 'quiet';
      again.textContent = words.again;
      again.addEventListener('click', hurry);
      addEventListener('online', hurry, {once: true, signal: left.signal});
      state.append(' ', again);
    });
    state.textContent = '';
    button.removeAttribute('aria-disabled');
    const receipt = page.getElementById('receipt');
    if (receipt) return sent(page, receipt.dataset.code);
    if (!page.getElementById('sheet')) {
      state.textContent = page.getElementById('refused').textContent;
      return;
    }
    show(pageOf(page));
    start({key: field(':key').value, error: true});
  }

  // What was taken has nothing wrong any more: Back must not say that it is still to be sent.
  function mended() {
    if (!summary) return;
    summary.remove();
    document.title = document.querySelector('h1').textContent;
    for (const told of form.querySelectorAll('.wrong')) told.remove();
    for (const control of form.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  }

  // The receipt takes the page's place, one step further in the history: Back shows the sheet as it was, same key.
  function sent(page, code) {
    draft?.forget();
    mended();
    const sheet = pageOf(document);
    const receipt = pageOf(page);
    history.pushState({receipt: code}, '');
    show(receipt);
    window.scrollTo(0, 0);
    document.querySelector('h1').focus();
    addEventListener('popstate', (event) => show(event.state?.receipt ? receipt : sheet), {signal: left.signal});
  }
}
