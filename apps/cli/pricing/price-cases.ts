// Cases into what is printed of them, with those that were refused: the same in every thread.

import type { CaseError, Outcome } from '../../../compiler/runtime/outcome/assessment.js';
import type { IncomingCase } from '../input/incoming-case.js';
import type { ResultWriter } from '../output/result-writer.js';
import { mostShown } from './cases.js';

export interface Pricing {
  readonly evaluate: (facts: unknown) => Outcome;
  readonly write: ResultWriter['write'];
  readonly skipRefused: boolean;
  /** The line of a case in the file of records; undefined where there is none. */
  readonly recorded?: ((incoming: IncomingCase, outcome: Outcome) => string) | undefined;
  /** The line of a refused case in the file of rejects; undefined where there is none. */
  readonly rejected: ((incoming: IncomingCase, errors: readonly CaseError[]) => string) | undefined;
}

/** A case that was refused; numbers count as those of the cases did. */
export interface ToldRefusal {
  readonly number: number;
  readonly line: number | undefined;
  readonly errors: readonly CaseError[];
}

/** Some cases, one after the other, as they are printed. */
export interface PricedPart {
  readonly cases: number;
  readonly text: string;
  readonly refused: number;
  /** The first of them, as many as are ever shown. */
  readonly told: readonly ToldRefusal[];
  readonly rejects: string;
  readonly records: string;
}

/** Parts end after so much, so that results do not pile up. */
const casesOfAPart = 250;
const charactersOfAPart = 1 << 16;

/** `pricing` is asked for each part: it may change on the way. */
export function* partsOf(cases: Iterable<IncomingCase>, pricing: () => Pricing): Generator<PricedPart> {
  let part = emptyPart(pricing());
  for (const incoming of cases) {
    part.add(incoming);
    if (part.cases < casesOfAPart && part.text.length + part.records.length < charactersOfAPart) continue;
    yield part;
    part = emptyPart(pricing());
  }
  if (part.cases > 0) yield part;
}

/** All parts in one. */
export function joined(parts: Iterable<PricedPart>): PricedPart {
  let [cases, text, refused, rejects, records] = [0, '', 0, '', ''];
  const told: ToldRefusal[] = [];
  for (const part of parts) {
    cases += part.cases;
    text += part.text;
    refused += part.refused;
    rejects += part.rejects;
    records += part.records;
    told.push(...part.told);
  }
  return { cases, text, refused, rejects, records, told: told.slice(0, mostShown) };
}

function emptyPart({ evaluate, write, skipRefused, rejected, recorded }: Pricing) {
  const told: ToldRefusal[] = [];
  return {
    cases: 0,
    text: '',
    refused: 0,
    rejects: '',
    records: '',
    told,
    add(incoming: IncomingCase) {
      this.cases++;
      const outcome: Outcome =
        'error' in incoming ? { ok: false, errors: [incoming.error] } : evaluate(incoming.facts);
      if (recorded !== undefined) this.records += recorded(incoming, outcome);
      if (!outcome.ok) {
        this.refused++;
        const { errors } = outcome;
        if (told.length < mostShown) told.push({ number: incoming.number, line: incoming.line, errors });
        if (rejected !== undefined) this.rejects += rejected(incoming, errors);
        if (skipRefused) return;
      }
      this.text += write(outcome, incoming.key);
    },
  };
}
