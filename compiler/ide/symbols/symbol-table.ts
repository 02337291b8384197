// Names of all files of a snapshot: where each is declared, where it is used, and what stands at an offset.

import type { Declaration, RuleFile } from '../../../grammar/tree/syntax.js';
import { declaredNames } from '../../1-resolve/declared-names.js';
import type { Compilation } from '../../pipeline.js';
import type { Span } from '../../source.js';
import { type Occurrence, occurrencesIn, type SymbolKey } from './occurrences.js';
import { type OptionSets, optionSets } from './option-sets.js';

export interface SymbolTable {
  /** The name that the offset lies in or directly behind. */
  readonly at: (file: string, offset: number) => Occurrence | undefined;
  readonly all: (key: SymbolKey) => readonly Occurrence[];
  readonly declarations: (key: SymbolKey) => readonly Occurrence[];
  readonly in: (file: string) => readonly Occurrence[];
  /** The declarations of a name, one per version that states it. */
  readonly declared: (name: string) => readonly Declared[];
  readonly names: ReadonlySet<string>;
  readonly sets: OptionSets;
}

export interface Declared {
  readonly declaration: Declaration;
  readonly file: RuleFile;
}

/** Reads every file of a compilation once. */
export function symbolTable({ resolved, checked }: Compilation): SymbolTable {
  const { files } = resolved;
  const declarations = files.flatMap((file) =>
    file.declarations.map((declaration) => ({ declaration, file })),
  );
  const sets = optionSets(
    declarations.map(({ declaration }) => declaration),
    checked,
  );
  const byName = new Map<string, Declared[]>();
  for (const declared of declarations) {
    const { declaration } = declared;
    const own = declaration.kind === 'broken' ? [declaration.name] : declaredNames(declaration);
    for (const name of own) {
      if (name) byName.set(name.text, [...(byName.get(name.text) ?? []), declared]);
    }
  }
  const names = new Set(byName.keys());
  const byFile = new Map(files.map((file) => [file.path, occurrencesIn(file, names, sets)]));
  const byKey = new Map<string, Occurrence[]>();
  for (const occurrence of [...byFile.values()].flat()) {
    const key = textOfKey(occurrence.key);
    const list = byKey.get(key);
    if (list === undefined) byKey.set(key, [occurrence]);
    else list.push(occurrence);
  }
  const all = (key: SymbolKey) => byKey.get(textOfKey(key)) ?? [];
  return {
    at: (file, offset) =>
      byFile.get(file)?.find(({ span }) => span.start <= offset && offset < span.end) ??
      byFile.get(file)?.find(({ span }) => offset === span.end),
    all,
    declarations: (key) => all(key).filter(({ isDeclaration }) => isDeclaration),
    in: (file) => byFile.get(file) ?? [],
    declared: (name) => byName.get(name) ?? [],
    names,
    sets,
  };
}

const textOfKey = (key: SymbolKey): string =>
  'owner' in key ? `${key.kind} ${key.owner} ${key.name}` : `${key.kind} ${key.name}`;

/** One entry per place, a file at a time. */
export const spansOf = (occurrences: readonly Occurrence[]): readonly Span[] =>
  occurrences.map(({ span }) => span);
