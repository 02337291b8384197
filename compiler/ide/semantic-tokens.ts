// Words with what they are: the grammar knows keywords and numbers, the symbols know what a name stands for.

import { highlight, type WordKind } from '../../grammar/editing/highlight.js';
import type { Declaration } from '../../grammar/tree/syntax.js';
import type { Snapshot } from './snapshot.js';
import type { SymbolKey } from './symbols/occurrences.js';

/** What a name can be to a reader. */
export type NameKind =
  | 'fact'
  | 'result'
  | 'table'
  | 'choice'
  | 'option'
  | 'function'
  | 'parameter'
  | 'unit'
  | 'plain';

export interface SemanticToken {
  readonly start: number;
  readonly end: number;
  readonly kind: Exclude<WordKind, 'name'> | NameKind;
  readonly isDeclaration: boolean;
}

/** The words of one file of the snapshot, in order. */
export function semanticTokens(snapshot: Snapshot, file: string): readonly SemanticToken[] {
  const text = snapshot.textOf(file);
  if (text === undefined) return [];
  const names = new Map(snapshot.symbols.in(file).map((occurrence) => [occurrence.span.start, occurrence]));
  return highlight(text).map(({ start, end, kind }): SemanticToken => {
    const named = kind === 'name' || kind === 'unit' ? names.get(start) : undefined;
    if (named === undefined)
      return { start, end, kind: kind === 'name' ? 'plain' : kind, isDeclaration: false };
    return { start, end, kind: kindOf(snapshot, named.key), isDeclaration: named.isDeclaration };
  });
}

const kinds: Readonly<Record<Declaration['kind'], NameKind>> = {
  fact: 'fact',
  list: 'fact',
  choice: 'choice',
  table: 'table',
  scale: 'table',
  reading: 'choice',
  function: 'function',
  amount: 'result',
  value: 'result',
  answer: 'result',
  tariff: 'plain',
  module: 'plain',
  language: 'plain',
  use: 'plain',
  source: 'plain',
  currency: 'unit',
  unit: 'unit',
  conversion: 'plain',
  valid: 'plain',
  version: 'plain',
  removed: 'plain',
  'every-version': 'plain',
  'dated-by': 'plain',
  rounding: 'plain',
  results: 'plain',
  section: 'plain',
  require: 'plain',
  notice: 'plain',
  check: 'plain',
  example: 'plain',
  'not-used': 'plain',
  'not-modelled': 'plain',
  broken: 'plain',
};

function kindOf({ symbols }: Snapshot, key: SymbolKey): NameKind {
  switch (key.kind) {
    case 'option':
      return 'option';
    case 'parameter':
      return 'parameter';
    case 'unit':
      return 'unit';
    case 'name': {
      const [declared] = symbols.declared(key.name);
      return declared === undefined ? 'plain' : kinds[declared.declaration.kind];
    }
  }
}
