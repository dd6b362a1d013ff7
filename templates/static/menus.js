// Long menus of one list. A page with very many would take seconds to read if every choice stood in every menu; without a
// script it does so all the same, inside <noscript>. With one, each menu gets its choices when it comes into view.

const lists = new WeakMap(); // menu without its choices yet -> where they are

const near = new IntersectionObserver(
  (seen) => {
    for (const {isIntersecting, target} of seen) if (isIntersecting) load(target);
  },
  {rootMargin: '100%'},
);

/** Puts menus in the places that wait for a script. */
export function menus(root) {
  for (const place of root.querySelectorAll('noscript[data-list]')) {
    const holder = document.createElement('template');
    holder.innerHTML = place.textContent.slice(0, place.textContent.indexOf('</option>')); // the menu with its first line
    const menu = holder.content.firstElementChild;
    place.replaceWith(menu);
    lists.set(menu, document.getElementById(place.dataset.list));
    if (place.dataset.picked) load(menu).value = place.dataset.picked;
    else near.observe(menu);
    for (const need of ['focus', 'pointerdown']) menu.addEventListener(need, () => load(menu), {once: true});
  }
}

/** Gives a menu its choices, unless it has them. */
export function load(menu) {
  const list = lists.get(menu);
  if (list) {
    lists.delete(menu);
    near.unobserve(menu);
    menu.append(list.content.cloneNode(true));
  }
  return menu;
}
