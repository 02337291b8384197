// Every diagnostic that the compiler knows, by its code: what `bareme explain CODE` and the documentation read.

import { type Echo, type Entry, inOneHand } from '../define.js';
import type { Localized, Severity } from '../diagnostic.js';
import * as analysis from './analysis/analysis.js';
import * as analysisNames from './analysis/analysis-names.js';
import * as analysisSteps from './analysis/analysis-steps.js';
import * as analysisTables from './analysis/analysis-tables.js';
import * as analysisValues from './analysis/analysis-values.js';
import * as examples from './analysis/examples.js';
import * as cli from './outside/cli.js';
import * as drafts from './outside/drafts.js';
import * as editedWorkbooks from './outside/edited-workbooks.js';
import * as jsonSchema from './outside/json-schema.js';
import * as outputs from './outside/outputs.js';
import * as portfolio from './outside/portfolio.js';
import * as python from './outside/python.js';
import * as revisions from './outside/revisions.js';
import * as server from './outside/server.js';
import * as sql from './outside/sql.js';
import * as workbook from './outside/workbook.js';
import * as allowances from './rules/allowances.js';
import * as limits from './rules/limits.js';
import * as model from './rules/model.js';
import * as modules from './rules/modules.js';
import * as names from './rules/names.js';
import * as quantities from './rules/quantities.js';
import * as scales from './rules/scales.js';
import * as sources from './rules/sources.js';
import * as tables from './rules/tables.js';
import * as times from './rules/times.js';
import * as types from './rules/types.js';
import * as everyday from './syntax/everyday.js';
import * as statements from './syntax/statements.js';
import * as syntax from './syntax/syntax.js';
import * as syntaxRows from './syntax/syntax-rows.js';
import * as syntaxSigns from './syntax/syntax-signs.js';

/** What is known of a kind of mistake without a place or parameters. */
export interface CatalogueEntry {
  readonly code: string;
  readonly severity: Severity;
  /** The long text: what it means, why it matters, what to write instead. */
  readonly explanation: Localized;
  readonly echoes?: Echo | undefined;
  readonly isMendedElsewhere: boolean;
}

/** One module per phase; all that `define` made in them. */
const phases: readonly Readonly<Record<string, unknown>>[] = [
  cli,
  outputs,
  server,
  syntax,
  syntaxSigns,
  syntaxRows,
  everyday,
  names,
  modules,
  allowances,
  statements,
  types,
  tables,
  quantities,
  times,
  scales,
  sources,
  model,
  limits,
  examples,
  workbook,
  portfolio,
  analysis,
  analysisTables,
  analysisSteps,
  analysisNames,
  analysisValues,
  jsonSchema,
  python,
  sql,
  editedWorkbooks,
  drafts,
  revisions,
];

const isMaker = (value: unknown): value is { readonly entry: Entry<never> } =>
  typeof value === 'function' && 'entry' in value;

/** In the order of the codes' numbers. */
export const catalogue: readonly CatalogueEntry[] = phases
  .flatMap((phase) => Object.values(phase).filter(isMaker))
  .map(({ entry: { code, severity, explanation, echoes, isMendedElsewhere } }) => ({
    code,
    severity,
    explanation: { en: explanation.en, fr: inOneHand(explanation.fr) },
    echoes,
    isMendedElsewhere: isMendedElsewhere === true,
  }))
  .sort((a, b) => a.code.slice(1).localeCompare(b.code.slice(1)) || a.code.localeCompare(b.code));

const byCode = new Map(catalogue.map((entry) => [entry.code, entry]));

/** Undefined for a code that no diagnostic has; case does not matter. */
export const entryOf = (code: string): CatalogueEntry | undefined => byCode.get(code.toUpperCase());
