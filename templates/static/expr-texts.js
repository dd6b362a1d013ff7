// What expressions do with texts. Characters are code points.
import {charge} from './expr-steps.js';
import {trim} from './expr-values.js';

/** The first 10,000 characters (expr.MaxText). */
export function short(s) {
  charge(s.length);
  return s.length <= 10000 ? s : Array.from(s).slice(0, 10000).join('');
}

// An index between 0 and length; NaN is 0.
function place(x, length) {
  const whole = Math.trunc(x) || 0;
  return Math.max(0, Math.min(length, whole < 0 ? whole + length : whole));
}

/** The characters from start on, the first at 0, up to but not with end; both count from the end when negative. */
export function substr(s, start, end) {
  const all = Array.from(s);
  return all.slice(place(start, all.length), place(end, all.length)).join('');
}

/** So many characters from start on, the first at 1, with the rounding of XPath 1.0. */
export function substring(s, start, length) {
  const from = Math.floor(start + 0.5);
  const to = length === undefined ? Infinity : from + Math.floor(length + 0.5);
  return Array.from(s).filter((character, i) => i + 1 >= from && i + 1 < to).join('');
}

/** The text before a mark; '' without one. */
export function before(s, mark) {
  return s.slice(0, Math.max(0, s.indexOf(mark)));
}

/** The text after a mark; '' without one. */
export function after(s, mark) {
  const at = s.indexOf(mark);
  return at < 0 ? '' : s.slice(at + mark.length);
}

/** Puts the characters of one text for those of another; those that have none go. */
export function translate(s, from, to) {
  charge(3 * s.length);
  const [sources, targets] = [Array.from(from), Array.from(to)];
  const instead = new Map();
  sources.forEach((source, i) => instead.has(source) || instead.set(source, targets[i] ?? ''));
  return Array.from(s, (character) => instead.get(character) ?? character).join('');
}

/** Takes white space from both ends and makes one space of what is between words. */
export function normalized(s) {
  charge(s.length);
  return trim(s).replace(/[ \t\r\n]+/g, ' ');
}

/** Reads base64; '' when it is none, or no text. */
export function decoded(s) {
  const bare = s.replace(/[ \t\r\n]+/g, '');
  charge(bare.length);
  try {
    const bytes = Uint8Array.from(/\s/.test(bare) ? '=' : atob(bare), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    return '';
  }
}
