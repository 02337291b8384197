// The facts of random rule files, and random cases of them.

import type { Draw } from './draw.js';
import { type Type, zones } from './random-terms.js';

export interface Fact {
  readonly name: string;
  readonly type: Type;
  readonly list: string | undefined;
  readonly line: string;
  readonly presence: 'always' | 'optional' | 'default' | 'when';
  readonly value: (draw: Draw) => unknown;
}

const kinds: Record<
  Exclude<Type, 'condition'> | 'condition',
  { readonly says: string; readonly value: Fact['value'] }
> = {
  EUR: {
    says: 'EUR, from 0 to 60',
    value: (draw) => draw.pick([draw.below(61), (draw.below(6001) / 100).toFixed(2)]),
  },
  kg: { says: 'kg, to 0.5, from 0 to 20', value: (draw) => draw.below(41) / 2 },
  number: { says: 'number, whole, from 0 to 9', value: (draw) => draw.below(10) },
  percent: {
    says: 'percent, to 0.5, from 0 to 100',
    value: (draw) => draw.pick([0, 100, draw.below(201) / 2]),
  },
  condition: { says: 'yes/no', value: (draw) => draw.chance(50) },
  zone: { says: 'one of near "Near by" | far "Far away" | out', value: (draw) => draw.pick(zones) },
  date: {
    says: 'date, from 2024-01-01 to 2025-12-31',
    value: (draw) => new Date(Date.UTC(2024, 0, 1 + draw.below(731))).toISOString().slice(0, 10),
  },
};

export function factsOf(draw: Draw): readonly Fact[] {
  const fact = (name: string, type: Type, list?: string): Fact => {
    const { says, value } = kinds[type];
    const presence =
      name === 'zone' || name === 'member'
        ? 'always'
        : draw.pick(['always', 'always', 'always', 'default', 'optional', 'when'] as const);
    const stand = {
      EUR: '7 EUR',
      kg: '3 kg',
      number: '2',
      percent: '10 %',
      condition: 'no',
      zone: 'far',
      date: '2024-05-31',
    }[type];
    const tail = {
      always: '',
      optional: ', optional',
      default: `, default ${stand}`,
      when: `, needed when ${draw.pick(['member', 'zone is near'])}`,
    }[presence];
    const type_ = type === 'zone' && name !== 'zone' ? 'like zone' : says;
    return {
      name,
      type,
      list,
      presence,
      value,
      line: `fact ${name}${list ? ` of ${list}` : ''} : ${type_}${tail}`,
    };
  };
  return [
    fact('zone', 'zone'),
    fact('member', 'condition'),
    fact('price', 'EUR'),
    fact('extra', 'EUR'),
    fact('weight', 'kg'),
    fact('count', 'number'),
    fact('share', 'percent'),
    fact('day_on', 'date'),
    fact('cost', 'EUR', 'lines'),
    fact('units', 'number', 'lines'),
    fact('kind', 'zone', 'lines'),
    fact('urgent', 'condition', 'lines'),
    fact('fee', 'EUR', 'goods'),
    fact('mass', 'kg', 'goods'),
    fact('code', 'number', 'goods'),
    fact('sent', 'date', 'goods'),
  ];
}

export function caseOf(draw: Draw, facts: readonly Fact[]): Readonly<Record<string, unknown>> {
  const values = (list: string | undefined): Record<string, unknown> =>
    Object.fromEntries(
      facts
        .filter((fact) => fact.list === list && draw.chance(fact.presence === 'always' ? 97 : 55))
        .map(({ name, value }) => [name, value(draw)]),
    );
  return {
    ...values(undefined),
    lines: Array.from({ length: draw.below(5) }, () => values('lines')),
    goods: Array.from({ length: draw.below(4) }, () => values('goods')),
  };
}
