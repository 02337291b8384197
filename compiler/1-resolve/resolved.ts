// What resolving yields: every declaration that takes part, in order, with its file, section and versions, and the table of names.

import type { Declaration, RuleFile } from '../../grammar/tree/syntax.js';
import type { Span } from '../source.js';

export type DeclarationOf<K extends Declaration['kind']> = Extract<Declaration, { readonly kind: K }>;
export type SectionDeclaration = DeclarationOf<'section'>;

export interface Resolved {
  /** Every file that takes part, the main one first. */
  readonly files: readonly RuleFile[];
  readonly main: RuleFile;
  /** The main file is one for others to use: what it says meets facts and results of theirs. */
  readonly isModule: boolean;
  /** In order of time; always at least one. */
  readonly versions: readonly ResolvedVersion[];
  /** Declarations in order; those of a module stand where it is used. `version` and `use` lines are left out. */
  readonly entries: readonly Entry[];
  /** What each name stands for: one entry, or one per version that restates it, in order of time. */
  readonly names: ReadonlyMap<string, readonly Entry[]>;
  /** Names that were declared, but not understood or declared twice: their uses are not reported again. */
  readonly broken: ReadonlySet<string>;
  /** A declaration whose name could not be read, or a file that is not there: any unknown name may be one of theirs. */
  readonly namesAreLost: boolean;
  /** Names that a module declares but that were not taken from it, with the module's path. */
  readonly hidden: ReadonlyMap<string, string>;
}

export interface ResolvedVersion {
  readonly name: string | undefined;
  /** Whole days since 1970-01-01, both included; undefined is open. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly span: Span;
}

export interface Entry {
  readonly declaration: Declaration;
  readonly file: RuleFile;
  readonly section: SectionDeclaration | undefined;
  /** Index of the version that states it; undefined before the first `version`. */
  readonly statedIn: number | undefined;
  /** Indices of the versions it holds in. */
  readonly versions: readonly number[];
}

/** Loads the module at `path` as written in the file `from`; undefined when there is none or it may not be read. */
export type LoadModule = (path: string, from: string) => RuleFile | undefined;
