// Parts of a page that the server draws again.

/** Takes parts of another page of ours into this one, by id; the focus stays where it was, or goes to what find() gives. */
export function replaceParts(within, html, ids, find) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const focused = document.activeElement;
  const part = ids.find((id) => document.getElementById(id)?.contains(focused));
  for (const id of ids) {
    const [old, fresh] = [document.getElementById(id), page.getElementById(id)];
    if (!old && !fresh) continue;
    if (old && fresh) {
      const open = [...old.querySelectorAll('details')].map((details) => details.open);
      old.replaceWith(fresh);
      fresh.querySelectorAll('details').forEach((details, i) => (details.open ||= open[i]));
    } else if (old) {
      old.remove();
    } else {
      within.querySelector('.further, .bar').before(fresh);
    }
  }
  if (part && !focused.isConnected) (find?.() ?? again(document.getElementById(part), focused))?.focus({preventScroll: true});
  return page;
}

// What stands in the place of a control that was drawn again: the one of the same id, of radio buttons and buttons the one
// of the same value; else the first control of its part.
function again(part, focused) {
  if (!part) return null;
  const shown = [...part.querySelectorAll('a[href], button, input, select, textarea')].filter((one) => one.checkVisibility());
  return (
    (focused.id && shown.find((one) => one.id === focused.id)) ||
    shown.find((one) => focused.name && one.name === focused.name && (one.type === focused.type && one.value === focused.value)) ||
    shown.find((one) => focused.name && one.name === focused.name && one.matches('textarea, select, [type="text"]')) ||
    shown[0]
  );
}
