// The questions of the page, alive: what is asked, which choices are offered, what is calculated. The trees come from the
// server, in the island. After an answer has changed only what depends on it is looked at again, after rows have come or
// gone all is.
import {answer, cast} from './answers.js';
import {arrange, list, offer, put, show, tell} from './draw.js';
import {empty, evaluate, holds, Sequence, text} from './expr.js';
import {describe} from './levels.js';
import {fit, rowsOf} from './rows.js';
import {sight, there} from './sight.js';
import {say, speak} from './words.js';

/** Tells whether there is an answer. */
const given = (value) => value !== undefined && (value instanceof Sequence ? value.texts : value).length > 0;

// Whether an answer stands in the controls of a question; what the page carries along by itself is none.
const typed = ({named, question}) => named.some((one) => one.type !== 'hidden') && given(answer(named, question.type));

/**
 * The questions of a form. touch(element) says that an answer changed, turn(holder, copied) that the rows of a repeat did;
 * refresh() brings the page up to date. begin(row) is told of each row that the page adds by itself.
 */
export function questions(form, {words, ...island}, begin) {
  const {page, byName} = describe(island);
  const lists = Object.fromEntries(Object.entries(island.looked ?? {}).map(([name, choices]) => [name, choices.map((one) => {
    const choice = {cell: (column) => one[column], inner: () => [[choice]]};
    return choice;
  })]));
  const places = new Map(); // element -> place
  const scopes = new Map(); // element of a row -> scope
  const stale = new Set(); // places to look at again
  const short = new Set(); // repeats whose count asks for more rows than the sheet had room for
  let turned = []; // places that came to be asked, or ceased to
  const look = {read, isAsked, list: (name) => lists[name], key: () => form.elements.namedItem(':key')?.value ?? ''};
  const sheet = enter(page, form);

  // The questions of the page, or of a row, on the page.
  function enter(level, element, outer, repeat) {
    const row = outer && element;
    const own = (found) => (found.closest('[data-row]') ?? undefined) === row;
    const items = new Map([...element.querySelectorAll('[data-item]')].filter(own).map((item) => [Number(item.dataset.item), item]));
    const scope = {level, row, outer, repeat, places: new Map(), spoken: [...element.querySelectorAll('[data-words]')].filter(own)};
    level.questions.forEach((question, index) => {
      const item = items.get(index);
      const named = item && !question.row ? [...item.querySelectorAll('[name]')].filter((control) => control.closest('[data-item]') === item) : [];
      const place = {question, scope, element: item, named, due: true};
      if (question.randomize) named.sort((a, b) => a.id.slice(a.id.lastIndexOf('-') + 1) - b.id.slice(b.id.lastIndexOf('-') + 1));
      place.sight = sight(place, byName, look);
      scope.places.set(question, place);
      question.places.add(place);
      stale.add(place);
      if (item) places.set(item, place);
      if (question.row) place.holder = item.querySelector('.rows');
    });
    for (const place of scope.places.values()) if (place.holder) gather(place);
    scope.counts = repeat?.question.count !== undefined || [...scope.places.values()].some((place) => (place.rows ? there(place).length > 0 : typed(place)));
    return scope;
  }

  // Knows the rows of a repeat that are on the page, and gives those that are new; those that are gone are forgotten.
  function gather(place) {
    const rows = rowsOf(place.holder);
    for (const gone of (place.rows ?? []).filter(({row}) => !rows.includes(row))) leave(gone);
    const added = rows.filter((row) => !scopes.has(row));
    for (const row of added) scopes.set(row, enter(place.question.row, row, place.scope, place));
    place.rows = rows.map((row) => scopes.get(row));
    return added;
  }

  function leave(scope) {
    scopes.delete(scope.row);
    for (const place of scope.places.values()) {
      places.delete(place.element);
      place.question.places.delete(place);
      stale.delete(place);
      for (const row of place.rows ?? []) leave(row);
    }
  }

  // The defaults that are worked out, in a row that was copied.
  function preset(scope) {
    for (const place of scope.places.values()) {
      for (const row of place.rows ?? []) preset(row);
      if (place.question.default === undefined || place.named.length === 0) continue;
      place.own = true;
      const value = evaluate(place.question.default, place.sight);
      put(place, empty(value) ? '' : text(value));
    }
  }

  function read(place) {
    return place && isAsked(place) ? place.value : undefined;
  }

  function isAsked(place) {
    settle(place);
    return place.asked;
  }

  function settle(place) {
    if (!stale.delete(place)) return;
    const {question, named, scope} = place;
    if (named.length > 0) place.value = answer(named, question.type);
    place.own = false;
    const asked = (!scope.repeat || isAsked(scope.repeat)) && question.gates.every((tree) => holds(tree, place.sight));
    place.own = true;
    if (asked !== place.asked) {
      turned.push(place);
      for (const row of place.rows ?? []) for (const inner of row.places.values()) reach(inner);
    }
    place.asked = asked;
    if (!asked) return;
    if (question.row) return settleRows(place);
    if (question.calculation !== undefined) calculate(place);
    if (named.length > 0 && (question.source !== undefined || question.filter !== undefined || question.type === 'rank' || question.randomize)) choose(place);
  }

  // As many rows as the count asks for.
  function settleRows(place) {
    const {count} = place.question;
    if (count !== undefined) {
      const wanted = Math.min(Number(text(evaluate(count, place.sight))), place.holder.dataset.most);
      const added = fit(place.holder, wanted);
      if (added) {
        gather(place);
        for (const row of added) {
          preset(scopes.get(row));
          begin(row);
        }
        depend(place.question);
      }
      if (wanted >= place.rows.length + 1) short.add(place);
    }
    place.value = new Sequence(there(place).map((row, index) => String(index + 1)));
  }

  // What depends on the rows of a repeat, or on anything that stands in them, is looked at again.
  function depend(question) {
    for (const next of question.feeds) for (const other of next.places) stale.add(other);
    for (const inner of question.row?.questions ?? []) depend(inner);
  }

  function choose(place) {
    const {question, named} = place;
    if (question.source !== undefined) {
      list(place, evaluate(question.source, place.sight), words);
      place.value = answer(named, question.type);
      return;
    }
    if (question.randomize && !island.plain) {
      arrange(place, question.seed === undefined ? place.sight.seed() : text(evaluate(question.seed, place.sight)));
    }
    offer(place, (choice) => {
      place.choice = choice;
      return question.filter === undefined || holds(question.filter, place.sight);
    }, words);
    place.value = answer(named, question.type);
  }

  // What nobody types is always as calculated. What is typed is overwritten when the calculation comes to something else,
  // or when a trigger asks for it; at first it is filled in where there is nothing.
  function calculate(place) {
    const {question, named, due, worked} = place;
    const {triggers} = question;
    const started = !triggers || triggers.some((name) => given(place.sight.answer(name)));
    if (triggers && started && !due) return;
    place.due = false;
    const value = started ? evaluate(question.calculation, place.sight) : '';
    place.worked = empty(value) ? '' : text(value);
    if (named.length === 0) {
      place.value = cast(place.worked, question.type);
      if (place.element) tell(place);
    } else if (worked === undefined ? !given(place.value) : started && (triggers || worked !== place.worked)) {
      put(place, place.worked);
      place.value = answer(named, question.type);
    }
  }

  // Marks a place and all that depends on it, to be looked at again.
  function reach(place) {
    stale.add(place);
    const reached = new Set([place.question]);
    for (const question of reached) {
      for (const next of question.feeds) {
        reached.add(next);
        for (const other of next.places) {
          stale.add(other);
          other.due ||= next.triggers?.includes(question.name);
        }
      }
    }
  }

  function touch(element) {
    const place = places.get(element.closest('[data-item]'));
    if (place) reach(place);
  }

  /** Says that the rows of a repeat changed; all may depend on where a row stands. Those that were copied begin. */
  function turn(holder, copied = []) {
    gather(places.get(holder.closest('[data-item]')));
    for (const row of copied) preset(scopes.get(row));
    renew();
    for (const row of copied) begin(row);
  }

  // What words say of an answer: it, nothing when nobody is asked for it, undefined when it is still to come.
  const told = (scope) => (name) => {
    const any = scope.places.values().next().value;
    const value = any?.sight.answer(name);
    if (given(value)) return text(value);
    const question = byName.get(name);
    const [one] = question?.places ?? [];
    return question?.read_only || question?.type === 'hidden' || one?.named.length === 0 ? '' : undefined;
  };

  // Whether a row answers anything that it asks.
  const answers = (scope) => [...scope.places.values()].some((place) => isAsked(place) && (place.rows ? given(place.value) : typed(place)));

  // Rows come to be there when something is answered in them, and cease to. One that ceases stays out until the next change.
  function recount() {
    const out = new Set();
    for (let changed = true; changed; ) {
      while (stale.size > 0) for (const place of [...stale]) settle(place);
      changed = false;
      for (const scope of scopes.values()) {
        if (scope.repeat.question.count !== undefined || scope.counts === answers(scope) || out.has(scope)) continue;
        if (scope.counts) out.add(scope);
        scope.counts = !scope.counts;
        changed = true;
      }
      if (changed) mark();
    }
  }

  function mark() {
    for (const scope of [sheet, ...scopes.values()]) for (const place of scope.places.values()) stale.add(place);
  }

  function refresh() {
    for (const place of short) if (place.scope === sheet || scopes.has(place.scope.row)) stale.add(place);
    short.clear();
    recount();
    for (const scope of [sheet, ...scopes.values()]) if (scope.spoken.length > 0) say(scope.spoken, told(scope));
    for (const place of turned) if (place.element) show(place);
    // A group or grid with nothing in it to answer goes with its heading.
    if (turned.length > 0) {
      for (const group of [...form.querySelectorAll('.question.group, .question.grid')].reverse()) {
        group.hidden = !group.querySelector('[data-item]:not([hidden])');
      }
    }
    turned = [];
  }

  /** Looks at every question again. */
  function renew() {
    mark();
    refresh();
  }

  /** What stands in the way of going on from an element: questions asked, required and empty, or against their own rule. */
  function wrong(within) {
    const found = [];
    for (const place of places.values()) {
      const {question, element, value} = place;
      if (!within.contains(element) || question.row || !isAsked(place)) continue;
      const rule = given(value) ? 'constraint' : 'required';
      const tree = question[rule];
      if (tree === undefined || holds(tree, place.sight) === given(value)) continue;
      found.push({element, words: speak(element.dataset[rule] ?? words[rule], told(place.scope))});
    }
    return found.sort((a, b) => (a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  }

  return {touch, turn, refresh, renew, wrong};
}
