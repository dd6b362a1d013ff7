// The outline with JavaScript: buttons act in place, questions and sections are dragged.
import {replaceParts} from './parts.js';

/** Lets the outline's buttons act without leaving the page, and its lines and sections be dragged. */
export function dragging(outline) {
  let form = outline;
  const ids = ['outline', 'travel', 'size'];

  async function act(values, focus) {
    const html = await (await fetch(form.action, {method: 'POST', body: values})).text();
    if (!html.includes('id="outline"')) throw new Error('no outline'); // the login has ended
    const page = replaceParts(document, html, ids);
    form = document.getElementById('outline');
    grips();
    const said = page.querySelector('.said, .summary');
    document.querySelectorAll('.said, .summary').forEach((old) => old.remove());
    if (said) document.querySelector('main h1').before(said);
    focus?.();
  }

  document.addEventListener('submit', (event) => {
    if (event.target !== form || !event.submitter) return;
    event.preventDefault();
    const values = new URLSearchParams(new FormData(form, event.submitter));
    const {value} = event.submitter;
    const [verb] = value.split(' ');
    const order = [...form.querySelectorAll(`button[value^="${verb} "]`)];
    const place = order.indexOf(event.submitter);
    act(values, () => {
      const buttons = [...form.querySelectorAll(`button[value^="${verb} "]`)];
      const here = form.querySelector(`.here > * button[value^="${verb} "]`) ?? buttons.find((button) => button.value === value);
      (here ?? buttons[Math.min(place, buttons.length - 1)] ?? document.querySelector('#travel button'))?.focus();
    }).catch(() => location.reload());
  });

  function grips() {
    for (const item of form.querySelectorAll('li[data-path], section[data-section]')) {
      const grip = document.createElement('button');
      grip.type = 'button';
      grip.className = 'grip quiet';
      grip.tabIndex = -1;
      grip.title = form.dataset.grip;
      grip.setAttribute('aria-hidden', 'true');
      grip.textContent = '⠿';
      grip.addEventListener('pointerdown', (event) => drag(event, item));
      item.querySelector('.acts').prepend(grip);
    }
  }

  // Where what is dragged would fall: the element to mark, how, and what to tell the server; null for nowhere.
  function under(item, {clientX, clientY}) {
    const found = document.elementFromPoint(clientX, clientY);
    const section = found?.closest('section[data-section]');
    if ('section' in item.dataset) {
      if (!section || section === item || !form.contains(section)) return null;
      const box = section.getBoundingClientRect();
      const how = clientY < box.top + box.height / 2 ? 'before' : 'after';
      return {target: section, how, where: how + ' ' + section.dataset.section};
    }
    const target = found?.closest('li[data-path]');
    if (!target) return section && form.contains(section) ? {target: section, how: 'in', where: 'section ' + section.dataset.section} : null;
    if (item.contains(target)) return null;
    const box = target.querySelector('.line').getBoundingClientRect();
    if ('holds' in target.dataset && clientY > box.top + box.height / 3) return {target, how: 'in', where: 'in ' + target.dataset.path};
    const how = clientY < box.top + box.height / 2 ? 'before' : 'after';
    return {target, how, where: how + ' ' + target.dataset.path};
  }

  function drag(event, item) {
    event.preventDefault();
    const grip = event.target;
    grip.setPointerCapture(event.pointerId);
    item.classList.add('dragged');
    let where = null;
    let pointer = event;
    // At the window's edges the page moves under the pointer.
    const rolling = setInterval(() => {
      const by = pointer.clientY < 60 ? -16 : pointer.clientY > innerHeight - 60 ? 16 : 0;
      if (by === 0) return;
      scrollBy({top: by, behavior: 'instant'});
      over(pointer);
    }, 16);
    const clear = () => {
      for (const marked of form.querySelectorAll('.drop-before, .drop-after, .drop-in')) marked.classList.remove('drop-before', 'drop-after', 'drop-in');
    };
    const over = (event) => {
      pointer = event;
      clear();
      const found = under(item, event);
      where = found?.where ?? null;
      found?.target.classList.add('drop-' + found.how);
    };
    const end = () => {
      clearInterval(rolling);
      grip.removeEventListener('pointermove', over);
      grip.removeEventListener('pointerup', end);
      grip.removeEventListener('pointercancel', cancel);
      item.classList.remove('dragged');
      clear();
      if (!where) return;
      const values = new URLSearchParams(new FormData(form));
      values.set('do', 'section' in item.dataset ? 'section-move ' + item.dataset.section : 'move ' + item.dataset.path);
      values.set('where', where);
      act(values).catch(() => location.reload());
    };
    const cancel = () => {
      where = null;
      end();
    };
    grip.addEventListener('pointermove', over);
    grip.addEventListener('pointerup', end);
    grip.addEventListener('pointercancel', cancel);
  }

  // On a line, or at the head of a section, Alt and an arrow move it.
  document.addEventListener('keydown', (event) => {
    const verb = {ArrowUp: 'up', ArrowDown: 'down'}[event.key];
    const item = event.altKey && verb && event.target.closest?.('#outline li[data-path], #outline section[data-section]');
    if (!item) return;
    event.preventDefault();
    item.querySelector(`button[value^="${'section' in item.dataset ? 'section-' : ''}${verb} "]`)?.click();
  });
  grips();
}
