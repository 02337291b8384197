// The one namespace: what each name stands for, in which versions, and which names were declared in vain.

import type { Name } from '../../grammar/tree/syntax.js';
import { nothingToRemove, versionOfFact } from '../diagnostics/catalogue/rules/modules.js';
import { duplicateName } from '../diagnostics/catalogue/rules/names.js';
import type { Details } from '../diagnostics/define.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { declaredNames } from './declared-names.js';
import type { Entry } from './resolved.js';

/** An entry before it is known which versions it holds in. */
export type StatedEntry = Omit<Entry, 'versions'>;

export interface NameTable {
  readonly entries: readonly Entry[];
  readonly names: ReadonlyMap<string, readonly Entry[]>;
  readonly broken: ReadonlySet<string>;
}

interface Stated {
  readonly entry: StatedEntry;
  readonly name: Name;
}

/** What was stated of a name: first of all, and in each version (undefined: before the first). */
interface Statements {
  readonly first: Stated;
  readonly inVersion: Map<number | undefined, Stated>;
}

/** Kinds of declarations that a version may state again. */
const restatable = new Set(['amount', 'value', 'answer', 'choice', 'table', 'scale', 'function']);

/** Enters all names, reports duplicates with both places, and gives each statement the versions it holds in. */
export function enterNames(stated: readonly StatedEntry[], versionCount: number, report: Report): NameTable {
  const statements = new Map<string, Statements>();
  const broken = new Set<string>();
  const dropped = new Set<StatedEntry>();
  for (const entry of stated) {
    const { declaration } = entry;
    if (declaration.kind === 'broken') {
      if (declaration.name) broken.add(declaration.name.text);
      for (const name of declaration.perhaps ?? []) broken.add(name);
    }
    for (const name of declaredNames(declaration)) {
      const others = statements.get(name.text) ?? { first: { entry, name }, inVersion: new Map() };
      const isFixed =
        !restatable.has(others.first.entry.declaration.kind) || !restatable.has(declaration.kind);
      const same = others.inVersion.get(entry.statedIn);
      const clash = same ?? (isFixed && others.inVersion.size > 0 ? others.first : undefined);
      if (clash) {
        const related = [
          { span: clash.name.span, label: { en: 'first declared here', fr: "déclaré d'abord ici" } },
        ];
        const maker = same ? duplicateName : versionOfFact;
        const kinds = new Set([clash.entry.declaration.kind, declaration.kind]);
        const isBoth = same !== undefined && kinds.size > 1 && kinds.has('fact');
        const help = isBoth ? givenAndComputed(name.text) : {};
        report(maker(name.span, { name: name.text }, { related, ...help }));
        // Results may speak of the one that is left out.
        if (isBoth) broken.add(name.text);
        dropped.add(entry);
        continue;
      }
      others.inVersion.set(entry.statedIn, { entry, name });
      statements.set(name.text, others);
    }
  }
  const removals = collectRemovals(stated, statements, report);
  const all = Array.from({ length: versionCount }, (_, index) => index);
  const ends = new Map<string, readonly number[]>();
  /** The versions in which a name is stated again or removed, in order. */
  const endsOf = (name: string): readonly number[] => {
    const known = ends.get(name);
    if (known !== undefined) return known;
    const versions = [...(statements.get(name)?.inVersion.keys() ?? []), ...(removals.get(name) ?? [])];
    const found = versions.filter((index) => index !== undefined).sort((a, b) => a - b);
    ends.set(name, found);
    return found;
  };
  const entries = stated
    .filter((entry) => !dropped.has(entry))
    .map((entry): Entry => {
      const name = declaredNames(entry.declaration)[0]?.text;
      const from = entry.statedIn ?? 0;
      if (name === undefined || !restatable.has(entry.declaration.kind)) {
        return { ...entry, versions: entry.statedIn === undefined || name !== undefined ? all : [from] };
      }
      const end = endsOf(name).find(
        (index) => index > from || (index === from && entry.statedIn === undefined),
      );
      return { ...entry, versions: all.slice(from, end) };
    });
  const names = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const { text } of declaredNames(entry.declaration)) {
      const list = names.get(text);
      if (list === undefined) names.set(text, [entry]);
      else list.push(entry);
    }
  }
  for (const list of names.values()) list.sort((a, b) => (a.statedIn ?? -1) - (b.statedIn ?? -1));
  return { entries, names, broken };
}

/** What the case gives and what is computed from it: two things, so two names. */
const givenAndComputed = (name: string): Details => ({
  help: {
    en: `what the case gives and what is computed are two things: call the fact \`${name}_given\`, say, and use it in the formula`,
    fr: `ce que le cas donne et ce qui se calcule sont deux choses : nommez la donnée \`${name}_donné\`, par exemple, et employez-la dans la formule`,
  },
});

function collectRemovals(
  stated: readonly StatedEntry[],
  statements: ReadonlyMap<string, Statements>,
  report: Report,
): ReadonlyMap<string, readonly number[]> {
  const removals = new Map<string, number[]>();
  for (const { declaration, statedIn } of stated) {
    if (declaration.kind !== 'removed') continue;
    for (const { text, span } of declaration.names) {
      const known = [...(statements.get(text)?.inVersion.values() ?? [])].some(
        ({ entry }) =>
          restatable.has(entry.declaration.kind) &&
          statedIn !== undefined &&
          (entry.statedIn ?? -1) < statedIn,
      );
      if (!known || statedIn === undefined) report(nothingToRemove(span, { name: text }));
      else if (removals.has(text)) removals.get(text)?.push(statedIn);
      else removals.set(text, [statedIn]);
    }
  }
  return removals;
}
