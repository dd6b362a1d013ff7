// One form that saves itself: what is typed is kept as a draft, and what the check says shows beside its field.
import {replaceParts} from './parts.js';

const pauses = {typing: 1500, chosen: 250, checking: 400};

/** Keeps a form saved; saved() is called after each saving that changed the draft. */
export function autosave(form, saved) {
  const state = document.getElementById('state');
  const deciding = document.querySelector('.clash') !== null; // between two texts: nothing is saved before that is done
  let timer, checking, running, leaving, dirty = false, failures = 0;
  const stain = (on) => {
    dirty = on;
    form.dataset.state = on ? 'typed' : running ? 'saving' : 'saved';
  };

  const body = (act) => {
    const values = new URLSearchParams(new FormData(form));
    values.set(':do', act);
    return values;
  };
  const post = (act, values = body(act)) => fetch(form.action, {method: 'POST', body: values}).then((reply) => {
    if (!reply.ok) throw reply.status;
    return act === 'autosave' || act === 'check' ? reply.json() : reply.text();
  });
  const say = (words, failed = false) => {
    state.textContent = words;
    state.classList.toggle('failed', failed);
  };

  function later(pause) {
    stain(true);
    clearTimeout(timer);
    if (deciding) say(form.dataset.decide, true);
    else timer = setTimeout(save, pause);
  }

  async function save() {
    clearTimeout(timer);
    if (running) return later(pauses.chosen);
    running = true;
    stain(false);
    say(form.dataset.saving);
    try {
      const told = await post('autosave');
      failures = 0;
      if (told.saved) keep(told);
      else refuse(told);
    } catch (fault) {
      stain(true);
      if (failed(fault)) timer = setTimeout(save, Math.min(30_000, 2_000 * 2 ** failures++));
    }
    running = false;
    stain(dirty);
  }

  // Says what kept the server from answering; tells whether another try may help.
  function failed(fault) {
    const refused = fault >= 400 && fault < 500 && fault !== 401 && fault !== 429;
    say(fault === 401 ? form.dataset.ended : refused ? form.dataset.refused : form.dataset.failed, true);
    if (fault === 401) {
      const login = document.createElement('a');
      login.href = form.dataset.login + '?next=' + encodeURIComponent(location.pathname);
      login.target = '_blank';
      login.rel = 'noopener';
      login.textContent = form.dataset.signin;
      state.append(' ', login);
    }
    return !refused;
  }

  function keep(told) {
    const changed = form.elements.namedItem('seen').value !== told.seen;
    form.elements.namedItem('seen').value = told.seen;
    if (told.address && told.address !== location.pathname) {
      form.action = told.address;
      history.replaceState(history.state, '', told.address);
    }
    if (told.rows) number(told);
    const typedOut = form.elements.namedItem('relevant');
    if (typedOut && form.elements.namedItem('relevant-mode').value === 'menus') typedOut.value = told.relevant;
    say(told.said);
    tell([], told.found);
    if (changed) saved();
  }

  // The choices have names by now, and the list too: the next saving is of these.
  function number({list, rows}) {
    const field = (name) => form.elements.namedItem(name);
    if (field('list-was')) field('list-was').value = list;
    if (field('list')) {
      if (![...field('list').options].some((option) => option.value === list)) field('list').add(new Option(list, list));
      field('list').value = list;
    }
    if (field('own-list')) field('own-list').checked = false;
    for (const [row, name] of Object.entries(rows)) {
      if (!field(`c${row}-was`)) continue;
      field(`c${row}-was`).value = name;
      if (field(`c${row}-name`).value.trim() === '') field(`c${row}-name`).value = name;
    }
  }

  function refuse(told) {
    say(told.said, true);
    if (told.clash) {
      const see = document.createElement('button');
      see.name = ':do';
      see.setAttribute('form', form.id);
      see.value = 'save';
      see.textContent = told.see;
      state.append(' ', see);
    }
    stain(true);
    if (!told.clash) tell(told.problems, told.found);
  }

  // Below each field what keeps it from being saved, and of expressions what the check says.
  function tell(problems, found) {
    for (const live of form.querySelectorAll('.wrong.live')) mark(live.id.slice(2), '');
    for (const {field, message, remedy, error} of found) {
      if (error && document.getElementById('e-' + field)?.matches('.live')) mark(field, message + ' ' + remedy);
    }
    for (const {Field, Message} of problems) mark(Field, Message);
    const list = document.createElement('ul');
    for (const {field, message, remedy, error} of found) {
      const item = document.createElement('li');
      item.className = error ? 'mend' : 'look';
      const control = field && document.getElementById('f-' + field);
      const what = document.createElement(control ? 'a' : 'span');
      if (control) what.href = '#f-' + field;
      what.textContent = message;
      const more = document.createElement('span');
      more.className = 'soft';
      more.textContent = remedy;
      item.append(what, ' ', more);
      list.append(item);
    }
    document.getElementById('found').replaceChildren(...(found.length > 0 ? [list] : []));
  }

  function mark(field, words) {
    const control = document.getElementById('f-' + field);
    if (!control) return;
    let told = document.getElementById('e-' + field);
    if (!told && words) {
      told = document.createElement('p');
      told.id = 'e-' + field;
      told.className = 'wrong live';
      told.setAttribute('role', 'status');
      control.after(told);
      control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), told.id].filter(Boolean).join(' '));
    }
    if (told && told.textContent !== words) told.textContent = words;
    control.toggleAttribute('aria-invalid', Boolean(words));
    if (words) control.setAttribute('aria-invalid', 'true');
    control.closest('.field')?.classList.toggle('mend', Boolean(words));
  }

  const check = async () => {
    try {
      const told = await post('check');
      tell([], told.found);
    } catch {
      // The saving that follows tells of a server that is gone.
    }
  };

  // Menus that decide which fields there are: the server draws the form again, as it is filled. What was typed while it did
  // is in no reply yet, so that it is asked once more.
  let refreshes = 0;
  async function refresh(act, {tweak = () => {}, find} = {}) {
    clearTimeout(timer);
    const turn = ++refreshes;
    stain(true);
    try {
      for (let drawn = false; !drawn; ) {
        const sent = body(act);
        const before = String(sent);
        sent.set(':draw', 'yes');
        tweak(sent);
        const page = await post(act, sent);
        if (turn !== refreshes) return; // a later one is under way
        drawn = String(body(act)) === before;
        if (drawn) replaceParts(form, page, ['choices', 'picks', 'required', 'condition', 'rules', 'more'], find);
      }
      later(pauses.chosen);
    } catch (fault) {
      failed(fault);
    }
  }

  // The button to press next: of the choice that was moved, or of the one in the place of the one that is gone.
  function follow(act) {
    const [verb, place] = act.split(' ');
    const to = Number(place) + ({up: -1, down: 1}[verb] ?? 0);
    const wanted = {up: ['up', 'down'], down: ['down', 'up'], drop: ['drop', 'back'], back: ['drop']}[verb] ?? [];
    const button = (value) => form.querySelector(`#choices button[value="${value}"]`);
    for (const row of verb === 'drop' ? [to, to - 1] : [to]) {
      for (const one of wanted) if (button(`${one} ${row}`)) return button(`${one} ${row}`);
    }
    return null;
  }

  form.addEventListener('input', (event) => {
    if (event.target.matches('[data-refresh], [name="relevant-mode"][value="menus"]')) return;
    if (event.target.matches('[data-expression]')) {
      clearTimeout(checking);
      checking = setTimeout(check, pauses.checking);
      stain(true);
      return;
    }
    if (event.target.matches('[name="paste"], [name="paste-as"], [name="name"], [name$="-name"], [name$="-concept"], [name="own-list"]')) {
      stain(true); // taken when the field is left, or by its button
      return;
    }
    later(event.target.matches('textarea, [type="text"]') ? pauses.typing : pauses.chosen);
  });
  form.addEventListener('change', (event) => {
    if (event.target.matches('select[data-refresh]')) refresh(event.target.dataset.refresh);
    else if (event.target.matches('[name="relevant-mode"][value="menus"]')) {
      refresh('show', {tweak: (values) => values.set('parts', '0')}); // what is typed goes into the menus
    }
    else if (event.target.matches('[data-expression], [name="name"], [name$="-name"], [name$="-concept"]')) later(pauses.chosen);
  });
  form.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-refresh]');
    if (!button) return;
    event.preventDefault();
    refresh(button.value, {find: () => follow(button.value)});
  });

  form.addEventListener('submit', () => {
    clearTimeout(timer);
    leaving = true;
  });
  addEventListener('beforeunload', (event) => {
    if (!leaving && (dirty || running)) event.preventDefault();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && dirty && !deciding) save();
  });
}
