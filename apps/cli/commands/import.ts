// bareme import: the parameters that somebody changed in a workbook, back into the rule files.

import { relative, resolve, sep } from 'node:path';
import { auditWorkbook } from '../../../compiler/6-emit/workbook/compare/audit-workbook.js';
import { originOf } from '../../../compiler/6-emit/workbook/read/origin.js';
import {
  notAWorkbook,
  otherRules,
  rulesOfWorkbook,
} from '../../../compiler/diagnostics/catalogue/outside/edited-workbooks.js';
import { importAsText, isWhole } from '../output/import-text.js';
import { type EditedFile, patchOf } from '../output/patch.js';
import { confirm, localeFor, printDiagnostics, type Session } from '../process/session.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import { compiledRuleset } from '../rulesets/compiled-ruleset.js';
import { projectRoot } from '../rulesets/find-ruleset.js';
import { isSound, proposeImport } from '../rulesets/import-parameters.js';
import { readGivenWorkbook, rulesetOf } from '../rulesets/workbook-rules.js';

export interface ImportOptions {
  readonly rules?: string;
  readonly write?: boolean;
}

/**
 * Prints a patch; with `write` changes the files, all or none. Status 1 when anything in the workbook cannot become an
 * edit of a number: the patch then holds the rest, and nothing is written.
 */
export async function importWorkbook(
  session: Session,
  path: string,
  options: ImportOptions,
): Promise<ExitStatus> {
  const { host } = session;
  const given = await readGivenWorkbook(path, session);
  const wanted = options.rules ?? rulesetOf(given, host.cwd);
  if (wanted === undefined) {
    throw new Stop(rulesOfWorkbook(nowhere, { path: given.shown, name: originOf(given.file)?.name }));
  }
  const ruleset = compiledRuleset(session, wanted);
  if (ruleset === undefined) return exit.failed;
  const { model, provenance, shown, textOf } = ruleset;
  const audit = await auditWorkbook(given.bytes, model, provenance);
  if (audit === undefined) throw new Stop(notAWorkbook(nowhere, { path: given.shown }));
  const locale = localeFor(session, model.language);
  const proposal = proposeImport(ruleset, wanted, audit, host.cwd);
  const warnings = audit.sameRules ? [] : [otherRules(nowhere, { path: given.shown, rules: shown })];
  const newTextOf = proposal.edited?.textOf ?? textOf;
  printDiagnostics(session, [...warnings, ...proposal.news], locale, newTextOf);

  const report = importAsText(proposal, textOf, locale);
  const whole = isWhole(proposal);
  const status = whole ? exit.ok : exit.failed;
  if (options.write === true) {
    await confirm(session, report);
    if (!whole) host.err({ en: '\nnothing was written\n', fr: '\nrien n’a été écrit\n' }[locale]);
    else {
      session.outputs.rewriteAll(
        proposal.files.map(({ path: file, after }) => ({ path: file, content: after })),
      );
      for (const { path: file } of proposal.files) await confirm(session, `${file}\n`);
    }
    return status;
  }
  if (host.quiet !== true) host.err(report);
  if (isSound(proposal)) {
    const { files, folder } = inOneFolder(proposal.files, ruleset.path, host.cwd);
    if (folder !== undefined) {
      host.err(`\n${{ en: 'to be applied in', fr: 'à appliquer dans' }[locale]} ${folder}\n`);
    }
    await host.out(patchOf(files));
  }
  return status;
}

/** Paths from the working folder; from that of the project when a file lies outside of it. */
function inOneFolder(
  files: readonly EditedFile[],
  ruleFile: string,
  cwd: string,
): { readonly files: readonly EditedFile[]; readonly folder: string | undefined } {
  const isWithin = (path: string): boolean => !relative(cwd, resolve(cwd, path)).startsWith('..');
  if (files.every(({ path }) => isWithin(path))) return { files, folder: undefined };
  const folder = projectRoot(ruleFile);
  return {
    folder,
    files: files.map((file) => ({
      ...file,
      path: relative(folder, resolve(cwd, file.path)).split(sep).join('/'),
    })),
  };
}
