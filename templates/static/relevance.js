// Shows what is asked and hides the rest, as conditions are met: the trees come from the server, in the island.
import {answer} from './answers.js';
import {holds} from './expr.js';

/** The questions of a form with their conditions. refresh() brings the page up to date with what is typed. */
export function relevance(form, island) {
  const questions = island.questions.map((question, index) => ({
    ...question,
    element: form.querySelector(`[data-item="${index}"]`),
  }));
  const byName = new Map(questions.map((question) => [question.name, question]));
  const groups = new Map((island.groups ?? []).map((group) => [group.name, group.relevant]));
  let asked = new Map();

  // The day where the respondent is; the server judges by the survey's.
  const now = new Date();
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

  // A choice under test: its name, and its place in the list.
  const env = (question, choice, place) => ({
    answer: (name) => {
      const other = byName.get(name);
      return other && isAsked(other) ? answer(other.element, other.type) : undefined;
    },
    indexed: () => undefined,
    position: () => 0,
    current: () => question && answer(question.element, question.type),
    column: (name) => (name === 'name' ? choice : island.lists?.[question.list]?.[place]?.[name]),
    choiceLabel: () => '',
    language: () => document.documentElement.lang,
    today: () => today,
    now: () => `${today}T${[now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')}`,
    seed: () => '',
  });

  function isAsked(question) {
    if (!asked.has(question)) {
      const conditions = [island.sections[question.section].relevant, ...(question.groups ?? []).map((name) => groups.get(name)), question.relevant];
      asked.set(question, conditions.every((tree) => tree === undefined || holds(tree, env(question))));
    }
    return asked.get(question);
  }

  function show(question) {
    const on = isAsked(question);
    question.element.hidden = !on;
    for (const control of question.element.querySelectorAll('input, select, textarea')) control.disabled = !on;
    return on && offer(question);
  }

  // Takes away the choices that the filter does not offer, and those of a rank that stand at another place; tells
  // whether that undid a pick.
  function offer(question) {
    let undone = false;
    const offered = (choice, place) => question.filter === undefined || holds(question.filter, env(question, choice, place));
    for (const [place, input] of question.filter ? question.element.querySelectorAll('.choice input').entries() : []) {
      const on = offered(input.value, place);
      input.closest('.choice').hidden = !on;
      input.disabled = !on;
      undone = undone || (!on && input.checked);
      input.checked = on && input.checked;
    }
    const menus = [...question.element.querySelectorAll('select')];
    for (const menu of menus) {
      const taken = menus.filter((other) => other !== menu).map((other) => other.value);
      for (const [place, option] of [...menu.options].filter((option) => option.value !== '').entries()) {
        const on = offered(option.value, place);
        option.hidden = option.disabled = !on || taken.includes(option.value);
        if (!on && option.selected) {
          menu.value = '';
          undone = true;
        }
      }
    }
    return undone;
  }

  function refresh() {
    for (let undone = true, rounds = 0; undone && rounds < 10; rounds++) {
      asked = new Map();
      undone = questions.map(show).includes(true);
    }
    // A group or grid with nothing in it to answer goes with its heading.
    for (const group of [...form.querySelectorAll('.question.group, .question.grid')].reverse()) {
      group.hidden = !group.querySelector('[data-item]:not([hidden])');
    }
  }

  /** The questions of an element that are asked, required and empty. */
  const missing = (within) =>
    questions.filter((question) => {
      if (!question.required || !within.contains(question.element) || !isAsked(question)) return false;
      const value = answer(question.element, question.type);
      return (value === undefined || value.length === 0) && holds(question.required, env(question));
    });

  return {refresh, missing};
}
