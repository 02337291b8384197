// Attacks what is told beside verdicts: jumps that are said to be the largest, lines that are offered to be declared, and proofs that
// are kept. Each is held against every case of a small domain.

import { discoveryLine } from '../../apps/cli/output/findings.js';
import type { Model, Property } from '../../compiler/3-model/model.js';
import type { Certificate } from '../../compiler/4-analyse/certificate/certificate.js';
import { indexOf } from '../../compiler/4-analyse/model-index.js';
import { shownAgain } from '../../compiler/4-analyse/prover/again.js';
import { searchAlone } from '../../compiler/4-analyse/prover/prove.js';
import { type Cliff, cliffsOf } from '../../compiler/4-analyse/prover/reports/cliffs.js';
import type { Discovery } from '../../compiler/4-analyse/prover/reports/discover.js';
import { pairOf, Trials } from '../../compiler/4-analyse/prover/trial.js';
import { expressionsOf, requirementsFor } from '../../compiler/4-analyse/spoken-of.js';
import { compare, divide, multiply, rational, subtract } from '../../compiler/runtime/exact/rational.js';
import type { FactValues } from '../../compiler/runtime/facts/fact-shapes.js';
import { truthOf } from './every-case.js';
import { modelOf } from './model-of.js';
import type { RandomFile } from './random-files.js';

/** Each jump is one that a case makes, from a value to the next one that is not refused; none is larger than what is proved. */
export function faultsOfCliffs({ name, made }: RandomFile): readonly string[] {
  return cliffsOf(made, { most: 3, boxes: 20 }).flatMap((cliff) => {
    const told = `${name}: cliff of ${cliff.result.name} in ${cliff.fact.name} by ${cliff.jump.n}/${cliff.jump.d}`;
    return faultsOfCliff(made, cliff).map((fault) => `${told}: ${fault}`);
  });
}

function faultsOfCliff(made: Model, { result, fact, jump, tried, isLargest }: Cliff): readonly string[] {
  const limited = (limit: typeof jump): Property => ({
    id: 'cliff',
    text: 'cliff',
    when: undefined,
    section: undefined,
    span: fact.span,
    kind: 'no-jump',
    fact: fact.name,
    limit,
    subject: {
      kind: 'reference',
      items: [],
      definition: result.definition,
      type: result.type,
      span: fact.span,
    },
  });
  const faults: string[] = [];
  if (![tried.before, tried.after].every((facts) => facts && isInDomain(made, facts))) faults.push('outside');
  const below = limited(multiply(jump, rational(99, 100)));
  const trials = new Trials(made, {});
  const requirements = requirementsFor(indexOf(made), expressionsOf(below));
  const change = pairOf(made, below, tried);
  const outcome = change && trials.try(below, requirements, tried.before, change, -1);
  if (outcome?.kind !== 'refuted') faults.push(`its pair makes no such jump (${outcome?.kind})`);
  if (isLargest && !truthOf({ ...made, properties: [limited(jump)] })) faults.push('there is a larger one');
  return faults;
}

/** All facts of a case that have a number lie in their domain, on its steps. */
function isInDomain(made: Model, { values, lists }: FactValues): boolean {
  return made.facts.every(({ name, list, domain }) => {
    const all = list === undefined ? [values[name]] : (lists[list] ?? []).map((item) => item[name]);
    return all.every((value) => {
      if (!domain || typeof value !== 'object') return true;
      const steps = divide(subtract(value, domain.from), domain.step);
      return steps.n >= 0n && steps.d === 1n && compare(value, domain.to) <= 0;
    });
  });
}

/** Each line that is offered can be written into the file as it is, and is true. */
export function faultsOfLines({ name, text }: RandomFile, found: readonly Discovery[]): readonly string[] {
  if (text === undefined) return [];
  return found.flatMap((discovery) => {
    const line = discoveryLine(discovery, 'en').trimEnd();
    const [, check] = /^(check .*)$/m.exec(text) ?? [];
    if (check === undefined) return [];
    const made = modelOf(text.replace(check, () => line));
    return made.properties
      .filter((property) => !truthOf({ ...made, properties: [property] }))
      .map(() => `${name}: offered: ${line}`);
  });
}

/** Claims that are alike: the other directions, limits that are a little lower, other subjects. */
export function claimsBeside({ properties: [declared] }: Model): readonly Property[] {
  if (!declared) return [];
  if (declared.kind === 'always') {
    const { condition } = declared;
    return [
      {
        ...declared,
        id: 'not',
        condition: { kind: 'not', operand: condition, type: condition.type, span: condition.span },
      },
    ];
  }
  const { subject, fact, when, section, span, text } = declared;
  const base = { subject, fact, when, section, span, text } as const;
  return [
    { ...base, id: 'up', kind: 'monotone', direction: 'never-decreases' },
    { ...base, id: 'down', kind: 'monotone', direction: 'never-increases' },
    { ...base, id: 'same', kind: 'monotone', direction: 'no-effect' },
    ...[0, 1, 3].map(
      (limit): Property => ({ ...base, id: `jump ${limit}`, kind: 'no-jump', limit: rational(limit) }),
    ),
  ];
}

/** A proof that is kept shows its own claim, and never another one that is false: certificates are put in one another's place. */
export function faultsOfKept({ name, made }: RandomFile): readonly string[] {
  const claims = [...made.properties, ...claimsBeside(made)];
  const certificates = claims.flatMap((property): readonly Certificate[] => {
    const { certificate } = searchAlone(made, property, { boxes: 20 });
    return certificate ? [certificate] : [];
  });
  return claims.flatMap((property) => {
    const model = { ...made, properties: [property] };
    const isShown = certificates.some((certificate) =>
      shownAgain(model, property, { status: 'proved', certificate, boxes: 1, tested: 0 }, 1),
    );
    return isShown && !truthOf(model) ? [`${name}: shown by a proof of something else: ${property.id}`] : [];
  });
}
