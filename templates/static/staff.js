// The questionnaire as staff see it: what does not apply is left out and ticks follow their rules, on one long page.
// Nothing is kept on the device and nothing is sent but by the form's own button.
import {menus} from './menus.js';
import {count, exclude, undoable} from './picks.js';
import {questions} from './questions.js';
import {growing} from './rows.js';
import {sliders} from './slider.js';

const framed = parent !== window;
document.documentElement.classList.toggle('framed', framed);
const form = document.getElementById('sheet');
const island = JSON.parse(document.getElementById('island').textContent);
menus(form);
sliders(form);
const refresh = () => {
  rules.refresh();
  for (const section of form.querySelectorAll('[data-section]')) section.hidden = !section.querySelector('[data-item]:not([hidden])');
};
const changed = (element) => {
  rules.touch(element);
  refresh();
  count(element.closest('.question'), island.words);
};
const begin = (row) => {
  menus(row);
  sliders(row);
  undoable(row, island.words, changed);
  count(row, island.words);
};
const rules = questions(form, island, begin);
const grow = growing(island.words, (holder, copied) => {
  rules.turn(holder, copied);
  refresh();
});
undoable(form, island.words, changed);
form.addEventListener('submit', (event) => {
  if (grow(event.submitter)) event.preventDefault();
});
form.addEventListener('input', (event) => {
  exclude(event.target);
  changed(event.target);
});
refresh();
count(form, island.words);
if (framed) {
  const asked = new URLSearchParams(location.search);
  const place = document.getElementById(asked.get('to') ?? '');
  const top = asked.get('top') ?? (place ? place.getBoundingClientRect().top + scrollY : 0);
  scrollTo({top: Number(top), behavior: 'instant'});
}
