// The rules of ticking: an exclusive choice unticks the others, the count of picks is told, an answer can be undone.
import {clear} from './answers.js';

/** Keeps exclusive choices exclusive after a tick. */
export function exclude(input) {
  if (input.type !== 'checkbox' || !input.checked) return;
  const exclusive = 'exclusive' in input.dataset;
  for (const other of input.closest('.choices, .cells')?.querySelectorAll('input') ?? []) {
    if (other !== input && (exclusive || 'exclusive' in other.dataset)) other.checked = false;
  }
}

/** Tells, under each question with a limit inside an element, how many are ticked of how many. */
export function count(within, words) {
  for (const field of within?.querySelectorAll('[data-max]') ?? []) {
    let told = field.querySelector('.count');
    if (!told) {
      told = document.createElement('p');
      told.className = 'count';
      told.setAttribute('role', 'status');
      field.append(told);
    }
    const max = Number(field.dataset.max);
    const picked = field.querySelectorAll('input:checked').length;
    told.classList.toggle('over', picked > max);
    const said = picked > max ? words.too_many : words.picked;
    told.textContent = picked === 0 ? '' : said.replace('{n}', picked).replace('{max}', max).replace('{over}', picked - max);
  }
}

/** Gives single choices that may stay unanswered a way to undo an answer. */
export function undoable(form, words, changed) {
  for (const field of form.querySelectorAll('.question[data-undo]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet undo';
    button.textContent = words.undo;
    button.hidden = !field.querySelector('input:checked');
    field.addEventListener('change', () => (button.hidden = false));
    button.addEventListener('click', () => {
      clear(field);
      button.hidden = true;
      field.querySelector('input').focus();
      changed(field);
    });
    field.append(button);
  }
}
