// Point 37 of the checklist, as far as one file shows it: nothing in the archive depends on when it was made.

import { finding, type Rule } from './subject.js';

/** 37: the content types come first, the other parts in order, and all have the same fixed date. */
export const reproducible: Rule = {
  point: 37,
  check({ file }) {
    const paths = file.parts.map(({ path }) => path);
    const rest = paths.slice(1);
    const ordered =
      paths[0] === '[Content_Types].xml' &&
      rest.every((path, index) => index === 0 || (rest[index - 1] ?? '') < path);
    const dated = new Set(file.parts.map(({ date }) => date)).size === 1;
    return ordered && dated
      ? []
      : [
          finding(
            37,
            undefined,
            undefined,
            'the archive is not in its canonical order and date',
            'l’archive n’est pas dans son ordre et sa date canoniques',
          ),
        ];
  },
};
