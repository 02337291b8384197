// What is asked at a place of the text, and for the whole of it: loaded when it is first asked for.

import type { SourceFile } from '../../../../compiler/source.js';
import { print } from '../../../../grammar/format/print.js';
import { parse } from '../../../../grammar/parse.js';

export { completionsAt } from '../../../../compiler/ide/completion/completion.js';
export { hoverAt } from '../../../../compiler/ide/hover.js';
export { definitionsAt } from '../../../../compiler/ide/references.js';
export { renameAt } from '../../../../compiler/ide/rename.js';

/** Undefined where a line is not read: nothing of it may be lost. */
export function formatted(file: SourceFile): string | undefined {
  let isBroken = false;
  const tree = parse(file, ({ severity }) => {
    isBroken ||= severity === 'error';
  });
  return isBroken ? undefined : print(tree);
}
