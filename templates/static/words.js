// Words that speak of other answers: ${name} in a label, a hint or a message.

/** Puts answers in the place of their names; an answer that is not there yet is an ellipsis. */
export const speak = (words, answer) => words.replace(/\$\{\s*([^}]+?)\s*\}/g, (all, name) => answer(name) ?? '…');

/** Brings up to date what elements say of answers. */
export function say(elements, answer) {
  for (const said of elements) {
    const words = speak(said.dataset.words, answer);
    if (said.textContent !== words) said.textContent = words;
  }
}
