// The one namespace: what each name stands for, in which versions, and which names were declared in vain.

import type { Name } from '../../grammar/syntax.js';
import { nothingToRemove, versionOfFact } from '../diagnostics/catalogue/modules.js';
import { duplicateName } from '../diagnostics/catalogue/names.js';
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

/** Kinds of declarations that a version may state again. */
const restatable = new Set(['amount', 'value', 'answer', 'choice', 'table', 'scale', 'function']);

/** Enters all names, reports duplicates with both places, and gives each statement the versions it holds in. */
export function enterNames(stated: readonly StatedEntry[], versionCount: number, report: Report): NameTable {
  const statements = new Map<string, { readonly entry: StatedEntry; readonly name: Name }[]>();
  const broken = new Set<string>();
  const dropped = new Set<StatedEntry>();
  for (const entry of stated) {
    const { declaration } = entry;
    if (declaration.kind === 'broken' && declaration.name) broken.add(declaration.name.text);
    for (const name of declaredNames(declaration)) {
      const others = statements.get(name.text) ?? [];
      const same = others.find((other) => other.entry.statedIn === entry.statedIn);
      const fixed = others.find(
        (other) => !restatable.has(other.entry.declaration.kind) || !restatable.has(declaration.kind),
      );
      const clash = same ?? fixed;
      if (clash) {
        const related = [
          { span: clash.name.span, label: { en: 'first declared here', fr: "déclaré d'abord ici" } },
        ];
        const maker = same ? duplicateName : versionOfFact;
        report(maker(name.span, { name: name.text }, { related }));
        dropped.add(entry);
        continue;
      }
      statements.set(name.text, [...others, { entry, name }]);
    }
  }
  const removals = collectRemovals(stated, statements, report);
  const all = Array.from({ length: versionCount }, (_, index) => index);
  const entries = stated
    .filter((entry) => !dropped.has(entry))
    .map((entry): Entry => {
      const name = declaredNames(entry.declaration)[0]?.text;
      const from = entry.statedIn ?? 0;
      if (name === undefined || !restatable.has(entry.declaration.kind)) {
        return { ...entry, versions: entry.statedIn === undefined || name !== undefined ? all : [from] };
      }
      const rivals = (statements.get(name) ?? []).flatMap(({ entry: other }) =>
        other !== entry && other.statedIn !== undefined ? [other.statedIn] : [],
      );
      const ends = [...rivals, ...(removals.get(name) ?? [])].filter(
        (index) => index > from || (index === from && entry.statedIn === undefined),
      );
      const end = Math.min(versionCount, ...ends);
      return { ...entry, versions: all.slice(from, end) };
    });
  const names = new Map<string, readonly Entry[]>();
  for (const entry of entries) {
    for (const { text } of declaredNames(entry.declaration)) {
      const list = [...(names.get(text) ?? []), entry];
      names.set(
        text,
        list.sort((a, b) => (a.statedIn ?? -1) - (b.statedIn ?? -1)),
      );
    }
  }
  return { entries, names, broken };
}

function collectRemovals(
  stated: readonly StatedEntry[],
  statements: ReadonlyMap<string, readonly { readonly entry: StatedEntry }[]>,
  report: Report,
): ReadonlyMap<string, readonly number[]> {
  const removals = new Map<string, number[]>();
  for (const { declaration, statedIn } of stated) {
    if (declaration.kind !== 'removed') continue;
    for (const { text, span } of declaration.names) {
      const known = (statements.get(text) ?? []).some(
        ({ entry }) =>
          restatable.has(entry.declaration.kind) &&
          statedIn !== undefined &&
          (entry.statedIn ?? -1) < statedIn,
      );
      if (!known || statedIn === undefined) report(nothingToRemove(span, { name: text }));
      else removals.set(text, [...(removals.get(text) ?? []), statedIn]);
    }
  }
  return removals;
}
