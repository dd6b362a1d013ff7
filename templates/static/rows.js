// The rows of repeats on the page: copied from the blank one, numbered, taken out and put back.

/** The rows that a repeat has on the page. */
export const rowsOf = (holder) => [...holder.children];

// Adds a row at the end of a repeat.
function copy(holder) {
  const row = blankOf(holder).content.firstElementChild.cloneNode(true);
  holder.append(row);
  recount(holder);
  return row;
}

const blankOf = (holder) => holder.parentElement.querySelector(':scope > template');

// Numbers the rows of a repeat again, after a change.
function recount(holder) {
  const rows = rowsOf(holder);
  rows.forEach((row, index) => {
    readdress(row, row.dataset.row, `${holder.dataset.repeat}/${index + 1}`);
    row.querySelector('.nth').textContent = index + 1;
  });
  const group = holder.parentElement;
  group.querySelector(':scope > input').value = rows.length;
  const add = group.querySelector(':scope > p > button[value^="add/"]');
  if (add) add.hidden = rows.length >= holder.dataset.most;
}

/** Gives a repeat that many rows, as long as the sheet has room; undefined when it has them, else those that came. Rows taken away keep what they hold. */
export function fit(holder, wanted) {
  const count = Math.max(0, Math.min(Math.trunc(wanted) || 0, holder.dataset.most));
  const rows = rowsOf(holder);
  if (rows.length === count) return undefined;
  const spare = (spares.get(holder) ?? spares.set(holder, []).get(holder));
  const added = [];
  while (rows.length > count) {
    const row = rows.pop();
    row.remove();
    spare.push(row);
  }
  const inside = (part) => part.querySelectorAll('[data-row]').length;
  let room = rows.length < count ? holder.dataset.mostInAll - inside(holder.closest('form')) : 0;
  while (rows.length < count) {
    room -= 1 + inside(spare.at(-1) ?? blankOf(holder).content.firstElementChild);
    if (room < 0) break;
    if (spare.length > 0) holder.append(spare.pop());
    else added.push(copy(holder));
    rows.push(holder.lastElementChild);
  }
  recount(holder);
  return added;
}

const spares = new WeakMap();

/** Gives the repeats of a form as many rows as pairs of names and values tell. */
export function match(form, pairs) {
  for (const [name, value] of pairs.filter(([name]) => name.startsWith(':rows/'))) {
    const holder = [...form.querySelectorAll('[data-repeat]')].find((one) => one.dataset.repeat === name.slice(':rows/'.length));
    if (!holder) continue;
    while (holder.children.length > value) holder.lastElementChild.remove();
    while (holder.children.length < Math.min(value, holder.dataset.most)) copy(holder);
    recount(holder);
  }
}

/** Begins the repeats of a form anew, with the rows that the page came with, or one; turn(holder, copied) is told. */
export function restart(form, came, turn) {
  for (const holder of [...form.querySelectorAll('[data-repeat]')].filter((one) => !one.closest('[data-row]'))) {
    holder.replaceChildren();
    match(form, [[`:rows/${holder.dataset.repeat}`, came ? holder.dataset.came : 1]]);
    turn(holder, rowsOf(holder));
  }
}

const addressed = ['id', 'name', 'for', 'aria-labelledby', 'aria-describedby', 'data-row', 'data-repeat'];

// Gives a row another address, in all that names its controls and its parts.
function readdress(root, from, to) {
  if (from === to) return;
  const start = new RegExp(`^((?:c|q|label|hint|wrong|ends|row|remove)-|:rows/|add/|remove/)?${from.replace(/[.]/g, '\\.')}(?=/|$)`);
  const write = (element, name) => {
    const written = element.getAttribute(name);
    if (written !== null) element.setAttribute(name, written.split(' ').map((part) => part.replace(start, `$1${to}`)).join(' '));
  };
  const inside = (part) => {
    for (const element of part.querySelectorAll('*')) {
      for (const name of addressed) write(element, name);
      if (element.localName === 'button') write(element, 'value');
      if (element.content) inside(element.content);
    }
  };
  for (const name of addressed) write(root, name);
  inside(root);
}

/**
 * Lets the buttons of repeats add and take out rows on the page; turn(holder, copied) is told of every change. Gives a
 * function that does what a button asks for, and tells whether that was such a change.
 */
export function growing(words, turn) {
  function add(button) {
    const holder = button.closest('[role="group"]').querySelector(':scope > .rows');
    const row = copy(holder);
    turn(holder, [row]);
    row.firstElementChild.focus();
  }

  function remove(button) {
    const row = button.closest('[data-row]');
    const holder = row.parentElement;
    const place = rowsOf(holder).indexOf(row);
    const title = row.firstElementChild.textContent;
    row.remove();
    recount(holder);
    turn(holder);
    const gone = holder.parentElement.querySelector(':scope > .gone');
    const back = document.createElement('button');
    back.type = 'button';
    back.className = 'quiet';
    back.textContent = words.row_back;
    back.addEventListener('click', () => {
      gone.textContent = '';
      holder.insertBefore(row, holder.children[place] ?? null);
      recount(holder);
      turn(holder);
      row.firstElementChild.focus();
    });
    gone.replaceChildren(words.row_gone.replace('{title}', title), ' ', back);
    (holder.children[Math.min(place, holder.children.length - 1)]?.firstElementChild ?? back).focus();
  }

  return (button) => {
    const act = button?.name === ':do' ? button.value : '';
    if (act.startsWith('add/')) add(button);
    else if (act.startsWith('remove/')) remove(button);
    else return false;
    return true;
  };
}
