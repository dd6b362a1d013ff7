// The values of expressions, as survey/expr has them: a string, a number, a boolean, an array of picks or Several.
import {charge} from './expr-steps.js';
import {dayNumber, sameMoment} from './expr-dates.js';

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
  charge(20 + (held instanceof Several ? 20 * held.texts.length : held.length / 20));
  return held;
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

/** Whether any value of a and any of b compare so; only Several are several. */
export function any(a, b, compares) {
  if (typeof a === 'boolean' || typeof b === 'boolean') return compares(a, b);
  const [left, right] = [each(a), each(b)];
  return left.some((x) => {
    charge(20 * (right.length - 1));
    return right.some((y) => compares(x, y));
  });
}

const each = (value) => (value instanceof Several ? value.texts : [value]);

/** Values one by one, those of Several each as text. */
export function spread(values) {
  return values.flatMap((value) => {
    if (!(value instanceof Several)) return [value];
    for (const s of value.texts) charge(20 + s.length);
    return value.texts;
  });
}
