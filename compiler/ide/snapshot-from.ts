// One state of a rule file with all that it uses, and what every answer about it starts from.

import type { Model } from '../3-model/model.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { inOrder } from '../diagnostics/render.js';
import type { SourceFile } from '../source.js';
import type { Compilation } from '../stages.js';
import { partialModel } from './partial-model.js';
import { type SymbolTable, symbolTable } from './symbols/symbol-table.js';

/** What a case can be priced by now. */
export interface Amounts {
  readonly model: Model;
  /** Declared names without a value while mistakes stand; empty when the rules are whole. */
  readonly leftOut: readonly string[];
  readonly isWhole: boolean;
}

export interface Snapshot {
  readonly source: SourceFile;
  readonly compilation: Compilation;
  /** Everything found, examples that the rules do not bear out included, in the order of the files. */
  readonly diagnostics: readonly Diagnostic[];
  /** Undefined for a module, and where a mistake may change what anything means: the amounts of the last right state stay then. */
  readonly amounts: Amounts | undefined;
  readonly symbols: SymbolTable;
  /** The text of a rule file or document that took part. */
  readonly textOf: (file: string) => string | undefined;
}

/** A state of a file that is compiled; what is asked of it later is made when first asked for. Never throws for what a file says. */
export function snapshotFrom(
  source: SourceFile,
  compilation: Compilation,
  checkExamples: ((model: Model) => readonly Diagnostic[]) | undefined,
): Snapshot {
  const { model } = compilation;
  const diagnostics = inOrder([
    ...compilation.diagnostics,
    ...(model === undefined ? [] : (checkExamples?.(model) ?? [])),
  ]);
  let amounts: { readonly known: Amounts | undefined } | undefined;
  let symbols: SymbolTable | undefined;
  const texts = new Map(
    [...compilation.files, ...compilation.documents].map(({ path, text }) => [path, text]),
  );
  return {
    source,
    compilation,
    diagnostics,
    get amounts() {
      amounts ??= { known: amountsOf(compilation) };
      return amounts.known;
    },
    get symbols() {
      symbols ??= symbolTable(compilation);
      return symbols;
    },
    textOf: (file) => texts.get(file),
  };
}

function amountsOf(compilation: Compilation): Amounts | undefined {
  if (compilation.model !== undefined) return { model: compilation.model, leftOut: [], isWhole: true };
  const partial = partialModel(compilation);
  if (partial === undefined) return undefined;
  return { model: partial.model, leftOut: partial.leftOut, isWhole: partial.leftOut.length === 0 };
}
