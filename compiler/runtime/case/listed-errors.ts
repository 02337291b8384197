// What is wrong with a case, in the order in which it is told, each once.

import type { FactShapes } from '../facts/fact-shapes.js';
import type { CaseError } from '../outcome/assessment.js';

/** The fact or list that a path begins with; a broken item does not break its list. */
export const topOf = (path: string): string =>
  path.includes('[') ? path : (/^[^.]*/.exec(path)?.[0] ?? path);

/** By the place of the fact, or of the first fact of the list; what is of no fact comes last. */
export function inOrderOfFacts(shapes: FactShapes, errors: readonly CaseError[]): readonly CaseError[] {
  const places = new Map<string, number>();
  shapes.facts.forEach(({ name, list }, index) => {
    const top = list ?? name;
    if (!places.has(top)) places.set(top, index);
  });
  const placeOf = ({ path }: CaseError) =>
    places.get(/^[^[.]*/.exec(path)?.[0] ?? path) ?? shapes.facts.length;
  return [...errors].sort((a, b) => placeOf(a) - placeOf(b));
}

export function distinct(errors: readonly CaseError[]): readonly CaseError[] {
  const seen = new Set<string>();
  return errors.filter(({ code, path, message }) => {
    const key = `${code} ${path} ${message.en}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
