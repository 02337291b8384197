// bareme explain: a receipt of each case, or the long text of a diagnostic.

import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { Receipt } from '../../../compiler/6-emit/receipt/receipt-of-case.js';
import { receiptOf, receiptPage, receiptText } from '../../../compiler/6-emit/receipt/receipt-of-case.js';
import { beforeAfterOf } from '../../../compiler/diagnostics/catalogue/before-after.js';
import { catalogue, entryOf } from '../../../compiler/diagnostics/catalogue/entries.js';
import { unknownCode } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { suggest } from '../../../compiler/diagnostics/suggest.js';
import { type CaseOptionsAsked, readCaseOptions } from '../input/case-options.js';
import { type FactsOptions, openFacts } from '../input/open-facts.js';
import { errorOf } from '../output/result-writer.js';
import { csvFactsOf, refusalLog } from '../pricing/cases.js';
import { localeFor, type Session } from '../process/session.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import { tellOutOfForce } from '../rulesets/out-of-force.js';
import { runnableRuleset } from '../rulesets/runnable-ruleset.js';

export interface ExplainOptions extends CaseOptionsAsked, FactsOptions {
  readonly facts?: string;
  readonly format: 'text' | 'json' | 'html';
}

/** Without facts `what` is a code. Status 3 when a case was refused. */
export async function explain(session: Session, what: string, options: ExplainOptions): Promise<ExitStatus> {
  if (options.facts === undefined) return explainCode(session, what);
  const { host } = session;
  const ruleset = await runnableRuleset(session, what);
  if (ruleset === undefined) return exit.failed;
  const { model, provenance } = ruleset;
  const { readings, on, results } = readCaseOptions(model, options);
  const asked = options.results === undefined ? {} : { results: results.map(({ name }) => name) };
  const locale = localeFor(session, model.language);
  if (model.dating.kind === 'none' && on === undefined) tellOutOfForce(model, host, locale);
  const interpreter = new Interpreter(model);
  const source = await openFacts(options.facts, session, csvFactsOf(model), options);
  const refusals = refusalLog(host, locale);
  const receipts: Receipt[] = [];
  const json: unknown[] = [];
  let cases = 0;
  for await (const incoming of source.cases) {
    cases++;
    const told =
      'error' in incoming
        ? { ok: false as const, errors: [incoming.error] }
        : receiptOf(interpreter, incoming.facts, {
            readings,
            ...(on !== undefined && { on }),
            ...asked,
            provenance,
            locale,
          });
    if (!told.ok) {
      refusals.add(incoming, told.errors);
      if (options.format === 'json') json.push({ error: errorOf(told.errors, locale) });
    } else if (options.format === 'text') {
      await host.out(`${receipts.length > 0 ? '\n\n' : ''}${receiptText(told.receipt)}`);
      receipts.push(told.receipt);
    } else {
      receipts.push(told.receipt);
      json.push(told.receipt);
    }
  }
  if (options.format === 'json') {
    const content = source.shape === 'one' ? json[0] : json;
    await host.out(`${JSON.stringify(content, undefined, 2)}\n`);
  }
  if (options.format === 'html') await host.out(receiptPage(receipts, locale));
  return refusals.close(cases) ? exit.refused : exit.ok;
}

async function explainCode(session: Session, what: string): Promise<ExitStatus> {
  const entry = entryOf(what);
  if (entry === undefined) {
    const codes = catalogue.map(({ code }) => code);
    throw new Stop(unknownCode(nowhere, { code: what, near: suggest(what.toUpperCase(), codes) }));
  }
  const locale = localeFor(session, undefined);
  const pair = beforeAfterOf(entry.code);
  const shown = (title: string, text: string) => `\n${title}\n${text.replace(/^/gm, '  ')}\n`;
  const example =
    pair === undefined
      ? ''
      : shown({ en: 'Wrong:', fr: 'Faux :' }[locale], pair.before[locale]) +
        shown({ en: 'Right:', fr: 'Juste :' }[locale], pair.after[locale]).trimStart();
  await session.host.out(`${entry.code}\n\n${entry.explanation[locale]}\n${example}`);
  return exit.ok;
}
