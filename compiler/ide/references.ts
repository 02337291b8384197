// Where a name is declared and where it is used, in all files of a snapshot.

import type { Span } from '../source.js';
import type { Snapshot } from './snapshot.js';
import { spansOf } from './symbols/symbol-table.js';

/** Every place of the name at an offset; nothing where no name stands. */
export function referencesAt(
  { symbols }: Snapshot,
  file: string,
  offset: number,
  options: { readonly declarations: boolean } = { declarations: true },
): readonly Span[] {
  const found = symbols.at(file, offset);
  if (found === undefined) return [];
  return spansOf(
    symbols.all(found.key).filter(({ isDeclaration }) => options.declarations || !isDeclaration),
  );
}

/** Where the name at an offset is declared: several places where versions state it again. */
export function definitionsAt({ symbols }: Snapshot, file: string, offset: number): readonly Span[] {
  const found = symbols.at(file, offset);
  return found === undefined ? [] : spansOf(symbols.declarations(found.key));
}
