// Counts the work of an evaluation, as survey/expr does: no expression holds up the page for longer than about a
// millisecond.

const most = 200000; // expr.MaxSteps
const exhausted = new Error('too many steps');
let left = Infinity;

/** Takes steps: a character looked at is one, an answer read some twenty. */
export function charge(steps) {
  left -= steps;
  if (left < 0) throw exhausted;
}

/** The value that work gives; the empty text when it takes too many steps. */
export function counted(work) {
  const before = left;
  left = most;
  try {
    return work();
  } catch (thrown) {
    if (thrown !== exhausted) throw thrown;
    return '';
  } finally {
    left = before;
  }
}
