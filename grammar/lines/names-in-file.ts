// The names that a file declares or takes, before it is read: words that are theirs are no misspelt keywords.

import { type IToken, tokenMatcher } from 'chevrotain';
import { folded } from '../../compiler/diagnostics/suggest.js';
import type { DeclarationConcept } from '../words/keywords.js';
import { canBeName, isKeyword } from '../words/phrases.js';
import { concepts, Quoted } from '../words/tokens.js';
import { isPipe, type Statement } from './statements.js';

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

/** What a declaration of the file calls a fact, a value, an option, though the word is taken. */
export type Taken = ReadonlyMap<string, 'fact' | 'option'>;

/** Words of the language that the file declares as names. */
export function takenIn(statements: readonly Statement[]): Taken {
  const taken = new Map<string, 'fact' | 'option'>();
  for (const { concept, head } of statements) {
    if (concept === undefined || !beginsWithName(concept)) continue;
    const [first] = head;
    if (first && isKeyword(first)) taken.set(first.image, 'fact');
    if (concept !== 'fact') continue;
    const start = head.findIndex((token) => tokenMatcher(token, concepts.oneOf));
    for (const [index, token] of head.entries()) {
      const before = head[index - 1];
      const begins = index === start + 1 || (before !== undefined && isPipe(before));
      if (start >= 0 && index > start && begins && isKeyword(token)) taken.set(token.image, 'option');
    }
  }
  return taken;
}

/** Labels of options, folded: a cell may say one, whatever stands in it. */
export function labelsOf(statements: readonly Statement[]): ReadonlySet<string> {
  const labels = new Set<string>();
  for (const { concept, head, body } of statements) {
    if (concept !== 'fact' && concept !== 'choice') continue;
    const rows = body.flatMap((item) => item.tokens);
    for (const token of [...head, ...rows]) {
      if (tokenMatcher(token, Quoted))
        labels.add(foldedLabel(token.image.replace(/^["«]\s*|\s*["»]$/gu, '')));
    }
  }
  return labels;
}

export const foldedLabel = (text: string): string => folded(text.trim().replaceAll(/\s+/gu, ' '));
