// What is typed is kept on this device until it is sent, two days at most, with the version it was typed on.

const prefix = 'sonde:';
const lifetime = 48 * 3600 * 1000;

// A browser may refuse its storage: then there are no drafts.
function storage() {
  try {
    const store = window.localStorage;
    store.setItem(prefix, '');
    store.removeItem(prefix);
    return store;
  } catch {
    return null;
  }
}

function read(store, name) {
  try {
    return JSON.parse(store.getItem(name));
  } catch {
    return null;
  }
}

/** The draft of a survey: load, save and forget; null where the browser keeps nothing. Old drafts go at once. */
export function drafts(slug) {
  const store = storage();
  if (!store) return null;
  for (const name of Object.keys(store).filter((key) => key.startsWith(prefix))) {
    const at = read(store, name)?.at;
    if (!(Date.now() - at < lifetime)) store.removeItem(name);
  }
  const name = prefix + slug;
  return {
    load: () => read(store, name),
    save(draft) {
      try {
        store.setItem(name, JSON.stringify({...draft, at: Date.now()}));
      } catch {
        // full: what is typed stays on the page
      }
    },
    forget: () => store.removeItem(name),
  };
}

/** A new key: 128 random bits in hexadecimal, without needing https. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
