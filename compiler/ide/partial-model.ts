// Rules with mistakes → the model of all that no mistake puts in doubt: amounts go on while a line is half written.
// What is broken is left out, and with it all that needs it, by the words that it uses: more than is meant, never less.
// Where a mistake could change the meaning of what stands elsewhere (a unit, a section, a version), there is no model.

import type { Declaration } from '../../grammar/tree/syntax.js';
import { declaredNames, tableColumns, usedWords } from '../1-resolve/declared-names.js';
import type { Entry } from '../1-resolve/resolved.js';
import type { CheckedTariff, Statement } from '../2-check/types/checked.js';
import type { Model } from '../3-model/model.js';
import { modelWithin } from '../3-model/model-from-checked.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { topicOf } from '../diagnostics/topics.js';
import type { Compilation } from '../pipeline.js';
import type { Span } from '../source.js';

export interface PartialModel {
  readonly model: Model;
  /** Declared names that have no value while the mistakes stand, in the order of the files. */
  readonly leftOut: readonly string[];
  /** Lines without a name that do not take part: requirements, notices, checks. */
  readonly idle: readonly Span[];
}

/** How far a mistake in a declaration reaches: what needs its names, nothing else, or everything. */
type Reach = 'names' | 'itself' | 'everything';

const reachOf: Readonly<Record<Declaration['kind'], Reach>> = {
  fact: 'names',
  list: 'names',
  choice: 'names',
  table: 'names',
  scale: 'names',
  reading: 'names',
  function: 'names',
  amount: 'names',
  value: 'names',
  answer: 'names',
  notice: 'itself',
  check: 'itself',
  example: 'itself',
  'not-used': 'itself',
  'not-modelled': 'itself',
  source: 'itself',
  tariff: 'everything',
  module: 'everything',
  language: 'everything',
  use: 'everything',
  currency: 'everything',
  unit: 'everything',
  conversion: 'everything',
  valid: 'everything',
  version: 'everything',
  removed: 'everything',
  'every-version': 'everything',
  'dated-by': 'everything',
  rounding: 'everything',
  results: 'everything',
  section: 'everything',
  require: 'everything',
  broken: 'everything',
};

const namingConcepts: ReadonlySet<string> = new Set([
  'fact',
  'list',
  'choice',
  'table',
  'scale',
  'reading',
  'function',
  'amount',
  'value',
  'answer',
]);
const quietConcepts: ReadonlySet<string> = new Set(['notice', 'check', 'example', 'notUsed', 'notModelled']);

/** Mistakes that are found in the model itself are left out in as many rounds as this. */
const mostRounds = 12;

/** The model without what is in doubt; undefined where that cannot be told from the rest. */
export function partialModel({ checked, resolved, found, limits }: Compilation): PartialModel | undefined {
  if (resolved.isModule || resolved.namesAreLost) return undefined;
  const doubt = new Doubt(resolved.files.flatMap(({ declarations }) => declarations));
  // What disagrees with a document has one meaning all the same.
  const errors = found.filter(
    ({ severity, code }) => severity === 'error' && topicOf(code).isLookedFor !== 'with documents',
  );
  if (!doubt.add(errors)) return undefined;
  for (let round = 0; round < mostRounds; round++) {
    if (!doubt.spread(resolved.entries)) return undefined;
    const more: Diagnostic[] = [];
    const kept = without(checked, doubt);
    const model = modelWithin(kept, limits.steps, (diagnostic) => more.push(diagnostic));
    if (model === undefined) return undefined;
    const wrong = more.filter(({ severity }) => severity === 'error');
    if (wrong.length === 0) return { model, leftOut: doubt.inOrder(resolved.entries), idle: doubt.idle };
    if (!doubt.add(wrong)) return undefined;
  }
  return undefined;
}

/** Names and lines that mistakes put in doubt. */
class Doubt {
  readonly names = new Set<string>();
  readonly #lines = new Set<Declaration>();
  readonly #declarations: readonly Declaration[];
  readonly #words = new Map<Declaration, ReadonlySet<string>>();

  constructor(declarations: readonly Declaration[]) {
    this.#declarations = declarations;
  }

  get idle(): readonly Span[] {
    return [...this.#lines].map(({ span }) => span);
  }

  /** False where what is wrong may change what anything means. */
  add(errors: readonly Diagnostic[]): boolean {
    return errors.every(({ span }) => {
      const own = this.#declarations.filter((one) => isWithin(span, one.span));
      return own.length > 0 && own.every((declaration) => this.#doubt(declaration));
    });
  }

  #doubt(declaration: Declaration): boolean {
    if (declaration.kind === 'broken') {
      const { concept, name, perhaps = [] } = declaration;
      if (concept !== undefined && quietConcepts.has(concept)) {
        this.#lines.add(declaration);
        return true;
      }
      if (concept === undefined || !namingConcepts.has(concept) || name === undefined) return false;
      this.names.add(name.text);
      // What a table may have declared, but not what others declare and it only uses.
      const others = new Set(this.#declarations.flatMap((one) => declaredNames(one).map(({ text }) => text)));
      for (const word of perhaps) if (!others.has(word)) this.names.add(word);
      return true;
    }
    switch (reachOf[declaration.kind]) {
      case 'names':
        for (const name of namesIn(declaration)) this.names.add(name);
        return true;
      case 'itself':
        this.#lines.add(declaration);
        return true;
      case 'everything':
        return false;
    }
  }

  /** Leaves out all that needs what is left out; false where that would be everything. */
  spread(entries: readonly Entry[]): boolean {
    for (let grew = true; grew; ) {
      grew = false;
      for (const { declaration, section } of entries) {
        if (declaration.kind === 'broken') continue;
        if (this.#lines.has(declaration) || namesIn(declaration).some((name) => this.names.has(name))) {
          // A name that is stated twice, and a table with its columns, go together.
          for (const name of namesIn(declaration)) if (!this.names.has(name)) grew = !!this.names.add(name);
          continue;
        }
        if (!this.#needs(declaration) && !(section && this.#needs(section))) continue;
        switch (declaration.kind === 'require' ? 'itself' : reachOf[declaration.kind]) {
          case 'names':
            for (const name of namesIn(declaration)) this.names.add(name);
            grew = true;
            break;
          case 'itself':
            this.#lines.add(declaration);
            break;
          case 'everything':
            if (declaration.kind === 'rounding' || declaration.kind === 'dated-by') return false;
            break;
        }
      }
    }
    return true;
  }

  #needs(declaration: Declaration): boolean {
    const words = this.#words.get(declaration) ?? usedWords(declaration);
    this.#words.set(declaration, words);
    for (const name of this.names) if (words.has(name)) return true;
    return false;
  }

  isIdle(span: Span): boolean {
    return this.idle.some((line) => isWithin(span, line));
  }

  inOrder(entries: readonly Entry[]): readonly string[] {
    const declared = [
      ...this.#declarations.flatMap(namesIn),
      ...entries.flatMap(({ declaration }) => namesIn(declaration)),
    ];
    return [...new Set([...declared, ...this.names])].filter((name) => this.names.has(name));
  }
}

function namesIn(declaration: Declaration): readonly string[] {
  if (declaration.kind === 'broken') return declaration.name === undefined ? [] : [declaration.name.text];
  const names = declaredNames(declaration).map(({ text }) => text);
  if (declaration.kind !== 'table') return names;
  return [...names, ...tableColumns(declaration).map(({ text }) => text)];
}

const isWithin = (span: Span, outer: Span): boolean =>
  span.file === outer.file && outer.start <= span.start && span.start <= outer.end;

function without(checked: CheckedTariff, doubt: Doubt): CheckedTariff {
  const { names } = doubt;
  const kept = <T extends { readonly name: string }>(all: readonly T[]) =>
    all.filter(({ name }) => !names.has(name));
  const isKept = (statement: Statement) =>
    !names.has(statement.name) &&
    (statement.kind !== 'table' || !statement.columns.some(({ name }) => names.has(name)));
  return {
    ...checked,
    facts: kept(checked.facts),
    lists: kept(checked.lists),
    readings: kept(checked.readings),
    statements: checked.statements.filter(isKept),
    results: checked.results && kept(checked.results),
    notices: checked.notices.filter(({ place }) => !doubt.isIdle(place.span)),
    requirements: checked.requirements.filter(({ span }) => !doubt.isIdle(span)),
    properties: checked.properties.filter(({ place }) => !doubt.isIdle(place.span)),
    examples: checked.examples
      .filter(({ span }) => !doubt.isIdle(span))
      .map((example) => ({
        ...example,
        facts: Object.fromEntries(Object.entries(example.facts).filter(([name]) => !names.has(name))),
        readings: Object.fromEntries(Object.entries(example.readings).filter(([name]) => !names.has(name))),
        expected: example.expected.filter(({ result }) => !names.has(result)),
      }))
      .filter(({ expected }) => expected.length > 0),
  };
}
