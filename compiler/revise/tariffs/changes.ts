// Two tariffs → what changed by meaning, in the words of their files: figures, rows, formulas, facts, readings. Lines that moved,
// comments and labels are no change.

import type { Model } from '../../3-model/model.js';
import { formatDecimal, hundred, multiply } from '../../runtime/exact/rational.js';

export type ChangeKind =
  | 'fact'
  | 'reading'
  | 'table'
  | 'scale'
  | 'rule'
  | 'result'
  | 'requirement'
  | 'period';

/** `was` is undefined for what is new, `is` for what is gone. */
export interface Change {
  readonly kind: ChangeKind;
  /** The declared name. */
  readonly name: string;
  readonly label: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
}

interface Entry {
  readonly label: string;
  readonly text: string;
}

type Entries = ReadonlyMap<string, Entry>;

export function changesBetween(before: Model, after: Model): readonly Change[] {
  return (Object.keys(parts) as readonly ChangeKind[]).flatMap((kind) => {
    const [old, renewed] = [parts[kind](before), parts[kind](after)];
    const names = new Set([...old.keys(), ...renewed.keys()]);
    return [...names].flatMap((key): readonly Change[] => {
      const [was, is] = [old.get(key), renewed.get(key)];
      if (was?.text === is?.text) return [];
      const [name = key] = key.split('\n');
      return [{ kind, name, label: is?.label ?? was?.label ?? name, was: was?.text, is: is?.text }];
    });
  });
}

const parts: Readonly<Record<ChangeKind, (model: Model) => Entries>> = {
  period: (model) =>
    new Map(
      model.versions.map((version, index) => [
        version.name ?? `${index + 1}`,
        { label: version.name ?? '', text: `${version.from ?? ''}–${version.to ?? ''}` },
      ]),
    ),
  fact: (model) =>
    new Map(model.facts.map((fact) => [fact.name, { label: fact.label, text: domainText(fact) }])),
  reading: (model) =>
    new Map(model.readings.map(({ name, label, chosen }) => [name, { label, text: chosen }])),
  table: (model) =>
    new Map(
      model.tables
        .filter(({ id, origin }) => id === origin || model.tables.every((one) => one.id !== origin))
        .flatMap(({ origin, label, rows }) =>
          [...new Map(rows.map((row) => [row.printedRow, row])).values()].map(
            (row) =>
              [`${origin}\n${row.printed[0] ?? ''}`, { label, text: row.printed.join(' | ') }] as const,
          ),
        ),
    ),
  scale: (model) =>
    new Map(
      model.scales.flatMap(({ origin, label, variants }) =>
        variants.flatMap(({ bands }) =>
          bands.map(
            ({ printed }) =>
              [`${origin}\n${printed[0] ?? ''}`, { label, text: printed.join(' | ') }] as const,
          ),
        ),
      ),
    ),
  rule: (model) => {
    const rules = new Map<string, Entry>();
    for (const { owner, label, formula, final, counterfactual } of model.definitions) {
      if (owner.startsWith('check/') || counterfactual !== undefined) continue;
      const known = rules.get(owner);
      rules.set(owner, {
        label: final || known === undefined ? label : known.label,
        text: known === undefined ? formula : `${known.text}; ${formula}`,
      });
    }
    return rules;
  },
  result: (model) =>
    new Map(
      model.results.filter(({ listed }) => listed).map(({ name, label }) => [name, { label, text: name }]),
    ),
  requirement: (model) =>
    new Map(model.requirements.map(({ message }) => [message, { label: message, text: message }])),
};

/** Needed under a condition that follows from the rules: nobody wrote it. */
export const isInferred = ({ presence }: Pick<Model['facts'][number], 'presence'>): boolean =>
  presence.kind === 'when' && presence.inferred === true;

function domainText(fact: Model['facts'][number]): string {
  const { type, domain, list } = fact;
  const presence = isInferred(fact) ? 'always' : fact.presence.kind;
  const shown = (value: NonNullable<typeof domain>['from']): string => {
    const scaled = type.kind === 'quantity' && type.percent ? multiply(value, hundred) : value;
    return formatDecimal(scaled) ?? `${scaled.n}/${scaled.d}`;
  };
  const range =
    domain === undefined ? '' : ` ${shown(domain.from)}–${shown(domain.to)} / ${shown(domain.step)}`;
  const options = type.kind === 'choice' ? ` ${type.set.options.map(({ name }) => name).join(', ')}` : '';
  return `${type.kind}${range}${options} ${presence}${list === undefined ? '' : ` ${list}`}`;
}
