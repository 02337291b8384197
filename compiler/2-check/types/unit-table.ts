// Which units exist in a tariff, by name: built-in, currencies and declared.

import type { Locale } from '../../languages.js';
import { type Cycle, cycleUnits } from '../../runtime/exact/cycles.js';
import { one, type Rational } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { builtInUnits, frenchSpellings } from './built-in-units.js';
import { currencyCodes, currencyDecimals } from './currencies.js';
import type { UnitInfo } from './parts.js';
import { cycleUnitWords, type UnitPower } from './types.js';

export interface UnitDefinition {
  readonly symbol: string;
  /** Powers of base dimensions; currencies and declared units without `=` are their own. */
  readonly dimension: readonly UnitPower[];
  /** How many base units one is. */
  readonly factor: Rational;
  readonly decimals: number | undefined;
  readonly singular: string;
  readonly plural: string;
  /** Where the file declares it. */
  readonly span: Span | undefined;
}

/** All units a tariff may name. Symbols are canonical; several names may stand for one. */
export interface UnitTable {
  /** By name as written in a file of that language. */
  find(name: string, language: 'en' | 'fr'): UnitDefinition | undefined;
  /** By canonical symbol. */
  get(symbol: string): UnitDefinition | undefined;
  /** Every name that may be written, for suggestions. */
  names(language: 'en' | 'fr'): readonly string[];
}

/** How the currency of a file that uses a module is written in the module. */
export const moneyWords: readonly string[] = ['money', 'monnaie'];

/** Builds the table; `people` is the language of the singular and plural words that people see. */
export function unitTable(
  declared: readonly { readonly names: readonly string[]; readonly definition: UnitDefinition }[],
  people: 'en' | 'fr',
): UnitTable {
  const bySymbol = new Map<string, UnitDefinition>();
  const english = new Map<string, UnitDefinition>();
  const french = new Map<string, UnitDefinition>();
  for (const { symbol, en, fr, dimension, factor } of builtInUnits) {
    const [singular, plural] = { en, fr }[people];
    const definition = { symbol, dimension, factor, decimals: undefined, singular, plural, span: undefined };
    bySymbol.set(symbol, definition);
    for (const name of en) english.set(name, definition);
    for (const name of fr) french.set(name, definition);
  }
  for (const cycle of Object.keys(cycleUnits) as Cycle[]) {
    const symbol = cycleUnits[cycle];
    const singular = cycleUnitWords[cycle][people];
    const own = [{ symbol, power: 1 }];
    bySymbol.set(symbol, {
      symbol,
      dimension: own,
      factor: one,
      decimals: undefined,
      singular,
      plural: singular,
      span: undefined,
    });
  }
  for (const [name, symbol] of Object.entries(frenchSpellings)) {
    const definition = bySymbol.get(symbol);
    if (definition) french.set(name, definition);
  }
  for (const code of currencyCodes) {
    const definition = currencyUnit(code, currencyDecimals(code) ?? 2, undefined);
    bySymbol.set(code, definition);
    english.set(code, definition);
  }
  for (const { names, definition } of declared) {
    bySymbol.set(definition.symbol, definition);
    for (const name of names) english.set(name, definition);
    for (const name of names) french.delete(name);
  }
  // English names are known everywhere, French ones in French files, where they come first.
  const only = { en: new Map<string, UnitDefinition>(), fr: french } satisfies Record<Locale, unknown>;
  return {
    find: (name, language) => only[language].get(name) ?? english.get(name),
    get: (symbol) => bySymbol.get(symbol),
    names: (language) => [...english.keys(), ...only[language].keys()],
  };
}

/** A currency as a unit of its own dimension. */
export function currencyUnit(code: string, decimals: number, span: Span | undefined): UnitDefinition {
  const dimension = [{ symbol: code, power: 1 }];
  return { symbol: code, dimension, factor: one, decimals, singular: code, plural: code, span };
}

export const unitInfo = ({ symbol, singular, plural }: UnitDefinition): UnitInfo => ({
  symbol,
  singular,
  plural,
});
