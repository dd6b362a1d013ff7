// Parts of a page that the server draws again.

/** Takes parts of another page of ours into this one, by id; the focus stays where it was. */
export function replaceParts(within, html, ids) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const focused = document.activeElement;
  const place = focused?.id || focused?.name;
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
  if (place && !focused.isConnected) {
    const again = document.getElementById(place) ?? within.elements?.namedItem(place);
    again?.focus?.({preventScroll: true});
  }
  return page;
}
