// A proof as people read it: what was shown of which readings and domain, or the case that breaks it, its cause and its clause.

import type { Definition, Fact, Model, Section } from '../../../compiler/3-model/model.js';
import type { Claim } from '../../../compiler/4-analyse/prover/claim.js';
import { completed } from '../../../compiler/4-analyse/prover/counterexample.js';
import { groupDigits, writeValue } from '../../../compiler/6-emit/receipt/written.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { printable } from '../../../compiler/diagnostics/display.js';
import type { FactValues, Value } from '../../../compiler/runtime/facts/fact-shapes.js';
import type { Verdict } from './verdict.js';

const words = {
  en: { proved: 'proved', false: 'FALSE', undecided: 'undecided', skipped: 'skipped' },
  fr: { proved: 'prouvé', false: 'FAUX', undecided: 'indécis', skipped: 'non examiné' },
} as const;

/** `seed` is the one that cases were drawn with. */
export interface Told {
  readonly proof: Verdict;
  readonly claim: Claim;
  /** Where the property stands, `file:line`. */
  readonly place: string;
  readonly placeOf: (definition: Definition) => string;
  readonly seed: number;
}

export function proofLines(told: Told, model: Model, locale: Locale): string {
  const { proof, place } = told;
  const { property, status } = proof;
  const fact = property.kind === 'always' ? '' : ` [${property.fact}]`;
  return [
    `${words[locale][status]}  ${printable(property.text)}${fact} (${place})${attacked(proof, locale)}`,
    ...undecided(told, locale),
    ...(status === 'false' || proof.contradicted === true ? counterexample(told, model, locale) : []),
    '',
  ].join('\n');
}

/** How many cases a proof stood up to. */
function attacked({ property, status, attacked: count = 0 }: Verdict, locale: Locale): string {
  if (status !== 'proved' || count === 0) return '';
  const number = groupDigits(`${count}`, locale);
  if (property.kind === 'always')
    return locale === 'fr' ? ` : vaut pour ${number} cas essayés` : `: holds in ${number} cases tried`;
  return locale === 'fr'
    ? ` : vaut pour ${number} paires de cas essayées`
    : `: holds for ${number} pairs of cases tried`;
}

function undecided({ proof, seed }: Told, locale: Locale): readonly string[] {
  const { status, tested, boxes, attacked, spent, contradicted, speaksOfNone } = proof;
  const fr = locale === 'fr';
  if (status === 'skipped') {
    return [fr ? "  l'ordre de textes ne se prouve pas" : '  the order of texts is nothing to prove'];
  }
  if (status === 'proved' && speaksOfNone === true) {
    return [
      fr ? '  aucun cas, ou aucune paire de cas, à comparer' : '  no case, or no two cases, to compare',
    ];
  }
  if ((status satisfies 'proved' | 'false' | 'undecided') !== 'undecided') return [];
  if (contradicted === true) {
    return [
      fr
        ? '  bareme avait prouvé ce contrôle, et un cas le contredit : c’est une faute de bareme, à signaler avec ce cas'
        : '  bareme had proved this check, and a case contradicts it: a fault of bareme, please report it with this case',
    ];
  }
  const cases = attacked ?? tested;
  const reason = spent === undefined ? '' : reasons[locale][spent](boxes);
  return [
    fr
      ? `  non prouvé ; ${cases} cas dont il dit quelque chose ont été essayés, pris aux limites, tranches, croisements et arrondis des règles (graine ${seed}), aucun ne le contredit${reason}`
      : `  not proved; ${cases} cases that it speaks of were tried, from the limits, blocks, crossings and roundings of the rules (seed ${seed}), none contradicts it${reason}`,
  ];
}

const reasons = {
  en: {
    time: () => '; the time for one check was spent, --time allows more',
    parts: (boxes: number) => `; ${boxes} parts of the domain were looked at, --budget allows more`,
    looks: (boxes: number) =>
      `; the work granted to one check was spent (${boxes} parts of the domain looked at), --budget allows more`,
    rules: (boxes: number) => `; no rule of the prover shows it (${boxes} parts of the domain looked at)`,
    depth: () => '; its rules are nested deeper than the prover can follow: split the longest of them',
    unconfirmed: () => '; the checker of proofs did not confirm what the prover had found',
  },
  fr: {
    time: () => '; le temps prévu pour un contrôle est passé, --time en accorde plus',
    parts: (boxes: number) => ` ; ${boxes} parties du domaine examinées, --budget en permet plus`,
    looks: (boxes: number) =>
      ` ; le travail accordé à un contrôle est épuisé (${boxes} parties du domaine examinées), --budget en permet plus`,
    rules: (boxes: number) =>
      ` ; aucune règle du prouveur ne le montre (${boxes} parties du domaine examinées)`,
    depth: () =>
      ' ; ses règles sont imbriquées plus profondément que le prouveur ne peut suivre : coupez la plus longue',
    unconfirmed: () => ' ; le vérificateur de preuves n’a pas confirmé ce que le prouveur avait trouvé',
  },
} as const;

function counterexample({ proof, claim, placeOf }: Told, model: Model, locale: Locale): readonly string[] {
  const { property, counterexample: found, cause, holdsWith } = proof;
  const fr = locale === 'fr';
  if (!found) return [];
  const lines: string[] = [fr ? '  contre-exemple :' : '  counterexample:'];
  // All that `run` asks for, so that the case can be priced as it stands.
  const [before, after] = [completed(model, found.before), found.after && completed(model, found.after)];
  lines.push(...factLines(model, claim.facts, before, after, locale));
  if (property.kind !== 'always' && found.values.length > 0) {
    const { type } = property.subject;
    const written = found.values.map((value) => writeValue(value, type, model, locale));
    lines.push(
      `    ${fr ? 'résultat' : 'result'} : ${written.join(' → ')}`.replace(fr ? '' : ' :', fr ? '' : ':'),
    );
  }
  const definition = model.definitions.find(({ id }) => id === cause?.definition);
  if (proof.sides) {
    const [left, right] = proof.sides.map(({ value, type }) => writeValue(value, type, model, locale));
    lines.push(fr ? `    comparé : ${left} à ${right}` : `    compared: ${left} with ${right}`);
  }
  if (cause && definition) {
    const written = cause.values.map((value) => writeValue(value, definition.type, model, locale));
    const amounts = written.length > 0 ? ` : ${written.join(' → ')}` : '';
    lines.push(
      `  ${fr ? 'à cause de' : 'because of'} ${printable(stepOf(definition))}${fr ? amounts : amounts.replace(' :', ':')} (${placeOf(definition)})`,
    );
    for (const { table, printed } of cause.rows) {
      lines.push(
        `    ${fr ? `ligne de ${table} :` : `row of ${table}:`} | ${printed.map(printable).join(' | ')} |`,
      );
    }
    const section = model.sections.find(({ id }) => id === definition.section);
    if (section) lines.push(`    ${clause(section)}`);
    if (cause.quote !== undefined) lines.push(`    « ${printable(cause.quote)} »`);
  }
  if (claim.readings.length > 0) {
    const chosen = claim.readings.map(({ reading, option }) => `${reading} = ${option}`).join(', ');
    const several = claim.readings.length > 1;
    lines.push(
      fr
        ? `  sous ${several ? 'les lectures' : 'la lecture'} ${chosen}`
        : `  under the ${several ? 'readings' : 'reading'} ${chosen}`,
    );
  }
  for (const { reading, option } of holdsWith ?? []) {
    lines.push(
      fr
        ? `  vrai avec la lecture ${reading} = ${option}`
        : `  holds with the reading ${reading} = ${option}`,
    );
  }
  return lines;
}

const stepOf = ({ label, formula }: Definition): string =>
  label === formula ? formula : `${label} = ${formula}`;

const clause = ({ number, title }: Section): string => `§ ${[number, title].filter(Boolean).join(' ')}`;

/** Each fact with its value and the domain that was looked at. */
function factLines(
  model: Model,
  asked: readonly Fact[],
  before: FactValues,
  after: FactValues | undefined,
  locale: Locale,
): readonly string[] {
  const lines: string[] = [];
  const line = (fact: Fact, now: Value | undefined, then: Value | undefined, indent: string): void => {
    if (now === undefined && then === undefined) return;
    const absent = locale === 'fr' ? 'non donné' : 'not given';
    const written = (value: Value | undefined) =>
      value === undefined ? absent : writeValue(value, fact.type, model, locale);
    const first = written(now);
    const second = then === undefined && now !== undefined ? first : written(then);
    lines.push(
      `${indent}${fact.name} = ${first}${second === first ? '' : ` → ${second}`}${domainOf(fact, model, locale)}`,
    );
  };
  const nothing: string[] = [];
  for (const fact of asked) {
    const now = before.values[fact.name];
    if (isNothing(now, fact) && (after === undefined || isNothing(after.values[fact.name], fact))) {
      nothing.push(fact.name);
    } else if (fact.list === undefined)
      line(fact, before.values[fact.name], after?.values[fact.name], '    ');
  }
  if (nothing.length > 0) {
    lines.push(`    ${locale === 'fr' ? 'zéro ou non :' : 'zero or no:'} ${nothing.join(', ')}`);
  }
  const others = model.facts.flatMap((fact) => {
    const value = fact.list === undefined && !asked.includes(fact) ? before.values[fact.name] : undefined;
    return value === undefined ? [] : [`${fact.name} = ${writeValue(value, fact.type, model, locale)}`];
  });
  if (others.length > 0) {
    const without = locale === 'fr' ? 'sans effet ici :' : 'without effect here:';
    lines.push(`    ${without} ${others.join(', ')}`);
  }
  for (const [list, items] of Object.entries(before.lists)) {
    const own = model.facts.filter((fact) => fact.list === list);
    for (const [place, item] of items.entries()) {
      lines.push(`    ${list} ${place + 1}${locale === 'fr' ? ' :' : ':'}`);
      for (const fact of own) line(fact, item[fact.name], after?.lists[list]?.[place]?.[fact.name], '      ');
    }
  }
  return lines;
}

const isNothing = (value: Value | undefined, { type }: Fact): boolean =>
  value === false || (typeof value === 'object' && value.n === 0n && type.kind !== 'date');

function domainOf({ domain, type }: Fact, model: Model, locale: Locale): string {
  if (!domain) return '';
  const limit = (value: Value): string => writeValue(value, type, model, locale);
  const ends = `${limit(domain.from)} – ${limit(domain.to)}`;
  return locale === 'fr' ? `  (domaine ${ends})` : `  (domain ${ends})`;
}
