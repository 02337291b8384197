// bareme reconcile: a book of what another system billed, against the rules; differences are explained, not listed.

import type { Model } from '../../../../compiler/3-model/model.js';
import { portfolioOfLists } from '../../../../compiler/diagnostics/catalogue/outside/portfolio.js';
import type { Locale } from '../../../../compiler/languages.js';
import { own } from '../../../../compiler/runtime/outcome/assessed.js';
import { type CaseOptionsAsked, readCaseOptions } from '../../input/case-options.js';
import { localeFor, type Session } from '../../process/session.js';
import { type ExitStatus, exit, Stop } from '../../process/stop.js';
import { billedColumns } from '../../revise/billed-columns.js';
import { calledColumns } from '../../revise/columns-missing.js';
import { moneyIn } from '../../revise/money.js';
import { type Reconciled, reconcileRules } from '../../revise/reconcile-rules.js';
import { reconciliationJson } from '../../revise/reconciliation-json.js';
import { reconciliationText } from '../../revise/reconciliation-text.js';
import type { ReportSubject } from '../../revise/reports/reconciliation-report.js';
import { runnableRuleset } from '../../rulesets/runnable-ruleset.js';

export interface ReconcileOptions extends CaseOptionsAsked {
  readonly facts: string;
  /** Of a workbook: the one that holds the book. */
  readonly sheet?: string;
  readonly billed: string;
  /** `FACT=COLUMN,…`, where a column has another name than its fact. */
  readonly columns?: readonly string[];
  /** Where the differing rows are written as a workbook. */
  readonly workbook?: string;
  readonly format: 'text' | 'json' | 'html';
}

/** Status 0 when every bill is equal or explained, 1 when something is left, 3 when cases were refused. */
export async function reconcile(
  session: Session,
  wanted: string,
  options: ReconcileOptions,
): Promise<ExitStatus> {
  const ruleset = await runnableRuleset(session, wanted);
  if (ruleset === undefined) return exit.failed;
  const { readings, on } = readCaseOptions(ruleset.model, options);
  const model = underReadings(ruleset.model, readings);
  const locale = localeFor(session, model.language);
  const billed = billedColumns(model, options.billed);
  const { provenance } = ruleset;
  const reconciled = await reconcileRules(
    session,
    { model, provenance },
    {
      facts: options.facts,
      sheet: options.sheet,
      billed,
      on,
      called: calledColumns(model, options.columns ?? []),
    },
    locale,
  );
  const { found, refused, status } = reconciled;
  const results = billed.map(({ result }) => result);
  const subject = { model, provenance, results, on, book: options.facts, locale };
  switch (options.format) {
    case 'json':
      await session.host.out(`${JSON.stringify(reconciliationJson(found, refused, locale), undefined, 2)}\n`);
      break;
    case 'text':
      await session.host.out(reconciliationText(found, refused, moneyIn(model, locale), locale));
      break;
    case 'html': {
      const { reconciliationPage } = await import('../../revise/reports/reconciliation-page.js');
      const { reconciliationReport } = await import('../../revise/reports/reconciliation-report.js');
      await session.host.out(reconciliationPage(await reconciliationReport(reconciled, subject)));
      break;
    }
    default:
      options.format satisfies never;
  }
  if (options.workbook !== undefined) await workbook(session, options.workbook, reconciled, subject);
  return status;
}

const workbookWords = {
  en: {
    nothing: (path: string) => `${path}: no bill differs, nothing to write\n`,
    left: (left: number) => `, ${left} more left out`,
    written: (path: string, rows: number, more: string) => `${path}: ${rows} differing bills${more}\n`,
    noSwitch: 'no switch',
  },
  fr: {
    nothing: (path: string) => `${path} : aucune facture différente, rien à écrire\n`,
    left: (left: number) => `, ${left} autres laissées de côté`,
    written: (path: string, rows: number, more: string) => `${path} : ${rows} factures différentes${more}\n`,
    noSwitch: 'sans interrupteur',
  },
} as const satisfies Readonly<Record<Locale, unknown>>;

async function workbook(
  session: Session,
  path: string,
  reconciled: Reconciled,
  subject: ReportSubject,
): Promise<void> {
  const { model, locale } = subject;
  const [list] = model.lists;
  if (list !== undefined) throw new Stop(portfolioOfLists(list.span, { name: model.name, list: list.name }));
  const say = workbookWords[locale];
  if (reconciled.found.different === 0) {
    session.host.err(say.nothing(path));
    return;
  }
  const { writeReconciliationWorkbook } = await import('../../revise/reports/reconciliation-workbook.js');
  const file = session.outputs.open(path);
  try {
    const { rows, left, switches } = await writeReconciliationWorkbook(file, reconciled, subject);
    file.close();
    const more = left === 0 ? '' : say.left(left);
    session.host.err(say.written(path, rows, more));
    for (const [index, one] of switches.entries()) {
      const says = reconciled.found.explanations[index]?.tally.hypothesis.says[locale] ?? '';
      const how = one === undefined ? say.noSwitch : `${one.reading} = ${one.option}`;
      session.host.err(`  ${index + 1}. ${says}: ${how}\n`);
    }
  } catch (error) {
    file.drop();
    throw error;
  }
}

/** The rules with other options chosen: what the office holds to be right. */
export const underReadings = (model: Model, readings: Readonly<Record<string, string>>): Model => ({
  ...model,
  readings: model.readings.map((reading) => ({
    ...reading,
    chosen: own(readings, reading.name) ?? reading.chosen,
  })),
});
