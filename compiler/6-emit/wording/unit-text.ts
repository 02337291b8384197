// A unit as people write it beside a figure.

import type { Model, Unit } from '../../3-model/model.js';

const superscripts: Readonly<Record<string, string>> = { m2: 'm²', m3: 'm³', cm2: 'cm²', km2: 'km²' };

/** `EUR/m²`, as people write it. */
export function unitText(unit: Unit, model: Model): string {
  const name = (symbol: string): string => {
    const info = model.units.find((candidate) => candidate.symbol === symbol);
    return superscripts[symbol] ?? info?.singular ?? symbol;
  };
  const power = (symbol: string, count: number): string =>
    count === 1 ? name(symbol) : `${name(symbol)}^${count}`;
  // What is paid stands before what it is paid for, then in the order of the alphabet.
  const isCurrency = (symbol: string): boolean => model.currencies.some(({ code }) => code === symbol);
  const above = unit.powers
    .filter((part) => part.power > 0)
    .sort((a, b) => Number(isCurrency(b.symbol)) - Number(isCurrency(a.symbol)));
  const below = unit.powers.filter((part) => part.power < 0);
  const numerator = above.map((part) => power(part.symbol, part.power)).join('·');
  if (below.length === 0) return numerator;
  return `${numerator === '' ? '1' : numerator}/${below.map((part) => power(part.symbol, -part.power)).join('/')}`;
}
