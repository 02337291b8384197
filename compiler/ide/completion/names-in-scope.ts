// Names that may stand in a formula, with their label.

import type { Declaration } from '../../../grammar/tree/syntax.js';
import { declaredNames } from '../../1-resolve/declared-names.js';
import type { Snapshot } from '../snapshot.js';

export interface ScopedName {
  readonly name: string;
  readonly detail: string;
}

/** What a line takes names of. */
const results = new Set<Declaration['kind']>(['amount', 'value', 'answer']);

export function namesInScope(
  { compilation }: Snapshot,
  concept: string | undefined,
  line: string | undefined,
): readonly ScopedName[] {
  const wanted = (kind: Declaration['kind']) => {
    if (concept === 'results' || line === 'expect') return results.has(kind);
    if (concept === 'datedBy' || line === 'given') return kind === 'fact' || kind === 'list';
    return true;
  };
  const seen = new Set<string>();
  return compilation.resolved.files.flatMap(({ declarations }) =>
    declarations
      .filter(({ kind }) => wanted(kind))
      .flatMap((declaration) =>
        declaredNames(declaration).flatMap(({ text }) => {
          if (seen.has(text)) return [];
          seen.add(text);
          const label = 'label' in declaration ? declaration.label?.text : undefined;
          return [{ name: text, detail: label ?? '' }];
        }),
      ),
  );
}
