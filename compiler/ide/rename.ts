// A name written otherwise wherever it stands, in all files of a snapshot.

import { caretAt } from '../../grammar/editing/caret.js';
import { outlineOf } from '../../grammar/editing/outline.js';
import type { Localized } from '../diagnostics/diagnostic.js';
import type { Span } from '../source.js';
import type { Snapshot } from './snapshot.js';
import type { SymbolKey } from './symbols/occurrences.js';

export type Renaming =
  | { readonly ok: true; readonly edits: readonly { readonly span: Span; readonly text: string }[] }
  | { readonly ok: false; readonly reason: Localized };

/** The name that can be renamed at an offset. Units of the language and currencies keep their names. */
export function renamableAt({ symbols }: Snapshot, file: string, offset: number): Span | undefined {
  const found = symbols.at(file, offset);
  if (found === undefined || symbols.declarations(found.key).length === 0) return undefined;
  if (found.key.kind === 'unit' && isCurrency(found.key.name)) return undefined;
  return found.span;
}

/** The edits that rename what stands at an offset; refused where the new name would mean something else. */
export function renameAt(snapshot: Snapshot, file: string, offset: number, to: string): Renaming {
  const { symbols } = snapshot;
  const found = symbols.at(file, offset);
  if (found === undefined || renamableAt(snapshot, file, offset) === undefined) {
    return refused(
      'no name that can be changed stands here',
      "aucun nom que l'on puisse changer ne se trouve ici",
    );
  }
  if (to === found.key.name) return { ok: true, edits: [] };
  if (!isFreeWord(to)) {
    return refused(
      `\`${to}\` cannot be a name: one word of letters, digits and \`_\` that is no keyword`,
      `\`${to}\` ne peut être un nom : un seul mot de lettres, de chiffres et de \`_\`, qui n'est pas un mot-clé`,
    );
  }
  if (isTaken(snapshot, found.key, to)) {
    return refused(`\`${to}\` is declared already`, `\`${to}\` est déjà déclaré`);
  }
  return { ok: true, edits: symbols.all(found.key).map(({ span }) => ({ span, text: to })) };
}

const refused = (en: string, fr: string): Renaming => ({ ok: false, reason: { en, fr } });

const isCurrency = (name: string): boolean => /^[A-Z]{3}$/.test(name);

/** Whether a word is read as a name wherever a name may stand. */
function isFreeWord(word: string): boolean {
  const line = `value ${word} = 1`;
  const [statement] = outlineOf(line).statements;
  if (statement?.name?.text !== word || statement.name.end !== statement.name.start + word.length)
    return false;
  // A keyword that is special only where it is expected is taken for one in a formula.
  const { before } = caretAt(`value x = ${word} `, `value x = ${word} `.length);
  const last = before.at(-1);
  return last?.text === word && last.kind === 'name' && last.concepts.length === 0;
}

function isTaken({ symbols }: Snapshot, key: SymbolKey, to: string): boolean {
  switch (key.kind) {
    case 'name':
      return symbols.names.has(to) || symbols.sets.onlyOwner(to) !== undefined;
    case 'option':
      return symbols.sets.has(key.owner, to) || symbols.names.has(to);
    case 'unit':
      return symbols.declarations({ kind: 'unit', name: to }).length > 0;
    case 'parameter':
      return symbols.names.has(to) || symbols.declarations({ ...key, name: to }).length > 0;
  }
}
