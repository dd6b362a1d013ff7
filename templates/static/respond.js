// The respondent's page with JavaScript: sections one at a time, what does not apply left out, a draft on the device,
// languages switched in place, sending that survives a bad network. Without this file the page is one long form.
import {altered} from './answers.js';
import {drafts, newKey} from './draft.js';
import {start} from './sheet.js';

const island = () => JSON.parse(document.getElementById('island').textContent);

// What a page begins with: what the server filled in, else its own history, else a draft, else nothing.
function begin() {
  const form = document.getElementById('sheet');
  if (!form) return;
  const filled = document.getElementById('summary') ?? document.getElementById('outcome');
  if (filled) return start({error: true});
  if (history.state?.receipt) return remember(history.state.receipt);
  const draft = drafts(island().slug)?.load();
  if (!draft || altered(form)) return start({key: history.state?.key ?? draft?.key ?? newKey()});
  const {words, version} = island();
  start({key: draft.key, pairs: draft.answers, section: draft.section});
  document.getElementById('restored').hidden = false;
  document.getElementById('restored-state').textContent = draft.version === String(version) ? words.draft_back : words.draft_older;
}

// The page was loaded again where a sheet had been sent: the receipt is shown, not an empty sheet to fill twice.
function remember(code) {
  const note = document.getElementById('sent').content.cloneNode(true);
  const link = note.querySelector('a');
  link.textContent = code;
  link.href += '#' + code;
  note.querySelector('button').addEventListener('click', () => {
    history.replaceState(null, '');
    location.reload();
  });
  document.querySelector('main').replaceChildren(note);
}

begin();
