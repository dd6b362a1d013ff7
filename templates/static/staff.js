// The questionnaire as staff see it: what does not apply is left out and ticks follow their rules, on one long page.
// Nothing is kept on the device and nothing is sent but by the form's own button.
import {count, exclude, undoable} from './picks.js';
import {relevance} from './relevance.js';

const form = document.getElementById('sheet');
const island = JSON.parse(document.getElementById('island').textContent);
const rules = relevance(form, island);
const refresh = () => {
  rules.refresh();
  for (const section of form.querySelectorAll('[data-section]')) section.hidden = !section.querySelector('[data-item]:not([hidden])');
  count(form, island.words);
};
undoable(form, island.words, refresh);
form.addEventListener('input', (event) => {
  exclude(event.target);
  refresh();
});
refresh();
