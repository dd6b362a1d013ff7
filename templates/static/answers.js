// What is typed on the page, as names and values, and as answers that conditions see.
import {load} from './menus.js';
import {match} from './rows.js';

// The controls of the form that hold answers, and those that count rows; others of the page itself begin with ":".
function controls(form) {
  return [...form.elements].filter((control) => control.name && (!control.name.startsWith(':') || control.name.startsWith(':rows/')));
}

const ticks = (control) => control.type === 'radio' || control.type === 'checkbox';

/** All that is typed or ticked, hidden questions included, as [name, value] pairs. */
export function typed(form) {
  return controls(form)
    .filter((control) => (ticks(control) ? control.checked : control.value !== ''))
    .map((control) => [control.name, control.value]);
}

/** Whether anything differs from the page as the server drew it, which holds what the author wrote beforehand. */
export function altered(form) {
  if ([...form.querySelectorAll('[data-came]')].some((holder) => holder.children.length !== Number(holder.dataset.came))) return true;
  return controls(form).some((control) => {
    if (ticks(control)) return control.checked !== control.defaultChecked;
    return control.value !== (control.options ? (control.querySelector('option[selected]')?.value ?? '') : control.defaultValue);
  });
}

/** Puts pairs back into the form; what is not among them is emptied. */
export function fill(form, pairs) {
  match(form, pairs);
  const wanted = new Map();
  for (const [name, value] of pairs) wanted.set(name, [...(wanted.get(name) ?? []), value]);
  for (const control of controls(form)) {
    if (control.name.startsWith(':')) continue; // counted as the rows are
    const values = wanted.get(control.name) ?? [];
    if (ticks(control)) control.checked = values.includes(control.value);
    else if (values[0] && control.hasAttribute('data-from')) control.add(new Option(values[0], values[0], false, true)); // until it is listed
    else if (values[0]) load(control).value = values[0];
    else control.value = '';
  }
}

/** Empties the controls of one question. */
export function clear(question) {
  for (const control of question.querySelectorAll('input, select, textarea')) {
    if (ticks(control)) control.checked = false;
    else control.value = '';
  }
}

/** The answer in the controls of one question as conditions see it: a text, or picks; undefined when there is none. */
export function answer(named, type) {
  switch (type) {
    case 'select_multiple':
      return named.filter((input) => input.checked).map((input) => input.value);
    case 'rank':
      return named.map((menu) => menu.value).filter((value) => value !== '');
    case 'acknowledge':
      return named[0].checked ? 'OK' : undefined;
  }
  return cast((ticks(named[0]) ? named.find((input) => input.checked) : named[0])?.value ?? '', type);
}

/** A text as the server will keep it as an answer of the type; undefined when it is none. */
export function cast(written, type) {
  switch (type) {
    case 'select_multiple':
    case 'rank':
      return written.split(/\s+/).filter((name) => name !== '');
    case 'integer':
    case 'decimal':
    case 'range':
      return figures(written);
    case 'date': {
      const day = {4: '-01-01', 7: '-01'}[written.length] ?? '';
      return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(written + day) ? written + day : undefined;
    }
    case 'time':
      return written.slice(0, 5) || undefined;
    case 'dateTime':
      return written.replace(' ', 'T').slice(0, 16) || undefined;
    case 'text':
      return written.normalize('NFC').trim();
  }
  return written || undefined;
}

// A number as the server will keep it: a comma may stand for the point, spaces between digits.
function figures(written) {
  const bare = written.replace(/[\s\u00a0\u202f\u2009]/g, '').replace(',', '.').replace(/^\+/, '');
  return /^-?([0-9]+\.?[0-9]*|\.[0-9]+)$/.test(bare) ? String(Number(bare)) : undefined;
}
