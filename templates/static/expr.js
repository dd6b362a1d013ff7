// Walks the expression trees that the server compiled (survey/expr): the same value as in Go, on every vector of
// survey/expr/testdata/vectors.json. A value is a string, a number, a boolean, an array of picks or a Sequence.
//
// env: as expr.Env: { answer(name), indexed(name, rows), position(repeat), current(), column(name),
// choiceLabel(question, choice), today(), now(), seed() }; rows are [[repeat, number], ...]. Answers are a string, an
// array of picks or a Sequence; undefined and null are a missing answer, which is the empty text. Texts are expected in
// NFC, as the server keeps them.

/** The answers to one question in several rows, each as text; as text, number and truth it is its first. */
export class Sequence {
  constructor(texts) {
    this.texts = texts;
  }
}

/** The value of a tree. */
export function evaluate(tree, env) {
  if (!Array.isArray(tree)) return tree;
  const [head, ...args] = tree;
  return operations[head](args, env);
}

/** The truth of a tree's value. */
export function holds(tree, env) {
  return truth(evaluate(tree, env));
}

/** A value as text, as an answer holds it. */
export function text(value) {
  if (Array.isArray(value)) return value.join(' ');
  if (value instanceof Sequence) return value.texts[0] ?? '';
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** Whether a value is nothing: no text, no picks, NaN. A calculation that gives it has no answer. */
export function empty(value) {
  return isText(value) ? !truth(value) : Number.isNaN(value);
}

const truth = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value instanceof Sequence ? text(value) : value));

const isText = (value) => typeof value === 'object' || typeof value === 'string';

const trim = (s) => s.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

const picks = (value) =>
  Array.isArray(value) ? value : text(value).split(/[ \t\r\n]+/).filter((pick) => pick !== '');

// Answers are text underneath, the results of calculations too.
function answer(value) {
  if (Array.isArray(value) || value instanceof Sequence) return value;
  return value === undefined || value === null || empty(value) ? '' : text(value);
}

function number(value) {
  if (!isText(value)) return Number(value);
  const s = trim(text(value));
  return /^-?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$/.test(s) ? Number(s) : dayNumber(s);
}

// Days since 1970-01-01, without a time zone; NaN for what is no day of the calendar.
function dayNumber(s) {
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?$/.exec(s);
  if (!parts) return NaN;
  const [year, month, day, hour, minute, second] = parts.slice(1).map((part) => Number(part ?? 0));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return NaN;
  if (hour > 23 || minute > 59 || second > 59) return NaN;
  return (date.getTime() / 1000 + hour * 3600 + minute * 60 + second) / 86400;
}

// Without an exponent, unlike String().
function numberText(x) {
  const written = String(x === 0 ? 0 : Math.abs(x));
  const sign = x < 0 ? '-' : '';
  const [mantissa, exponent] = written.split('e');
  if (exponent === undefined) return sign + written;
  const [whole, fraction = ''] = mantissa.split('.');
  const figures = whole + fraction;
  const point = whole.length + Number(exponent);
  return sign + (point > 0 ? figures.padEnd(point, '0') : '0.' + '0'.repeat(-point) + figures);
}

function equal(a, b) {
  if (typeof a === 'boolean' || typeof b === 'boolean') return truth(a) === truth(b);
  if (typeof a === 'number' || typeof b === 'number') return number(a) === number(b);
  return text(a) === text(b);
}

// Whether any value of a and any of b compare so; only a Sequence has several.
function any(a, b, compares) {
  const several = (value, other) => (value instanceof Sequence && typeof other !== 'boolean' ? value.texts : [value]);
  return several(a, b).some((x) => several(b, a).some((y) => compares(x, y)));
}

// Halves away from zero. Powers of ten beyond 22 are not exact, and both evaluators must agree on every bit.
function round(x, places) {
  if (Number.isNaN(places)) return NaN;
  const digits = Math.max(-22, Math.min(22, Math.trunc(places)));
  const power = Number('1e' + Math.abs(digits));
  const away = (y) => (y < 0 ? -Math.round(-y) : Math.round(y));
  if (digits < 0) return away(x / power) * power;
  const scaled = x * power;
  return Number.isFinite(scaled) ? away(scaled) / power : x;
}

const patterns = new Map();

function matches(s, pattern) {
  if (!patterns.has(pattern)) patterns.set(pattern, new RegExp('^(?:' + pattern + ')$', 'u'));
  return patterns.get(pattern).test(s);
}

// A function of plain values; those that leave some alone take the trees themselves.
const strict = (worth) => (args, env) => worth(...args.map((arg) => evaluate(arg, env)));

// The first element of a list in the tree, and what it does: operators, then the functions of functions.go.
const operations = {
  $: ([name], env) => answer(env.answer(name)),
  '.': (args, env) => answer(env.current()),
  column: ([name], env) => answer(env.column(name)),
  or: (args, env) => args.some((arg) => holds(arg, env)),
  and: (args, env) => args.every((arg) => holds(arg, env)),
  '=': strict((a, b) => any(a, b, equal)),
  '!=': strict((a, b) => any(a, b, (x, y) => !equal(x, y))),
  '<': strict((a, b) => any(a, b, (x, y) => number(x) < number(y))),
  '<=': strict((a, b) => any(a, b, (x, y) => number(x) <= number(y))),
  '>': strict((a, b) => any(a, b, (x, y) => number(x) > number(y))),
  '>=': strict((a, b) => any(a, b, (x, y) => number(x) >= number(y))),
  '+': strict((a, b) => number(a) + number(b)),
  '-': strict((a, ...b) => (b.length === 0 ? -number(a) : number(a) - number(b[0]))),
  '*': strict((a, b) => number(a) * number(b)),
  div: strict((a, b) => number(a) / number(b)),
  mod: strict((a, b) => number(a) % number(b)),

  coalesce: ([value, otherwise], env) => {
    const first = evaluate(value, env);
    return empty(first) ? evaluate(otherwise, env) : first;
  },
  concat: strict((...texts) => Array.from(texts.map(text).join('')).slice(0, 10000).join('')), // MaxText
  contains: strict((a, part) => text(a).includes(text(part))),
  'count-selected': strict((list) => picks(list).length),
  false: () => false,
  if: ([condition, then, otherwise], env) => evaluate(holds(condition, env) ? then : otherwise, env),
  int: strict((x) => Math.trunc(number(x))),
  not: strict((condition) => !truth(condition)),
  number: strict(number),
  regex: strict((a, pattern) => matches(text(a), pattern)),
  round: strict((x, places = 0) => round(number(x), number(places))),
  selected: strict((list, choice) => {
    const name = trim(text(choice));
    return name !== '' && picks(list).includes(name);
  }),
  'starts-with': strict((a, start) => text(a).startsWith(text(start))),
  string: strict(text),
  'string-length': strict((a) => Array.from(text(a)).length),
  today: (args, env) => env.today(),
  true: () => true,
};
