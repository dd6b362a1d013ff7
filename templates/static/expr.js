// Walks the expression trees that the server compiled (survey/expr): the same value as in Go, on every vector of
// survey/expr/testdata/vectors.json. A value is a string, a number, a boolean, an array of picks or a Sequence.
//
// env: as expr.Env: { answer(name), indexed(name, rows), rows(name), list(name), position(repeat), current(), column(name),
// choiceLabel(question, choice), language(), today(), now(), seed() }; rows are [[repeat, number], ...]. A table is an array
// of rows { cell(name), inner(name) }, cell undefined where nobody is asked; inner and rows give tables. Answers are a string, an array of picks or a Sequence; undefined and null are a missing answer, which is the empty text. Texts are
// expected in NFC, as the server keeps them.
import {charge, counted} from './expr-steps.js';
import {daysOf, formatted, momentAt, momentText, partOfDay, readMoment} from './expr-dates.js';
import {Several, anyEqual, anyUnequal, asAnswer, decimal, isEmpty, number, ordered, picks, spread, str, textOf, trim, truth} from './expr-values.js';
import {after, before, decoded, normalized, short, substr, substring, translate} from './expr-texts.js';
import {digest} from './expr-digest.js';
import {fits} from './expr-patterns.js';
import {random, shuffled, uuid} from './expr-random.js';

/** The value of a tree; the empty text when it takes too long. */
export function evaluate(tree, env) {
  return counted(() => walk(tree, env));
}

/** The truth of a tree's value. */
export function holds(tree, env) {
  return truth(evaluate(tree, env));
}

/** The answers to one question in several rows, each as text: new Sequence(texts). */
export const Sequence = Several;

/** A value as text, as an answer holds it. */
export const text = textOf;

/** Whether a value is nothing: no text, no picks, NaN. A calculation that gives it has no answer. */
export const empty = isEmpty;

function walk(tree, env) {
  if (!Array.isArray(tree)) return tree;
  const [head, ...args] = tree;
  return operations[head](args, env);
}

// A function of plain values; those that leave some alone take the trees themselves.
const strict = (worth) => (args, env) => worth(...args.map((arg) => walk(arg, env)));

// A function of numbers.
const numeric = (worth) => strict((...values) => worth(...values.map(number)));

// A function of texts.
const textual = (worth) => strict((...values) => worth(...values.map(str)));

const round = (x, places) => {
  if (Number.isNaN(places)) return NaN;
  // Powers of ten beyond 22 are not exact, and both evaluators must agree on every bit.
  const digits = Math.max(-22, Math.min(22, Math.trunc(places)));
  const power = Number('1e' + Math.abs(digits));
  const away = (y) => (y < 0 ? -Math.round(-y) : Math.round(y)); // halves away from zero
  if (digits < 0) return away(x / power) * power;
  const scaled = x * power;
  return Number.isFinite(scaled) ? away(scaled) / power : x;
};

const powerOfTen = (x) => (Number.isInteger(x) && Math.abs(x) < 400 ? Number('1e' + x) : 10 ** x);

// The logarithm of a power of ten is whole.
const log10 = (x) => {
  const whole = Math.round(Math.log10(x));
  return powerOfTen(whole) === x ? whole : Math.log10(x);
};

const numbers = (values) => spread(values).map(number).filter((x) => !Number.isNaN(x));

const within = (held, least, most) => (least < 0 || held >= least) && (most < 0 || held <= most);

// A number as days, a text as a date or as a number.
function momentOf(value) {
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return momentAt(value);
  const s = trim(text(value));
  return readMoment(s, true) ?? momentAt(decimal(s));
}

function dateOf(value) {
  const moment = momentOf(value);
  const told = typeof value !== 'number' && readMoment(trim(text(value)), true);
  return momentText(told ? {...moment, timed: false} : moment);
}

function dateTimeOf(value) {
  const moment = momentOf(value);
  return momentText(moment && {...moment, timed: true});
}

const formatDate = (args, env) => {
  const [moment, format] = [momentOf(walk(args[0], env)), str(walk(args[1], env))];
  return moment ? short(formatted(moment, format, env.language())) : '';
};

// Those rows of tables of which the predicates of a step hold; a number holds of the row at that place.
const keep = (tables, [name, ...predicates], env) => predicates.reduce((left, [cost, predicate]) => left.map((rows) => {
  let row;
  const inside = {
    ...env, name, place: 0, last: rows.length, fixed: new Map(),
    cell: (column) => row.cell(column === '.' ? name : column),
    inner: (column) => row.inner(column),
  };
  return rows.filter((one) => {
    charge(cost);
    row = one;
    inside.place++;
    const value = walk(predicate, inside);
    return typeof value === 'number' ? value === inside.place : truth(value);
  });
}), tables);

// What looking at a text costs; one that is long may be a number, which is slow to read.
const readCell = ({length}) => charge(10 + length + (length > 20 ? 2 * Math.min(length, 400) : 0));

// A lookup: the rows of each step, then what the last one gives.
function look(tables, [first, ...steps], env) {
  for (const {length} of tables) charge(length);
  let rows = keep(tables, first, env).flat();
  let [name] = first;
  for (const step of steps) {
    [name] = step;
    const inner = rows.flatMap((row) => row.inner(name));
    for (const {length} of inner) charge(10 * (length + 1));
    rows = keep(inner, step, env).flat();
  }
  charge(10 * rows.length);
  return asAnswer(new Several(rows.flatMap((row) => {
    const value = row.cell(name);
    return value === undefined ? [] : value instanceof Several ? value.texts : [text(value ?? '')];
  })));
}

// What a draw starts from.
const drawn = (draw, env) => {
  const seed = env.seed() + '#' + draw;
  charge(100 + 4 * seed.length);
  return seed;
};

// The answers of all values, one after the other; a single answer that is missing is none.
const union = strict((...values) => {
  const texts = values.flatMap((value) => (value instanceof Several ? value.texts : empty(value) ? [] : [text(value)]));
  charge(20 * texts.length * values.length);
  return new Several(texts);
});

// The first element of a list in the tree, and what it does: operators, then the functions of functions.go.
const operations = {
  $: ([name], env) => asAnswer(env.answer(name)),
  '.': (args, env) => asAnswer(env.current()),
  column: ([name], env) => asAnswer(env.column(name)),
  cell: ([name], env) => {
    const value = env.cell(name) ?? '';
    (typeof value === 'string' ? [value] : ['', ...(value.texts ?? value)]).forEach(readCell);
    return value;
  },
  fixed: ([tree], env) => {
    if (!env.fixed.has(tree)) env.fixed.set(tree, walk(tree, env));
    return env.fixed.get(tree);
  },
  inner: (steps, env) => look(env.inner(steps[0][0]), steps, env),
  instance: ([list, ...steps], env) => look([env.list(list)], steps, env),
  last: (args, env) => env.last,
  rows: (steps, env) => look(env.rows(steps[0][0]), steps, env),
  or: (args, env) => args.some((arg) => truth(walk(arg, env))),
  and: (args, env) => args.every((arg) => truth(walk(arg, env))),
  '=': strict(anyEqual),
  '!=': strict(anyUnequal),
  '<': strict((a, b) => ordered(a, b, (x, y) => x < y)),
  '<=': strict((a, b) => ordered(a, b, (x, y) => x <= y)),
  '>': strict((a, b) => ordered(b, a, (x, y) => x < y)),
  '>=': strict((a, b) => ordered(b, a, (x, y) => x <= y)),
  '+': numeric((a, b) => a + b),
  '-': numeric((a, ...b) => (b.length === 0 ? -a : a - b[0])),
  '*': numeric((a, b) => a * b),
  div: numeric((a, b) => a / b),
  mod: numeric((a, b) => a % b),
  '|': union,

  abs: numeric(Math.abs),
  acos: numeric(Math.acos),
  asin: numeric(Math.asin),
  atan: numeric(Math.atan),
  atan2: numeric(Math.atan2),
  'base64-decode': textual(decoded),
  boolean: strict(truth),
  'boolean-from-string': textual((s) => s === 'true' || s === '1'),
  ceiling: numeric(Math.ceil),
  checklist: strict((least, most, ...conditions) => within(spread(conditions).filter(truth).length, number(least), number(most))),
  coalesce: ([value, otherwise], env) => {
    const first = walk(value, env);
    return empty(first) ? walk(otherwise, env) : first;
  },
  concat: strict((...values) => short(spread(values).map(text).join(''))),
  contains: textual((s, part) => s.includes(part)),
  cos: numeric(Math.cos),
  count: strict((value) => (value instanceof Several ? value.texts.length : Number(!empty(value)))),
  'count-non-empty': strict((...values) => spread(values).filter(truth).length),
  'count-selected': strict((list) => picks(list).length),
  date: strict(dateOf),
  'date-time': strict(dateTimeOf),
  'decimal-date-time': strict((value) => (typeof value === 'number' ? value : daysOf(trim(text(value)), true))),
  'decimal-time': strict((value) => (typeof value === 'number' ? value - Math.floor(value) : partOfDay(trim(text(value))))),
  digest: strict((s, algorithm, encoding = 'base64') => digest(str(s), str(algorithm), str(encoding))),
  'ends-with': textual((s, end) => s.endsWith(end)),
  exp: numeric(Math.exp),
  exp10: numeric(powerOfTen),
  false: () => false,
  floor: numeric(Math.floor),
  'format-date': formatDate,
  'format-date-time': formatDate,
  if: ([condition, then, otherwise], env) => walk(truth(walk(condition, env)) ? then : otherwise, env),
  'indexed-repeat': ([name, ...places], env) => {
    const told = [];
    for (let i = 0; i < places.length; i += 2) told.push([places[i], Math.trunc(number(walk(places[i + 1], env)))]);
    return told.every(([, row]) => row >= 1 && row <= 1e6) ? asAnswer(env.indexed(name, told)) : '';
  },
  int: numeric(Math.trunc),
  join: strict((separator, ...values) => short(spread(values).map(text).join(str(separator)))),
  'jr:choice-name': ([choice, question], env) => {
    const name = str(walk(choice, env));
    charge(200);
    return name === '' ? '' : env.choiceLabel(question, name);
  },
  log: numeric(Math.log),
  log10: numeric(log10),
  max: strict((...values) => numbers(values).reduce((best, x) => (x <= best ? best : x), NaN)),
  min: strict((...values) => numbers(values).reduce((best, x) => (x >= best ? best : x), NaN)),
  'normalize-space': textual(normalized),
  not: strict((condition) => !truth(condition)),
  now: (args, env) => env.now(),
  number: strict(number),
  once: ([value], env) => {
    const held = asAnswer(env.current());
    return empty(held) ? walk(value, env) : held;
  },
  pi: () => Math.PI,
  position: ([repeat], env) => (repeat === undefined ? env.place : env.position(repeat) || NaN),
  pow: numeric(Math.pow),
  random: ([draw], env) => random(drawn(draw, env)),
  randomize: ([draw, list, seed], env) => {
    const value = walk(list, env);
    if (!(value instanceof Several)) return value;
    const from = seed === undefined ? drawn(draw, env) : str(walk(seed, env));
    charge(100 + 20 * value.texts.length + 4 * from.length);
    return new Several(shuffled(value.texts.length, from).map((i) => value.texts[i]));
  },
  regex: ([value, pattern], env) => fits(str(walk(value, env)), pattern),
  round: strict((x, places = 0) => round(number(x), number(places))),
  selected: strict((list, choice) => {
    const name = trim(str(choice));
    return name !== '' && picks(list).includes(name);
  }),
  'selected-at': strict((list, place) => picks(list)[Math.trunc(number(place))] ?? ''),
  sin: numeric(Math.sin),
  sqrt: numeric(Math.sqrt),
  'starts-with': textual((s, start) => s.startsWith(start)),
  string: textual((s) => s),
  'string-length': textual((s) => Array.from(s).length),
  substr: strict((s, start, end = Infinity) => substr(str(s), number(start), number(end))),
  substring: strict((s, start, length) => substring(str(s), number(start), length === undefined ? length : number(length))),
  'substring-after': textual(after),
  'substring-before': textual(before),
  sum: strict((...values) => numbers(values).reduce((total, x) => total + x, 0)),
  tan: numeric(Math.tan),
  today: (args, env) => env.today(),
  translate: textual(translate),
  true: () => true,
  uuid: ([draw, length], env) => {
    const wanted = length === undefined ? length : number(walk(length, env));
    charge(4 * (Math.min(wanted, 10000) || 0));
    return uuid(drawn(draw, env), wanted);
  },
  'weighted-checklist': ([least, most, ...pairs], env) => {
    const [low, high] = [number(walk(least, env)), number(walk(most, env))];
    let held = 0;
    for (let i = 0; i < pairs.length; i += 2) if (truth(walk(pairs[i], env))) held += number(walk(pairs[i + 1], env));
    return within(held, low, high);
  },
};
