// One section at a time, "2 of 4", with Back and Next.

/** Makes steps of the form's sections; at(n) goes there, refresh() looks again which sections have something to ask. */
export function steps(form, words, rules, moved) {
  const sections = [...form.querySelectorAll('[data-section]')];
  const button = (name) => form.querySelector(`[data-step="${name}"]`);
  const [back, next, send] = ['back', 'next', 'send'].map(button);
  const progress = form.querySelector('#progress');
  const opening = document.querySelector('.opening');
  const closing = form.querySelector('.closing');
  let current = sections[0];

  const applies = (section) => section.querySelector('[data-item]:not([hidden])');
  const asked = () => sections.filter(applies);

  function refresh() {
    if (!send) return; // a sheet that cannot be sent is only read
    const all = asked();
    if (!all.includes(current)) current = all[0] ?? sections[0];
    const place = all.indexOf(current);
    for (const section of sections) section.hidden = section !== current;
    opening.hidden = place > 0;
    form.closest('main').classList.toggle('further', place > 0);
    progress.hidden = all.length < 2;
    progress.textContent = words.progress.replace('{n}', place + 1).replace('{total}', all.length);
    progress.style.setProperty('--done', (place + 1) / all.length);
    back.hidden = place <= 0;
    next.hidden = place >= all.length - 1;
    send.hidden = closing.hidden = !next.hidden;
  }

  /** Shows the section that holds an element, and moves the focus there. */
  function to(element, focus = true) {
    current = element.closest('[data-section]') ?? current;
    refresh();
    if (focus) arrive();
    moved();
  }

  function arrive() {
    const heading = current.querySelector('h2') ?? current;
    heading.tabIndex = -1;
    heading.focus({preventScroll: true});
    progress.scrollIntoView({block: 'start'});
  }

  function go(by) {
    const all = asked();
    const target = all[all.indexOf(current) + by];
    if (target) to(target);
  }

  // Going on asks for what must be answered and keeps to the rules; going back does not.
  function forward() {
    for (const told of current.querySelectorAll('.wrong.live')) told.remove();
    const wrong = rules.wrong(current);
    for (const {element, words: said} of wrong) {
      const told = document.createElement('p');
      told.className = 'wrong live';
      told.setAttribute('role', 'alert');
      told.textContent = said;
      (element.querySelector('legend') ?? element.querySelector('label, .row-label')).after(told);
    }
    if (wrong.length > 0) wrong[0].element.querySelector('input, select, textarea').focus();
    else go(1);
  }

  back?.addEventListener('click', () => go(-1));
  next?.addEventListener('click', forward);
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches('input')) return;
    event.preventDefault(); // Enter never sends half a sheet
    if (next && !next.hidden) forward();
  });

  return {refresh, to, name: () => current.id};
}
