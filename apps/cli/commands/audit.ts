// bareme audit: a workbook, edited or not, against the checklist and against what its rules generate.

import { type Audit, auditWorkbook } from '../../../compiler/6-emit/workbook/compare/audit-workbook.js';
import { lintFile } from '../../../compiler/6-emit/workbook/lint/lint-workbook.js';
import { originOf } from '../../../compiler/6-emit/workbook/read/origin.js';
import { provedRows } from '../../../compiler/6-emit/workbook/sheets/checks-sheet.js';
import {
  notAWorkbook,
  otherRules,
  rulesOfWorkbook,
} from '../../../compiler/diagnostics/catalogue/outside/edited-workbooks.js';
import type { AuditReport } from '../output/audit/audit-report.js';
import { auditAsJson, auditAsText } from '../output/audit/audit-text.js';
import { localeFor, printDiagnostics, type Session } from '../process/session.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import { shownOfChecks } from '../proving/shown-of-checks.js';
import { type CompiledRuleset, compiledRuleset } from '../rulesets/compiled-ruleset.js';
import { type GivenWorkbook, readGivenWorkbook, rulesetOf } from '../rulesets/workbook-rules.js';

export interface AuditOptions {
  readonly rules?: string;
  readonly format: 'text' | 'json';
}

/** Point of the checklist about what stays in view and how sheets print. */
const printPoint = 35;

/** Status 1 when anything is not as the rules generate it, or could not be compared; inputs and parameters may differ. */
export async function audit(session: Session, path: string, options: AuditOptions): Promise<ExitStatus> {
  const { host } = session;
  const given = await readGivenWorkbook(path, session);
  const wanted = options.rules ?? rulesetOf(given, host.cwd);
  if (wanted === undefined) return withoutRules(session, given, options);
  const ruleset = compiledRuleset(session, wanted);
  if (ruleset === undefined) return exit.failed;
  const { model, provenance, shown } = ruleset;
  const found = await auditOf(session, given, ruleset);
  if (found === undefined) throw new Stop(notAWorkbook(nowhere, { path: given.shown }));
  const locale = localeFor(session, model.language);
  const report: AuditReport = {
    workbook: given.shown,
    label: model.label,
    rules: { path: shown, sha256: provenance.ruleHash },
    ...found,
  };
  if (!found.sameRules) {
    const warning = otherRules(nowhere, { path: given.shown, rules: shown });
    printDiagnostics(session, [warning], locale, () => undefined);
  }
  await host.out(
    (options.format satisfies 'text' | 'json') === 'json'
      ? auditAsJson(report, locale)
      : auditAsText(report, locale),
  );
  // Programs without a screen leave frozen headings out when they save: said, but no fault of what the file holds.
  const faults = found.findings.filter(({ point }) => !(found.resaved && point === printPoint));
  const fine = found.sameRules && faults.length === 0 && found.differences.length === 0;
  return fine ? exit.ok : exit.failed;
}

/** What a workbook says of its checks is held to what is shown of them again; one that says nothing needs no proofs. */
async function auditOf(
  session: Session,
  { bytes }: GivenWorkbook,
  ruleset: CompiledRuleset,
): Promise<Audit | undefined> {
  const { model, provenance } = ruleset;
  const found = await auditWorkbook(bytes, model, provenance);
  const saysMore = found?.differences.some(({ id }) => id?.startsWith(`${provedRows}/`)) === true;
  if (!saysMore) return found;
  const shown = await shownOfChecks(session, ruleset, undefined);
  return auditWorkbook(bytes, model, { ...provenance, shown });
}

/** The checklist needs no rules. */
async function withoutRules(
  session: Session,
  { file, shown }: GivenWorkbook,
  { format }: AuditOptions,
): Promise<ExitStatus> {
  const origin = originOf(file);
  const locale = localeFor(session, undefined);
  const report: AuditReport = {
    workbook: shown,
    label: origin?.name ?? shown,
    rules: undefined,
    origin,
    sameRules: false,
    resaved: false,
    findings: lintFile(file),
    entries: [],
    differences: [],
    values: { compared: 0, absent: 0 },
  };
  await session.host.out(
    (format satisfies 'text' | 'json') === 'json' ? auditAsJson(report, locale) : auditAsText(report, locale),
  );
  printDiagnostics(
    session,
    [rulesOfWorkbook(nowhere, { path: shown, name: origin?.name })],
    locale,
    () => undefined,
  );
  return exit.failed;
}
