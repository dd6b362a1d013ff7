// The questions of the page, alive: what is asked, which choices are offered, what is calculated. The trees come from the
// server, in the island. After a change only what depends on it is looked at again.
import {answer, cast} from './answers.js';
import {choices, labelOf, offer, put, show, tell} from './draw.js';
import {empty, evaluate, holds, text} from './expr.js';
import {say, speak} from './words.js';

/** Tells whether there is an answer. */
const given = (value) => value !== undefined && value.length > 0;

/** The questions of a form. touch(element) says that an answer changed; refresh() brings the page up to date. */
export function questions(form, {words, ...island}) {
  const byName = new Map(); // every question of a name: a use of the name may mean any of them
  const all = describe(island);
  const places = new Map(); // element -> place
  const stale = new Set(); // places to look at again
  let turned = []; // places that came to be asked, or ceased to
  const sheet = scope(all, form);

  // A question with all that decides about it, and with what depends on it.
  function describe(part) {
    const groups = new Map((part.groups ?? []).map((group) => [group.name, group.relevant]));
    const described = part.questions.map((question) => ({
      ...question,
      columns: part.lists?.[question.list],
      gates: [part.sections[question.section].relevant, ...(question.groups ?? []).map((name) => groups.get(name)), question.relevant].filter(
        (tree) => tree !== undefined,
      ),
      feeds: new Set(),
      places: new Set(),
    }));
    for (const question of described) byName.set(question.name, [...(byName.get(question.name) ?? []), question]);
    for (const question of described) {
      for (const name of [...question.gates, question.filter, question.calculation, question.triggers ?? []].flatMap(terms)) {
        for (const used of byName.get(name) ?? []) used.feeds.add(question);
      }
    }
    return described;
  }

  // The questions on the page inside an element.
  function scope(described, element) {
    const made = {byName: new Map(), spoken: [...element.querySelectorAll('[data-words]')]};
    const elements = new Map([...element.querySelectorAll('[data-item]')].map((item) => [Number(item.dataset.item), item]));
    described.forEach((question, index) => {
      const own = elements.get(index);
      const place = {question, scope: made, element: own, named: own ? [...own.querySelectorAll('[name]')].filter((control) => control.closest('[data-item]') === own) : [], due: true};
      place.sight = sight(place);
      made.byName.set(question.name, place);
      question.places.add(place);
      stale.add(place);
      if (own) places.set(own, place);
    });
    return made;
  }

  // What an expression sees from a place.
  function sight(place) {
    return {
      answer: (name) => read(place.scope.byName.get(name)),
      current: () => place.value,
      column: (name) => (name === 'name' ? choices(place)[place.choice].value : place.question.columns?.[place.choice][name]),
      choiceLabel: (name, choice) => labelOf(place.scope.byName.get(name), choice),
      indexed: () => undefined,
      position: () => 0,
      language: () => document.documentElement.lang,
      today: () => clock().slice(0, 10),
      now: clock,
      seed: () => form.elements.namedItem(':key')?.value ?? '',
    };
  }

  const read = (place) => (place && isAsked(place) ? place.value : undefined);

  function isAsked(place) {
    settle(place);
    return place.asked;
  }

  function settle(place) {
    if (!stale.delete(place)) return;
    const {question, named, sight: env} = place;
    if (named.length > 0) place.value = answer(named, question.type);
    const asked = question.gates.every((tree) => holds(tree, env));
    if (asked !== place.asked) turned.push(place);
    place.asked = asked;
    if (!asked) return;
    if (question.calculation !== undefined) calculate(place);
    if (named.length > 0 && (question.filter !== undefined || question.type === 'rank')) {
      offer(place, (choice) => {
        place.choice = choice;
        return question.filter === undefined || holds(question.filter, env);
      }, words);
      place.value = answer(named, question.type);
    }
  }

  // What nobody types is always as calculated. What is typed is overwritten when the calculation comes to something else,
  // or when a trigger asks for it; at first it is filled in where there is nothing.
  function calculate(place) {
    const {question, named, due, worked} = place;
    const {triggers} = question;
    const started = !triggers || triggers.some((name) => given(read(place.scope.byName.get(name))));
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

  /** Says that the answer in an element changed. */
  function touch(element) {
    const place = places.get(element.closest('[data-item]'));
    if (!place) return;
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

  // What words say of an answer: it, nothing when nobody is asked for it, undefined when it is still to come.
  const told = (name) => {
    const place = sheet.byName.get(name);
    const value = read(place);
    if (given(value)) return text(value);
    return !place || place.named.length > 0 ? undefined : '';
  };

  /** Brings the page up to date with what is typed. */
  function refresh() {
    for (const place of [...stale]) settle(place);
    say(sheet.spoken, told);
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
    for (const place of places.values()) stale.add(place);
    refresh();
  }

  /** What stands in the way of going on from an element: questions asked, required and empty, or against their own rule. */
  function wrong(within) {
    const found = [];
    for (const place of places.values()) {
      const {question, element, value, sight: env} = place;
      if (!within.contains(element) || !isAsked(place)) continue;
      if (!given(value)) {
        if (question.required !== undefined && holds(question.required, env)) found.push({element, words: message(element, 'required')});
      } else if (question.constraint !== undefined && !holds(question.constraint, env)) found.push({element, words: message(element, 'constraint')});
    }
    return found;
  }

  const message = (element, rule) => speak(element.dataset[rule] ?? words[rule], told);

  return {touch, refresh, renew, wrong};
}

// All the words of a tree: some are names of answers.
const terms = (tree) => (Array.isArray(tree) ? tree.flatMap(terms) : typeof tree === 'string' ? [tree] : []);

// The day and time where the respondent is; the server judges by the survey's.
function clock() {
  const now = new Date();
  const two = (part) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`;
}
