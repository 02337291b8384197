// Finds promises that hold although nobody declared them: which results move one way with which facts, and which do not move.

import type { Fact, Model, Property, Result } from '../../../3-model/model.js';
import { one } from '../../../runtime/exact/rational.js';
import { factsUnder, indexOf } from '../../model-index.js';
import { randomCases } from '../counterexample.js';
import { movementsOf, type Way } from '../movements.js';
import { prove } from '../prove.js';
import { Trials } from '../trial.js';

type Monotone = Extract<Property, { kind: 'monotone' }>;
export type Direction = Monotone['direction'];

/** One line that could be declared: each of its facts was proved. */
export interface Discovery {
  readonly result: Result;
  readonly direction: Direction;
  readonly facts: readonly string[];
}

const cases = 80;

/**
 * `boxes`: parts of the domain looked at per question, at most; 60 unless told. What the file declares already is left out, and so
 * are facts and results of lists.
 */
export function discover(model: Model, options: { readonly boxes?: number } = {}): readonly Discovery[] {
  const results = model.results.filter(
    ({ type, list, listed, kind }) =>
      type.kind === 'quantity' && list === undefined && (listed || kind === 'amount'),
  );
  const drawn = randomCases(model, cases, 1);
  const trials = new Trials(model, {});
  const asked = model.facts
    .filter(({ list, domain, type }) => list === undefined && domain && type.kind === 'quantity')
    .flatMap((fact) => {
      const step = fact.domain?.step ?? one;
      const seen = movementsOf(model, trials, drawn, { kind: 'step', fact: fact.name, step });
      return results.flatMap((result) =>
        directionsFor(seen.get(result.definition))
          .filter((direction) => !isDeclared(model, result, fact, direction))
          .map((direction) => questionOf(model, result, fact, direction)),
      );
    });
  const index = indexOf(model);
  // What does not depend on a fact needs no proof.
  const apart = ({ subject, fact }: Monotone): boolean => !factsUnder(index, [subject]).has(fact);
  const open = asked.filter((property) => !apart(property));
  const proofs = prove({ ...model, properties: open }, { boxes: options.boxes ?? 60, tests: cases });
  const shown = new Set(proofs.flatMap(({ status, property }) => (status === 'proved' ? [property.id] : [])));
  const proved = asked.filter((property) => shown.has(property.id) || apart(property));
  return results.flatMap((result) =>
    (['never-decreases', 'never-increases', 'no-effect'] as const).flatMap((direction): Discovery[] => {
      const facts = proved
        .filter((property) => property.direction === direction && isAbout(property, result))
        .map(({ fact }) => fact);
      return facts.length === 0 ? [] : [{ result, direction, facts }];
    }),
  );
}

/** What nothing seen speaks against; the strongest alone where nothing moved. */
function directionsFor(seen: ReadonlySet<Way> | undefined): readonly Direction[] {
  if (!seen || seen.size > 1) return [];
  if (seen.has('up')) return ['never-decreases'];
  return seen.has('down') ? ['never-increases'] : ['no-effect'];
}

const isAbout = ({ subject }: Monotone, { definition }: Result): boolean =>
  subject.kind === 'reference' && subject.definition === definition;

const isDeclared = (model: Model, result: Result, fact: Fact, direction: Direction): boolean =>
  model.properties.some(
    (property) =>
      property.kind === 'monotone' &&
      property.when === undefined &&
      property.fact === fact.name &&
      (property.direction === direction || property.direction === 'no-effect') &&
      isAbout(property, result),
  );

function questionOf(model: Model, result: Result, fact: Fact, direction: Direction): Monotone {
  const definition = model.definitions.find(({ id }) => id === result.definition);
  const span = definition?.span ?? fact.span;
  return {
    id: `${result.name} ${direction} ${fact.name}`,
    text: `${result.name} ${direction} ${fact.name}`,
    when: undefined,
    section: undefined,
    span,
    kind: 'monotone',
    direction,
    subject: { kind: 'reference', items: [], definition: result.definition, type: result.type, span },
    fact: fact.name,
  };
}
