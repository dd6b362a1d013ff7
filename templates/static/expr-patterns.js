// Matches the patterns of regex() as survey/expr does: it follows all ways to match at once, so that its work never
// doubles with each character, as that of RegExp may.
import {charge} from './expr-steps.js';

const most = 27000; // expr.MaxMatch
const quick = 50000; // quickMatch

/** Whether a pattern, as the tree holds it, matches a whole text; what takes too many steps does not. */
export function fits(s, pattern) {
  const text = Array.from(s, (character) => character.codePointAt(0));
  const work = size(pattern) * text.length;
  let left = work <= quick ? Infinity : most;

  const word = (at) => /^[0-9A-Za-z_]$/.test(String.fromCodePoint(text[at] ?? 32));
  const edge = (at) => word(at - 1) !== word(at);

  // The places by width further, from those that suit; each once, in order.
  const after = (from, width, suits) => from.filter((at) => at + width <= text.length && suits(at)).map((at) => at + width);

  // The places where a part ends when it begins at one of from.
  function ends(part, from) {
    left -= 5 + from.length;
    if (left < 0) return [];
    if (typeof part === 'string') {
      const letters = Array.from(part, (character) => character.codePointAt(0));
      return after(from, letters.length, (at) => letters.every((letter, i) => letter === text[at + i]));
    }
    const [head, ...parts] = part;
    switch (head) {
      case '^':
        return after(from, 0, (at) => at === 0);
      case '$':
        return after(from, 0, (at) => at === text.length);
      case 'b':
        return after(from, 0, edge);
      case 'B':
        return after(from, 0, (at) => !edge(at));
      case '*':
        return repeated(...parts, from);
      case '|':
        return [...new Set(parts.flatMap((one) => ends(one, from)))].sort((a, b) => a - b);
      case '':
        return parts.reduce((at, one) => ends(one, at), from);
    }
    return after(from, 1, (at) => inClass(text[at], part));
  }

  // Goes on from where a repetition ended, but never twice from the same place.
  function repeated(least, limit, part, from) {
    let at = from;
    for (let times = 0; times < least && at.length > 0; times++) at = ends(part, at);
    if (limit < 0 && typeof part[0] === 'number') return run(part, at);
    const seen = new Set(at);
    for (let times = least; times !== limit && at.length > 0; times++) {
      at = ends(part, at).filter((place) => !seen.has(place));
      for (const place of at) seen.add(place);
    }
    return [...seen].sort((a, b) => a - b);
  }

  // As many characters of a class as there are.
  function run(range, from) {
    const reached = [];
    let last = -1;
    for (let at of from) {
      while (at > last) {
        reached.push(at);
        last = at;
        if (--left < 0 || at === text.length || !inClass(text[at], range)) break;
        at++;
      }
    }
    return reached;
  }

  const matched = ends(pattern, [0]).includes(text.length) && left >= 0;
  charge(work <= quick ? 3 * work : 6 * (most - Math.max(left, 0)));
  return matched;
}

// How many characters a pattern has when it is written out as often as it repeats.
function size(part) {
  if (typeof part === 'string') return Array.from(part).length;
  if (typeof part[0] === 'number') return 1;
  const [head, ...parts] = part;
  if (head === '*') return (size(parts[2]) + 1) * Math.max(parts[0], parts[1], 1);
  return parts.reduce((sum, one) => sum + size(one), 0);
}

// Whether a character is in ranges, pairs of first and last in order.
function inClass(character, ranges) {
  let [low, high] = [0, ranges.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (character < ranges[2 * middle]) high = middle;
    else if (character > ranges[2 * middle + 1]) low = middle + 1;
    else return true;
  }
  return false;
}
