// The questions of the page and of the rows of its repeats, as the server describes them in the island.

/** Describes the questions: the level of the page, and by name every question of any level. */
export function describe(island) {
  const byName = new Map();
  const level = (part, outer, repeat) => {
    const made = {outer, repeat, depth: outer ? outer.depth + 1 : 0};
    const groups = new Map((part.groups ?? []).map((group) => [group.name, group.relevant]));
    made.questions = part.questions.map((question) => {
      const section = outer ? undefined : island.sections[question.section].relevant; // a row's stands with its repeat
      const one = {
        ...question,
        level: made,
        columns: island.lists?.[question.list],
        gates: [section, ...(question.groups ?? []).map((name) => groups.get(name)), question.relevant].filter((tree) => tree !== undefined),
        feeds: [],
        places: new Set(),
      };
      if (!byName.has(one.name)) byName.set(one.name, one);
      if (question.row) one.row = level(question.row, made, one);
      return one;
    });
    return made;
  };
  const page = level(island);
  const order = island.order.map((path) => path.reduce((at, index) => (at.row ?? at).questions[index], page));
  for (const [name, places] of Object.entries(island.dependents ?? {})) {
    const used = byName.get(name);
    if (used) used.feeds = places.map((place) => order[place]);
  }
  return {page, byName};
}

/** Whether a level is another, or the other is of rows that stand in it. */
export function covers(level, other) {
  while (other.depth > level.depth) other = other.outer;
  return level === other;
}
