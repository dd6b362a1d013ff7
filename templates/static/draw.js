// What the page shows of one question: whether it is there, which choices it offers, what was calculated.
import {load} from './menus.js';

/** Shows a question that is asked and takes the others away, with their controls. */
export function show({element, named, asked}) {
  element.hidden = !asked;
  for (const control of named) control.disabled = !asked || control.closest('.choice')?.hidden === true;
}

/** The choices of a question in the order of its list: the controls to tick, or the options of its first menu. */
export function choices(place) {
  place.choices ??= place.named[0].options ? [...load(place.named[0]).options].slice(1) : place.named;
  return place.choices;
}

/** Gives the controls of a question an answer, written as conditions see it. */
export function put({named, menus}, written) {
  const picks = written.split(' ');
  named.forEach((control, at) => {
    if (menus) control.replaceChildren(...menus[at]);
    if (control.options) load(control).value = (named.length > 1 ? picks[at] : written) ?? '';
    else if (control.type === 'checkbox' || control.type === 'radio') control.checked = picks.includes(control.value) || (control.value === 'yes' && written === 'OK');
    else control.value = written;
  });
}

/** Takes away the choices that are not offered, and those of a rank that stand at another place; says when there is none. */
export function offer(place, offered, words) {
  const {named, element} = place;
  const on = choices(place).map((choice, index) => offered(index));
  if (!place.none) {
    place.none = document.createElement('p');
    place.none.className = 'hint';
    place.none.textContent = words.no_choice;
    element.append(place.none);
  }
  place.none.hidden = on.includes(true);
  if (!named[0].options) {
    named.forEach((input, index) => {
      input.closest('.choice').hidden = input.disabled = !on[index];
      input.checked = on[index] && input.checked;
    });
    return;
  }
  place.menus ??= named.map((menu) => [...load(menu).options]);
  place.menus.forEach(([none, ...options], at) => {
    const menu = named[at];
    const taken = named.filter((other) => other !== menu).map((other) => other.value);
    const kept = options.filter((option, index) => on[index] && !taken.includes(option.value));
    const picked = kept.find((option) => option.selected);
    menu.replaceChildren(none, ...kept);
    (picked ?? none).selected = true;
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
