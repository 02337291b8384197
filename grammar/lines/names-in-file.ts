// The names that a file declares or takes, before it is read: words that are theirs are no misspelt keywords.

import type { IToken } from 'chevrotain';
import type { DeclarationConcept } from '../words/keywords.js';
import { canBeName } from '../words/phrases.js';
import { concepts } from '../words/tokens.js';
import type { Statement } from './statements.js';

/** Declarations that begin with the one name by which others use them. */
export const namingConcepts = [
  'fact',
  'list',
  'choice',
  'table',
  'scale',
  'reading',
  'function',
  'amount',
  'value',
  'answer',
] as const satisfies readonly DeclarationConcept[];

/** Whether a declaration begins with its name. */
export const beginsWithName = (concept: DeclarationConcept): boolean =>
  namingConcepts.some((naming) => naming === concept);

/** Names of declarations, of a table's values, and those after `taking`. */
export function namesOf(statements: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (tokens: readonly (IToken | undefined)[]) => {
    for (const token of tokens) if (token && canBeName(token)) names.add(token.image);
  };
  for (const { concept, head, body } of statements) {
    if (concept === undefined) continue;
    if (beginsWithName(concept)) add(head.slice(0, 1));
    if (concept === 'table') {
      add(after(head, concepts.gives));
      const [heading] = body;
      if (heading?.kind === 'row') add(heading.tokens);
    }
    if (concept === 'use') add(after(head, concepts.taking));
    if (concept === 'unit') add(head);
  }
  return names;
}

/** What stands behind the word. */
function after(tokens: readonly IToken[], word: (typeof concepts)[keyof typeof concepts]): readonly IToken[] {
  const place = tokens.findIndex(({ tokenType }) => tokenType.CATEGORIES?.includes(word));
  return place < 0 ? [] : tokens.slice(place + 1);
}
