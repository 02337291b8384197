// bareme draft: a first rule file from the tables of a spreadsheet, every cell accounted for.

import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileExists } from '../../../../compiler/diagnostics/catalogue/outside/cli.js';
import { nothingToDraft } from '../../../../compiler/diagnostics/catalogue/outside/drafts.js';
import { draftRules } from '../../../../compiler/draft/draft-rules.js';
import { accountText } from '../../draft/account-text.js';
import { columnsOfBook } from '../../draft/columns-of-book.js';
import { openTable } from '../../draft/open-table.js';
import { sha256OfText } from '../../process/hashes.js';
import { localeFor, printDiagnostics, type Session } from '../../process/session.js';
import { shownPath } from '../../process/shown-path.js';
import { type ExitStatus, exit, nowhere, Stop } from '../../process/stop.js';
import { compilerVersion } from '../../process/version.js';
import { billedColumns, refuse } from '../../revise/billed-columns.js';
import { moneyIn } from '../../revise/money.js';
import { type Reconciled, reconcileRules } from '../../revise/reconcile-rules.js';
import { reconciliationJson } from '../../revise/reconciliation-json.js';
import { reconciliationText } from '../../revise/reconciliation-text.js';

export interface DraftOptions {
  readonly out?: string;
  readonly against?: string;
  readonly billed?: string;
  readonly format: 'text' | 'json';
}

/** Of one sheet: more is a book of cases, not a tariff. */
const mostCells = 20_000;

/** Status 1 where the draft does not compile or bills are left unexplained, 3 where cases of the book were refused. */
export async function draft(session: Session, path: string, options: DraftOptions): Promise<ExitStatus> {
  const { host, outputs, lang } = session;
  if (options.billed !== undefined && options.against === undefined) {
    throw refuse({
      en: '`--billed` says what was billed in a book: name the book with `--against BOOK`',
      fr: '`--billed` dit ce qui a été facturé dans un fichier de cas : désignez-le par `--against FICHIER`',
    });
  }
  const { grids, shown, remark } = await openTable(path, session);
  const largest = Math.max(0, ...grids.map(({ cells }) => cells.length));
  if (largest > mostCells) throw new Stop(nothingToDraft(nowhere, { path: shown, cells: largest }));
  const target = options.out === undefined ? undefined : resolve(host.cwd, options.out);
  const written = target === undefined ? undefined : shownPath(target, host.cwd);
  if (target !== undefined && written !== undefined && existsSync(target)) {
    throw new Stop(fileExists(nowhere, { path: written }));
  }
  const columns = options.against === undefined ? [] : await columnsOfBook(options.against, session);
  const made = draftRules(grids, {
    source: basename(shown),
    columns,
    ...(lang === undefined ? {} : { locale: lang }),
  });
  if (made === undefined)
    throw new Stop(nothingToDraft(nowhere, { path: shown, cells: undefined }), exit.failed);
  const locale = localeFor(session, made.locale);
  if (remark !== undefined) host.err(`${shown}: ${remark[locale]}\n`);
  if (target !== undefined) outputs.writeAll([{ path: target, content: made.rules }]);

  const { model } = made;
  const json = (options.format satisfies 'text' | 'json') === 'json';
  if (!json && written === undefined) await host.out(made.rules);
  // The rules stand alone on standard output, so that they can be kept; what is said of them goes beside.
  const say = async (text: string) => (written === undefined ? host.err(text) : host.out(text));
  if (!json) await say(accountText(made, locale, written));
  printDiagnostics(session, made.diagnostics, locale, () => made.rules);

  let tried: Reconciled | undefined;
  if (model !== undefined && options.against !== undefined) {
    const billed = billedColumns(model, options.billed ?? '');
    const ruleHash = sha256OfText(Buffer.from(made.rules));
    const provenance = { compilerVersion: compilerVersion(), ruleHash, documentHashes: {} };
    tried = await reconcileRules(
      session,
      { model, provenance },
      { facts: options.against, billed, on: undefined },
      locale,
    );
    if (!json)
      await say(`\n${reconciliationText(tried.found, tried.refused, moneyIn(model, locale), locale)}`);
  }
  if (json) {
    const { rules, cells, tables } = made;
    const against = tried && reconciliationJson(tried.found, tried.refused, locale);
    const told = cells.map(({ says, ...cell }) =>
      says === undefined ? cell : { ...cell, says: says[locale] },
    );
    await host.out(`${JSON.stringify({ rules, tables, cells: told, against }, undefined, 2)}\n`);
  }
  return model === undefined ? exit.failed : (tried?.status ?? exit.ok);
}
