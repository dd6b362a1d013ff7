// Sends the sheet, again and again until the server has answered: the key makes it count once.

const patience = 20000;
const pauses = [2, 5, 10, 20, 40];

const wait = (seconds, stop) =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    stop(() => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Posts what body() gives to address until a page of ours comes back; gives its status and document. tell(state, seconds) says what
 * is going on: "sending", "offline", "busy"; hurry(f) receives a function that ends the pause before the next try.
 */
export async function deliver(address, body, tell, hurry) {
  for (let attempt = 0; ; attempt++) {
    tell('sending', 0);
    const {reply, page} = await post(address, body());
    const busy = reply && (reply.status === 429 || reply.status >= 500);
    if (page && !busy) return {status: reply.status, page};
    const asked = Number(reply?.headers.get('Retry-After'));
    const pause = busy && asked > 0 ? Math.min(asked, 60) : pauses[Math.min(attempt, pauses.length - 1)];
    tell(busy ? 'busy' : 'offline', pause);
    await wait(pause, hurry);
  }
}

// One try. A page that is not ours (a hotel's sign-in page answers 200 to everything) counts as no answer.
async function post(address, body) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patience);
  try {
    const reply = await fetch(address, {method: 'POST', body, signal: abort.signal, redirect: 'error'});
    const page = parse(await reply.text());
    return {reply, page: page.querySelector('#sheet, #receipt, #refused') && page};
  } catch {
    return {};
  } finally {
    clearTimeout(timer);
  }
}

/** Fetches a page of ours; throws when there is no network or it is not ours. */
export async function get(address) {
  const reply = await fetch(address, {redirect: 'error'});
  const page = parse(await reply.text());
  if (!reply.ok || !page.querySelector('#sheet')) throw new Error('no sheet');
  return page;
}

const parse = (html) => new DOMParser().parseFromString(html, 'text/html');
