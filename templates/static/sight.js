// What an expression sees from where it stands: the answers of its own row, of those around it, of all rows of others.
import {choices, labelOf} from './draw.js';
import {Sequence, text} from './expr.js';
import {covers} from './levels.js';

/** Makes the sight of a place. look.read(place) gives its answer, undefined when there is none or it is not asked. */
export function sight(place, byName, look) {
  const {scope, question} = place;

  // The scope around another in which a question stands, or rows of it do.
  const around = (at, level) => {
    while (!covers(at.level, level)) at = at.outer;
    return at;
  };

  const placeOf = (name) => {
    const target = byName.get(name);
    return target && around(scope, target.level).places.get(target);
  };

  const position = (repeat) => {
    for (let at = scope; at.repeat; at = at.outer) {
      if (!repeat || at.repeat.question.name === repeat) return numberOf(at);
    }
    return 0;
  };

  // Rows as a lookup sees them: of a repeat those of each row around them apart, of a question each row in which it stands.
  const tables = (from, name) => {
    const target = byName.get(name);
    return within(around(from, target.level), target.level, look)
      .map((at) => at.places.get(target))
      .filter(look.isAsked)
      .map((one) => (target.row ? there(one) : [one.scope]).map(rowOf));
  };

  const rowOf = (at) => ({
    cell(name) {
      const target = byName.get(name);
      const own = at.places.get(target);
      if (own) return look.isAsked(own) ? look.read(own) ?? '' : undefined;
      return at.repeat?.question === target ? String(numberOf(at)) : answer(at, name);
    },
    inner: (name) => tables(at, name),
  });

  const answer = (from, name) => {
    const target = byName.get(name);
    if (!target) return undefined;
    const at = around(from, target.level);
    if (at.level === target.level) return look.read(at.places.get(target));
    return new Sequence(within(at, target.level, look).map((row) => row.places.get(target)).filter(look.isAsked)
      .flatMap((one) => (target.row ? there(one).map((_, at) => String(at + 1)) : text(look.read(one) ?? ''))));
  };

  return {
    answer: (name) => answer(scope, name),
    rows: (name) => tables(scope, name),
    list: look.list,
    indexed(name, told) {
      const target = byName.get(name);
      if (!target) return undefined;
      const levels = [];
      for (let level = target.level; level.outer; level = level.outer) levels.unshift(level);
      let at = scope;
      while (at.outer) at = at.outer;
      for (const level of levels) {
        const repeat = at.places.get(level.repeat);
        const number = told.find(([name]) => name === level.repeat.name)?.[1] ?? position(level.repeat.name);
        at = look.isAsked(repeat) && there(repeat)[number - 1];
        if (!at) return undefined;
      }
      return look.read(at.places.get(target));
    },
    position,
    current: () => place.value,
    column: (name) => (name === 'name' ? choices(place)[place.choice].value : question.columns?.[place.choice][name]),
    choiceLabel: (name, choice) => labelOf(placeOf(name), choice),
    language: () => document.documentElement.lang,
    today: () => clock().slice(0, 10),
    now: clock,
    seed: () => `${look.key()} ${prefix(scope)}${place.own ? question.name : ''}`,
  };
}

/** The rows of a repeat that the server will see: not those in which nothing is answered. */
export const there = (repeat) => repeat.rows.filter((row) => row.counts);

// The number that a row has, or will have once something is answered in it.
const numberOf = (at) => at.repeat.rows.slice(0, at.repeat.rows.indexOf(at)).filter((row) => row.counts).length + 1;

/** The beginning of the names of controls in a scope. */
const prefix = (scope) => (scope.row ? scope.row.dataset.row + '/' : '');

// The rows of a level inside a scope that are there.
function within(scope, level, look) {
  if (scope.level === level) return [scope];
  let next = level;
  while (next.depth > scope.level.depth + 1) next = next.outer;
  const repeat = scope.places.get(next.repeat);
  return look.isAsked(repeat) ? there(repeat).flatMap((row) => within(row, level, look)) : [];
}

// The day and time where the respondent is; the server judges by the survey's.
function clock() {
  const now = new Date();
  const two = (part) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}T${two(now.getHours())}:${two(now.getMinutes())}`;
}
