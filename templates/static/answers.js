// What is typed on the page, as names and values, and as answers that conditions see.

/** The controls of the form that hold answers; those of the page itself begin with ":". */
export function controls(form) {
  return [...form.elements].filter((control) => control.name && !control.name.startsWith(':'));
}

const ticks = (control) => control.type === 'radio' || control.type === 'checkbox';

/** All that is typed or ticked, hidden questions included, as [name, value] pairs. */
export function typed(form) {
  return controls(form)
    .filter((control) => (ticks(control) ? control.checked : control.value !== ''))
    .map((control) => [control.name, control.value]);
}

/** Puts pairs back into the form; what is not among them is emptied. */
export function fill(form, pairs) {
  const wanted = new Map();
  for (const [name, value] of pairs) wanted.set(name, [...(wanted.get(name) ?? []), value]);
  for (const control of controls(form)) {
    const values = wanted.get(control.name) ?? [];
    if (ticks(control)) control.checked = values.includes(control.value);
    else control.value = values[0] ?? '';
  }
}

/** Empties the controls of one question. */
export function clear(question) {
  for (const control of question.querySelectorAll('input, select, textarea')) {
    if (ticks(control)) control.checked = false;
    else control.value = '';
  }
}

/** The answer to a question as conditions see it: a text, or picks; undefined when there is none. */
export function answer(element, type) {
  switch (type) {
    case 'select_multiple':
      return [...element.querySelectorAll('input:checked')].map((input) => input.value);
    case 'rank':
      return [...element.querySelectorAll('select')].map((select) => select.value).filter((value) => value !== '');
    case 'acknowledge':
      return element.querySelector('input:checked') ? 'OK' : undefined;
    case 'select_one':
      return element.querySelector('input:checked, select')?.value;
    case 'integer':
    case 'decimal':
      return figures(element.querySelector('input').value);
    case 'text':
      return element.querySelector('input, textarea').value.normalize('NFC').trim();
  }
  return undefined;
}

// A number as the server will keep it: a comma may stand for the point, spaces between digits.
function figures(written) {
  const bare = written.replace(/[\s\u00a0\u202f\u2009]/g, '').replace(',', '.').replace(/^\+/, '');
  return /^-?([0-9]+\.?[0-9]*|\.[0-9]+)$/.test(bare) ? String(Number(bare)) : undefined;
}
