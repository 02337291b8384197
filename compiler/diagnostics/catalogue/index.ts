// Every diagnostic that the compiler knows, by its code: what `bareme explain CODE` and the documentation read.

import { type Entry, inOneHand } from '../define.js';
import type { Localized, Severity } from '../diagnostic.js';
import * as allowances from './allowances.js';
import * as analysis from './analysis.js';
import * as analysisNames from './analysis-names.js';
import * as analysisSteps from './analysis-steps.js';
import * as analysisTables from './analysis-tables.js';
import * as cli from './cli.js';
import * as editedWorkbooks from './edited-workbooks.js';
import * as examples from './examples.js';
import * as jsonSchema from './json-schema.js';
import * as model from './model.js';
import * as modules from './modules.js';
import * as names from './names.js';
import * as portfolio from './portfolio.js';
import * as sources from './sources.js';
import * as statements from './statements.js';
import * as syntax from './syntax.js';
import * as syntaxRows from './syntax-rows.js';
import * as syntaxSigns from './syntax-signs.js';
import * as tables from './tables.js';
import * as types from './types.js';
import * as workbook from './workbook.js';

/** What is known of a kind of mistake without a place or parameters. */
export interface CatalogueEntry {
  readonly code: string;
  readonly severity: Severity;
  /** The long text: what it means, why it matters, what to write instead. */
  readonly explanation: Localized;
}

/** One module per phase; all that `define` made in them. */
const phases: readonly Readonly<Record<string, unknown>>[] = [
  cli,
  syntax,
  syntaxSigns,
  syntaxRows,
  names,
  modules,
  allowances,
  statements,
  types,
  tables,
  sources,
  model,
  examples,
  workbook,
  portfolio,
  analysis,
  analysisTables,
  analysisSteps,
  analysisNames,
  jsonSchema,
  editedWorkbooks,
];

const isMaker = (value: unknown): value is { readonly entry: Entry<never> } =>
  typeof value === 'function' && 'entry' in value;

/** In the order of the codes' numbers. */
export const catalogue: readonly CatalogueEntry[] = phases
  .flatMap((phase) => Object.values(phase).filter(isMaker))
  .map(({ entry: { code, severity, explanation } }) => ({
    code,
    severity,
    explanation: { en: explanation.en, fr: inOneHand(explanation.fr) },
  }))
  .sort((a, b) => a.code.slice(1).localeCompare(b.code.slice(1)) || a.code.localeCompare(b.code));

/** Undefined for a code that no diagnostic has; case does not matter. */
export const entryOf = (code: string): CatalogueEntry | undefined =>
  catalogue.find((entry) => entry.code === code.toUpperCase());
