// The values of expressions, as survey/expr has them: a string, a number, a boolean, an array of picks or Several.
import {charge} from './expr-steps.js';
import {dayNumber, daysOf, sameMoment} from './expr-dates.js';

/** The answers to one question in several rows, each as text; as text, number and truth it is its first. */
export class Several {
  constructor(texts) {
    this.texts = texts;
  }
}

const isText = (value) => typeof value === 'object' || typeof value === 'string';

/** A value as text, as an answer holds it. */
export function textOf(value) {
  if (Array.isArray(value)) return value.join(' ');
  if (value instanceof Several) return value.texts[0] ?? '';
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** A value as text whose characters are looked at. */
export function str(value) {
  const s = textOf(value);
  charge(s.length);
  return s;
}

/** The truth of a value: a text or picks that are not empty, a number that is neither 0 nor NaN. */
export function truth(value) {
  return Array.isArray(value) ? value.length > 0 : Boolean(value instanceof Several ? textOf(value) : value);
}

/** Whether a value is nothing: no text, no picks, NaN. A calculation that gives it has no answer. */
export function isEmpty(value) {
  return isText(value) ? !truth(value) : Number.isNaN(value);
}

/** A value as an answer holds it: text underneath, the results of calculations too. */
export function asAnswer(value) {
  const missing = value === undefined || value === null;
  const held = missing || (!isText(value) && isEmpty(value)) ? '' : isText(value) ? value : textOf(value);
  readSteps(typeof held === 'string' ? held : '');
  if (held instanceof Several) held.texts.forEach(readSteps);
  return held;
}

// What reading a text and comparing it costs.
function readSteps(s) {
  charge(20 + 3 * Math.min(s.length, 400) + Math.trunc(s.length / 20));
}

/** Takes the white space of XPath from both ends. */
export function trim(s) {
  let [from, to] = [0, s.length];
  while (from < to && ' \t\r\n'.includes(s[from])) from++;
  while (to > from && ' \t\r\n'.includes(s[to - 1])) to--;
  return s.slice(from, to);
}

/** The picks one by one; a text holds them between white space. */
export function picks(value) {
  return Array.isArray(value) ? value : str(value).split(/[ \t\r\n]+/).filter((pick) => pick !== '');
}

/** A value as a number: NaN when it says none. */
export function number(value) {
  if (!isText(value)) return Number(value);
  const s = trim(textOf(value));
  const x = decimal(s);
  return Number.isNaN(x) ? dayNumber(s) : x;
}

/** The number of a text that is a decimal number and nothing else; NaN of others. */
export function decimal(s) {
  const unsigned = s.replace(/^-/, '');
  const plain = unsigned.length <= 400 && /^([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$/.test(unsigned);
  return plain ? Number(s) : NaN;
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

/** Whether values are equal: by truth, by number or as text, dates by the moment that they say. */
export function equal(a, b) {
  if (typeof a === 'boolean' || typeof b === 'boolean') return truth(a) === truth(b);
  if (typeof a === 'number' || typeof b === 'number') return number(a) === number(b);
  const [x, y] = [textOf(a), textOf(b)];
  return x === y || sameMoment(x, y);
}

const several = (a, b) => (a instanceof Several || b instanceof Several) && typeof a !== 'boolean' && typeof b !== 'boolean';
const each = (value) => (value instanceof Several ? value.texts : [value]);

/** =, of Several: whether any of a equals any of b. */
export function anyEqual(a, b) {
  if (!(a instanceof Several && b instanceof Several)) return several(a, b) ? each(a).some((x) => each(b).some((y) => equal(x, y))) : equal(a, b);
  const known = new Set(a.texts.map(alike));
  return b.texts.some((s) => known.has(alike(s)));
}

// Texts that equal finds the same get the same form.
function alike(s) {
  const days = s[4] === '-' ? daysOf(s, false) : NaN;
  return Number.isNaN(days) ? "'" + s : days;
}

/** !=, of Several: whether any of a differs from any of b, so that both = and != may hold. */
export function anyUnequal(a, b) {
  if (!several(a, b)) return !equal(a, b);
  const [left, right] = [each(a), each(b)];
  const differs = (values, from) => values.some((value) => !equal(value, from));
  return left.length > 0 && right.length > 0 && (differs(left, right[0]) || differs(right, left[0]));
}

/** Whether values compare so by number; of Several, whether any two do. */
export function ordered(a, b, compares) {
  const least = (value) => (value instanceof Several ? extreme(value, (x, y) => x >= y) : number(value));
  const greatest = (value) => (value instanceof Several ? extreme(value, (x, y) => x <= y) : number(value));
  return compares(least(a), greatest(b));
}

// The number of Several that none is beyond; NaN when it holds none.
function extreme(value, keeps) {
  return value.texts.map(number).reduce((best, x) => (Number.isNaN(x) || keeps(x, best) ? best : x), NaN);
}

/** Values one by one, those of Several each as text. */
export function spread(values) {
  return values.flatMap((value) => {
    if (!(value instanceof Several)) return [value];
    for (const s of value.texts) charge(20 + s.length);
    return value.texts;
  });
}
