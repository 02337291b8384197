// The declarations of a rule file and its modules, and which of them are in force on a day.

import { parse } from '../../grammar/parse.js';
import type {
  Declaration,
  Expr,
  Name,
  Period,
  RoundingRule,
  RuleFile,
  UnitSyntax,
} from '../../grammar/tree/syntax.js';
import type { Num } from './numbers.js';
import { type Unit, Units } from './units.js';
import { Meaningless, type Options, Refused } from './values.js';

export type Of<K extends Declaration['kind']> = Kinds<Declaration, K>;
type Kinds<D, K> = D extends { readonly kind: infer Kind } ? (K extends Kind ? D : never) : never;
export type Formulated = Of<'amount'>;

/** A declaration with the condition of its section. */
export interface Placed<D extends Declaration = Declaration> {
  readonly declaration: D;
  readonly applies: Expr | undefined;
}

interface Part {
  readonly placed: Placed;
  /** Of which file, and behind which of its `version` lines; -1 before the first. */
  readonly file: number;
  readonly version: number;
}

export type Load = (
  path: string,
  from: string,
) => { readonly path: string; readonly text: string } | undefined;

export const num = ({ n: p, d: q }: { readonly n: bigint; readonly d: bigint }): Num => ({ p, q });

/** What is in force on a day. */
export interface InForce {
  readonly named: ReadonlyMap<string, Placed>;
  /** Declarations without a name of their own: requirements, notices. */
  readonly others: readonly Placed[];
}

export class Program {
  readonly units: Units;
  readonly locale: 'en' | 'fr';
  readonly dated: string | undefined;
  readonly currencyDecimals = new Map<string, number>();
  readonly conversions: readonly Of<'conversion'>[];
  readonly roundings: readonly RoundingRule[];
  readonly #parts: Part[] = [];
  readonly #versions: Of<'version'>[][] = [];
  readonly #valid: Period[] = [];

  constructor(main: { readonly path: string; readonly text: string }, load: Load = () => undefined) {
    const tree = this.#read(main, load, new Set());
    this.locale = tree.locale;
    const all = this.#parts.map(({ placed }) => placed.declaration);
    const of = <K extends Declaration['kind']>(kind: K) =>
      all.filter((one): one is Of<K> => one.kind === kind);
    const currency = of('currency').at(-1);
    this.units = new Units(currency?.code.text);
    for (const { code, decimals } of of('currency')) {
      if (decimals !== undefined) this.currencyDecimals.set(code.text, decimals);
    }
    for (const { names, equals } of of('unit')) {
      this.units.declare(
        names.map(({ text }) => text),
        equals && { value: num(equals.value), unit: this.unit(equals.unit) },
      );
    }
    this.conversions = of('conversion');
    this.roundings = of('rounding').flatMap(({ rule }) => rule ?? []);
    this.dated = of('dated-by').at(-1)?.fact.text;
  }

  #read(file: { readonly path: string; readonly text: string }, load: Load, seen: Set<string>): RuleFile {
    seen.add(file.path);
    const tree = parse(file, () => {});
    const modules = tree.declarations.filter((one): one is Of<'use'> => one.kind === 'use');
    for (const { path } of modules) {
      const module = load(path.text, file.path);
      // What the file itself declares stands behind, and so replaces what a module has of the same name.
      if (module && !seen.has(module.path)) this.#read(module, load, seen);
    }
    const index = this.#versions.length;
    const versions: Of<'version'>[] = [];
    this.#versions.push(versions);
    let applies: Expr | undefined;
    let version = -1;
    for (const declaration of tree.declarations) {
      if (declaration.kind === 'section') applies = declaration.applies;
      if (declaration.kind === 'version' || declaration.kind === 'every-version') {
        applies = undefined;
        version = declaration.kind === 'version' ? versions.push(declaration) - 1 : -1;
      }
      if (declaration.kind === 'valid') this.#valid.push(declaration.period);
      this.#parts.push({ placed: { declaration, applies }, file: index, version });
    }
    return tree;
  }

  unit(unit: UnitSyntax | undefined): Unit {
    return this.units.of(unit?.names.map(({ text }) => text) ?? [], unit?.percent);
  }

  /** Whatever the version, a fact or list of this name is declared. */
  knows(name: string): boolean {
    return this.#parts.some(
      ({ placed: { declaration } }) =>
        (declaration.kind === 'fact' || declaration.kind === 'list') && declaration.name.text === name,
    );
  }

  /** Declared in some version, whatever it is. */
  declares(name: string): boolean {
    return this.#parts.some(({ placed: { declaration } }) => namesOf(declaration).includes(name));
  }

  get isDated(): boolean {
    return this.dated !== undefined || this.#versions.some(({ length }) => length > 1);
  }

  /** The last day of the version before the one under which something is written. */
  lastDayBefore({ file, start }: { readonly file: string; readonly start: number }): number | undefined {
    const all = this.#versions.flat();
    const [own] = all
      .filter(({ span }) => span.file === file && span.start < start)
      .sort((a, b) => b.span.start - a.span.start);
    const begins = own?.period.from?.value;
    if (begins === undefined) return undefined;
    const ends = all.flatMap(({ period }) => period.to?.value ?? []).filter((day) => day < begins);
    return ends.length === 0 ? undefined : Math.max(...ends);
  }

  /** Refuses a day on which the tariff, or a file of it, has nothing in force. */
  on(day: number | undefined): InForce {
    if (day !== undefined) {
      for (const period of this.#valid) if (!within(period, day)) throw new Refused('not_in_force', '');
    }
    const active = this.#versions.map((versions) => {
      if (versions.length === 0) return -1;
      if (day === undefined) return versions.length - 1;
      const found = versions.findLastIndex(({ period }) => within(period, day));
      if (found < 0) throw new Refused('not_in_force', '');
      return found;
    });
    const named = new Map<string, Placed>();
    const others: Placed[] = [];
    const everywhere = this.#parts.filter(
      ({ placed: { declaration }, version }) => version < 0 || !versioned.has(declaration.kind),
    );
    // A version states again what is said for all, wherever that stands.
    for (const part of [...everywhere, ...this.#parts.filter((one) => !everywhere.includes(one))]) {
      const { placed, file, version } = part;
      const { declaration } = placed;
      const now = active[file] ?? -1;
      const ofItsVersion = declaration.kind === 'require' || declaration.kind === 'notice';
      if (!everywhere.includes(part) && (ofItsVersion ? version !== now : version > now)) continue;
      if (declaration.kind === 'removed') for (const { text } of declaration.names) named.delete(text);
      else for (const name of namesOf(declaration)) named.set(name, placed);
      if (declaration.kind === 'require' || declaration.kind === 'notice') others.push(placed);
      if (declaration.kind === 'results') named.set('results of the tariff', placed);
    }
    return { named, others };
  }

  /** The options that a name stands for; undefined where it has none. */
  optionsOf({ named }: InForce, name: string): Options | undefined {
    const declaration = named.get(name)?.declaration;
    if (declaration?.kind === 'fact') {
      if (declaration.type?.kind === 'like')
        return this.optionsOf({ named, others: [] }, declaration.type.name.text);
      if (declaration.type?.kind === 'one-of') return optionsFrom(declaration.type.options);
    }
    if (declaration?.kind === 'choice') return optionsFrom(declaration.rows.map(({ option }) => option));
    return undefined;
  }
}

/** What belongs to the version under which it stands. */
const versioned = new Set<Declaration['kind']>([
  'amount',
  'value',
  'answer',
  'choice',
  'table',
  'scale',
  'function',
  'removed',
  'require',
  'notice',
]);

const within = ({ from, to }: Period, day: number): boolean =>
  (from === undefined || from.value <= day) && (to === undefined || day <= to.value);

export const folded = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

function optionsFrom(
  options: readonly {
    readonly name: Name;
    readonly label: { readonly text: string } | undefined;
    readonly code: { readonly text: string } | undefined;
  }[],
): Options {
  const spellings = new Map<string, string>();
  for (const { name, label, code } of options) {
    for (const spelling of [label?.text, code?.text]) {
      if (spelling !== undefined && !spellings.has(folded(spelling)))
        spellings.set(folded(spelling), name.text);
    }
  }
  for (const { name } of options) spellings.set(folded(name.text), name.text);
  return { names: options.map(({ name }) => name.text), spellings };
}

/** The names under which a declaration is known: those of its values for a table of several. */
function namesOf(declaration: Declaration): readonly string[] {
  switch (declaration.kind) {
    case 'fact':
    case 'list':
    case 'choice':
    case 'scale':
    case 'reading':
    case 'function':
    case 'amount':
    case 'value':
    case 'answer':
      return [declaration.name.text];
    case 'table': {
      const given = declaration.gives.map(({ name }) => name.text);
      const across = declaration.keys.some(({ kind }) => kind === 'across');
      // Where columns go by options, a lone `as` names an option.
      const said = (declaration.header?.cells ?? []).flatMap(({ content }) =>
        content.kind === 'heading' && content.as?.kind === 'name' && (!across || content.option)
          ? [content.as.name.text]
          : [],
      );
      return [declaration.name.text, ...given, ...said];
    }
    case 'broken':
      throw new Meaningless('a broken line');
    default:
      return [];
  }
}
