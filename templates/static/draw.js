// What the page shows of one question: whether it is there, which choices it offers, what was calculated.
import {shuffled} from './expr-random.js';
import {load} from './menus.js';
import {follow} from './slider.js';

/** Shows a question that is asked and takes the others away, with their controls. */
export function show({element, named, asked}) {
  element.hidden = !asked;
  for (const control of named) control.disabled = !asked || control.closest('.choice')?.hidden === true;
}

/** The choices of a question in the order of its list: the controls to tick, or the options of its first menu. */
export function choices(place) {
  place.choices ??= place.named[0].options ? menusOf(place)[0].slice(1) : place.named;
  return place.choices;
}

// The options of each menu, "none" first, then in the order of the list.
function menusOf(place) {
  place.menus ??= place.named.map((menu) => [...load(menu).options].sort((a, b) => (b.value === '') - (a.value === '') || (a.dataset.place ?? 0) - (b.dataset.place ?? 0)));
  return place.menus;
}

/** Puts choices into the order that a seed decides, that of the list when it is empty; those that exclude the others stay behind. */
export function arrange(place, seed) {
  if (place.seed === seed) return;
  place.seed = seed;
  const exclusive = new Set(place.question.exclusive);
  const [first, last] = [[], []];
  choices(place).forEach((choice, index) => (exclusive.has(choice.value) ? last : first).push(index));
  place.order = seed === '' ? [...choices(place).keys()] : [...shuffled(first.length, seed).map((from) => first[from]), ...last];
  if (place.named[0].options) return; // offer() lays menus out
  const box = place.named[0].closest('.choice').parentElement;
  box.append(...place.order.map((index) => place.named[index].closest('.choice')));
}

/** Gives the controls of a question an answer, written as conditions see it. */
export function put({named, menus}, written) {
  const picks = written.split(' ');
  named.forEach((control, at) => {
    if (menus) control.replaceChildren(...menus[at]);
    if (control.options) load(control).value = (named.length > 1 ? picks[at] : written) ?? '';
    else if (control.type === 'checkbox' || control.type === 'radio') control.checked = picks.includes(control.value) || (control.value === 'yes' && written === 'OK');
    else control.value = written;
    if (control.type === 'number') follow(control.closest('.question'));
  });
}

/** Lists the answers among which a text is picked; says when there is none. */
export function list(place, {texts = []}, words) {
  const [menu] = place.named;
  const {value} = menu;
  const kept = [...new Set(texts)];
  menu.replaceChildren(menu.options[0], ...kept.map((text) => new Option(text, text, false, text === value)));
  none(place, kept.length > 0, words);
}

// Says that nothing is offered.
function none(place, some, words) {
  if (!place.none) {
    place.none = document.createElement('p');
    place.none.className = 'hint';
    place.none.textContent = words.no_choice;
    place.element.append(place.none);
  }
  place.none.hidden = some;
}

/** Takes away the choices that are not offered, and those of a rank that stand at another place; says when there is none. */
export function offer(place, offered, words) {
  const {named} = place;
  const on = choices(place).map((choice, index) => offered(index));
  if (place.question.filter !== undefined) none(place, on.includes(true), words);
  if (!named[0].options) {
    named.forEach((input, index) => {
      input.closest('.choice').hidden = input.disabled = !on[index];
      input.checked = on[index] && input.checked;
    });
    return;
  }
  const order = place.order ?? on.map((offers, index) => index);
  menusOf(place).forEach(([blank, ...options], at) => {
    const menu = named[at];
    const taken = named.filter((other) => other !== menu).map((other) => other.value);
    const kept = order.filter((index) => on[index] && !taken.includes(options[index].value)).map((index) => options[index]);
    const picked = kept.find((option) => option.selected);
    menu.replaceChildren(blank, ...kept);
    (picked ?? blank).selected = true;
  });
}

/** Writes the value of a question that nobody answers where the page shows it. */
export function tell({element, worked}) {
  const list = element.querySelectorAll('[data-value]');
  for (const item of list) item.hidden = !worked.split(' ').includes(item.dataset.value);
  if (list.length === 0) element.querySelector('.value').textContent = worked;
}

/** The label of a choice of a question, as the page shows it. */
export function labelOf(place, choice) {
  const found = place?.element && [...place.element.querySelectorAll('input, option, [data-value]')].find((one) => (one.dataset.value ?? one.value) === choice);
  return ((found?.matches('input') ? found.closest('label').querySelector('span') : found)?.textContent ?? '').trim();
}
