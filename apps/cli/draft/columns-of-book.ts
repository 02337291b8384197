// The names of the columns of a book of cases, so that a draft can call its facts the same.

import { openFacts } from '../input/open-facts.js';
import type { Session } from '../process/session.js';

/** Of its first case; empty for an empty book, whose trouble is told when it is gone through. */
export async function columnsOfBook(path: string, session: Session): Promise<readonly string[]> {
  if (path === '-') return [];
  const source = await openFacts(path, session, {
    known: new Set(),
    yesNo: new Set(),
    numbers: new Set(),
    capacities: new Map(),
  });
  for await (const incoming of source.cases) {
    const heading = source.heading();
    if (heading !== undefined) return heading;
    const facts = 'facts' in incoming ? incoming.facts : undefined;
    return typeof facts === 'object' && facts !== null ? Object.keys(facts) : [];
  }
  return [];
}
