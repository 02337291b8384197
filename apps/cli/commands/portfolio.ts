// bareme build --portfolio: one workbook for many establishments of a tariff, with those that were refused and why.

import { join, resolve } from 'node:path';
import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { FactInput, Model } from '../../../compiler/3-model/model.js';
import type { RefusedRow } from '../../../compiler/6-emit/workbook/portfolio/refused-sheet.js';
import type { PortfolioCase } from '../../../compiler/6-emit/workbook/portfolio/write-portfolio.js';
import {
  emptyPortfolio,
  portfolioOfLists,
  portfolioTooLong,
} from '../../../compiler/diagnostics/catalogue/outside/portfolio.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { CaseError } from '../../../compiler/runtime/outcome/assessment.js';
import { readCaseOptions } from '../input/case-options.js';
import type { IncomingCase } from '../input/case-source.js';
import { type FactsOptions, openFacts } from '../input/open-facts.js';
import { errorOf } from '../output/result-writer.js';
import { csvFactsOf, refusalLog } from '../pricing/cases.js';
import { progressLine } from '../process/progress.js';
import { confirm, localeFor, printDiagnostics, type Session } from '../process/session.js';
import { shownPath } from '../process/shown-path.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import type { CompiledRuleset } from '../rulesets/compiled-ruleset.js';

export interface PortfolioOptions extends FactsOptions {
  readonly out: string;
  /** File of facts. */
  readonly portfolio: string;
  /** Column that says what the establishment is called. */
  readonly name?: string;
  readonly on?: string;
  /** Name of the workbook; `portfolio.xlsx` without it. */
  readonly file?: string;
}

/** More rows than this no spreadsheet opens in reasonable time. */
const mostRows = 50_000;

/** Status 3 when a row was refused; it then stands on a sheet of its own. */
export async function portfolio(
  session: Session,
  { model, provenance, textOf, name }: Pick<CompiledRuleset, 'model' | 'provenance' | 'textOf' | 'name'>,
  options: PortfolioOptions,
): Promise<ExitStatus> {
  const { host } = session;
  const [list] = model.lists;
  if (list !== undefined) {
    throw new Stop(portfolioOfLists(list.span, { name, list: list.name }));
  }
  const { on } = readCaseOptions(model, options);
  const locale = localeFor(session, model.language);
  const { cases, refused } = await readCases(session, model, options, on, locale);
  if (cases.length === 0) {
    throw new Stop(emptyPortfolio(nowhere, { path: options.portfolio, refused: refused.length }));
  }
  const { writePortfolio } = await import('../../../compiler/6-emit/workbook/portfolio/write-portfolio.js');
  const { limitDiagnostics } = await import('../../../compiler/6-emit/workbook/limits.js');
  const folder = resolve(host.cwd, options.out, name);
  const path = join(folder, options.file ?? 'portfolio.xlsx');
  const file = session.outputs.open(path);
  try {
    const plan = await writePortfolio(model, { cases, refused, on }, provenance, file.write);
    file.close();
    printDiagnostics(session, limitDiagnostics(plan), locale, textOf);
  } catch (error) {
    file.drop();
    throw error;
  }
  const rows = { en: 'establishments', fr: 'établissements' }[locale];
  await confirm(session, `${shownPath(path, host.cwd)}: ${cases.length} ${rows}\n`);
  return refused.length > 0 ? exit.refused : exit.ok;
}

interface Read {
  readonly cases: readonly PortfolioCase[];
  readonly refused: readonly RefusedRow[];
}

async function readCases(
  session: Session,
  model: Model,
  options: PortfolioOptions,
  on: string | undefined,
  locale: Locale,
): Promise<Read> {
  const known = csvFactsOf(model);
  const columns = options.name === undefined ? known.known : new Set([...known.known, options.name]);
  const progress = progressLine(session.host, false);
  const source = await openFacts(
    options.portfolio,
    session,
    { ...known, known: columns },
    {
      ...options,
      progress: progress.read,
    },
  );
  const interpreter = new Interpreter(model);
  const log = refusalLog(session.host, locale);
  const cases: PortfolioCase[] = [];
  const refused: RefusedRow[] = [];
  const refuse = (incoming: IncomingCase, name: string, errors: readonly CaseError[]): void => {
    log.add(incoming, errors);
    const { code, path, message } = errorOf(errors, locale);
    const { number, line, written } = incoming;
    const said = written ?? ('facts' in incoming ? factsAsText(incoming.facts) : '');
    const facts = typeof said === 'string' ? said : said.join(' ; ');
    refused.push({ number, line, name, code, path, reason: message, facts });
  };
  for await (const incoming of source.cases) {
    if (cases.length === mostRows) {
      throw new Stop(portfolioTooLong(nowhere, { path: options.portfolio, most: mostRows }));
    }
    progress.cases(cases.length + refused.length);
    if ('error' in incoming) {
      refuse(incoming, '', [incoming.error]);
      continue;
    }
    const { name, facts } = withoutName(incoming.facts, options.name);
    const outcome = evaluate(interpreter, facts, on === undefined ? {} : { on });
    if (outcome.ok) cases.push({ name, facts: asWritten(facts), outputs: outcome.outputs });
    else refuse(incoming, name, outcome.errors);
  }
  progress.close();
  log.close(cases.length + refused.length);
  return { cases, refused };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const factsAsText = (facts: unknown): string =>
  isRecord(facts)
    ? Object.entries(facts)
        .map(([name, value]) => `${name}: ${String(value)}`)
        .join(' ; ')
    : String(facts);

/** What an establishment is called is no fact. */
function withoutName(
  facts: unknown,
  column: string | undefined,
): { readonly name: string; readonly facts: unknown } {
  if (column === undefined || !isRecord(facts)) return { name: '', facts };
  const { [column]: name, ...rest } = facts;
  return { name: name === undefined ? '' : String(name), facts: rest };
}

/** Numbers keep their digits as text. */
const asWritten = (facts: unknown): Readonly<Record<string, FactInput>> =>
  Object.fromEntries(
    Object.entries(isRecord(facts) ? facts : {}).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? value : String(value),
    ]),
  );
