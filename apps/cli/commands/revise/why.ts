// bareme why: one bill of another system; which reading, version, rounding, fact or slip would give exactly this amount.

import { evaluate } from '../../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../../compiler/3-model/evaluate/interpreter.js';
import { amountsOf, type Bill, canonical } from '../../../../compiler/revise/books/bill.js';
import { type CaseOptionsAsked, readCaseOptions } from '../../input/case-options.js';
import { openFacts } from '../../input/open-facts.js';
import { csvFactsOf, refusalLog } from '../../pricing/cases.js';
import { localeFor, type Session } from '../../process/session.js';
import { type ExitStatus, exit } from '../../process/stop.js';
import { compilerVersion } from '../../process/version.js';
import { amountIn } from '../../revise/amount-in-column.js';
import { billedAmount } from '../../revise/billed-amount.js';
import { refuse } from '../../revise/billed-columns.js';
import { apart } from '../../revise/book.js';
import { bookEncoding } from '../../revise/book-encoding.js';
import { calledColumns } from '../../revise/columns-missing.js';
import { moneyIn } from '../../revise/money.js';
import { type ReceiptContext, receiptUnder } from '../../revise/reports/receipt-under.js';
import { whyPage } from '../../revise/reports/why-page.js';
import { answerWhy, toldSlips, type WhyAnswer, whyJson } from '../../revise/why-answer.js';
import { whyText } from '../../revise/why-text.js';
import { runnableRuleset } from '../../rulesets/runnable-ruleset.js';
import { underReadings } from './reconcile.js';

export interface WhyOptions extends CaseOptionsAsked {
  readonly facts: string;
  readonly billed: string;
  /** The number of the case in a file of several; the first without it. */
  readonly case?: string;
  /** Of a workbook: the one that holds the cases. */
  readonly sheet?: string;
  /** `FACT=COLUMN,…`, where a column has another name than its fact. */
  readonly columns?: readonly string[];
  readonly format: 'text' | 'json' | 'html';
}

/** Status 0 when the bill is right or something explains it, 1 when nothing does, 3 when the case is refused. */
export async function why(session: Session, wanted: string, options: WhyOptions): Promise<ExitStatus> {
  const { host } = session;
  const ruleset = await runnableRuleset(session, wanted);
  if (ruleset === undefined) return exit.failed;
  const { readings, on } = readCaseOptions(ruleset.model, options);
  const model = underReadings(ruleset.model, readings);
  const { result, said } = askedBill(model, options);
  const wantedCase = numberAsked(options.case);
  const called = calledColumns(model, options.columns ?? []);
  const known = new Set([...model.facts, ...model.lists].map(({ name }) => name));
  const locale = localeFor(session, model.language);
  const source = await openFacts(
    options.facts,
    session,
    { ...csvFactsOf(model), called },
    {
      ...(await bookEncoding(session, options.facts, locale)),
      ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    },
  );
  const day = on === undefined ? {} : { on };
  const interpreter = new Interpreter(model);
  for await (const incoming of source.cases) {
    if (incoming.number !== wantedCase) continue;
    // A row of a book: what is no fact is left aside, and may hold what was billed. A case alone is all facts.
    const isRow = source.heading() !== undefined || options.case !== undefined;
    const given = 'error' in incoming ? undefined : incoming.facts;
    const { facts, columns } = apart(given, known, called);
    const priced = isRow ? facts : given;
    const billed = typeof said === 'string' ? said : amountIn(columns, said.column, result.decimals);
    const outcome =
      'error' in incoming
        ? { ok: false as const, errors: [incoming.error] }
        : typeof billed === 'object'
          ? { ok: false as const, errors: [billed] }
          : evaluate(interpreter, priced, { ...day, results: [result.name] });
    if (!outcome.ok || 'error' in incoming || typeof billed === 'object') {
      const refusals = refusalLog(host, locale);
      refusals.add(incoming, outcome.ok ? [] : outcome.errors);
      refusals.close(1);
      return exit.refused;
    }
    const bill: Bill = {
      number: incoming.number,
      facts,
      columns: {},
      priced: amountsOf(outcome, [result]) ?? [],
      billed: [billed],
    };
    const answer = answerWhy(model, result, bill, on);
    const context = { results: [result.name], on, provenance: ruleset.provenance, locale };
    await host.out(answerAs(options.format, answer, context));
    return answer.equal || answer.fitting.length > 0 ? exit.ok : exit.failed;
  }
  throw refuse(
    options.case === undefined
      ? { en: 'the file holds no case', fr: 'le fichier ne contient aucun cas' }
      : {
          en: `the file holds no case ${wantedCase}`,
          fr: `le fichier ne contient pas de cas ${wantedCase}`,
        },
  );
}

function numberAsked(asked: string | undefined): number {
  if (asked === undefined) return 1;
  if (/^[1-9]\d{0,8}$/.test(asked)) return Number(asked);
  throw refuse({
    en: `\`--case ${asked}\` is no number of a case; the first is 1`,
    fr: `\`--case ${asked}\` n'est pas un numéro de cas ; le premier est 1`,
  });
}

/** `--billed total=COLUMN` in a file of rows; `--billed 123.45`, or `--billed fee=123.45` where it is not the last listed amount that was billed. */
function askedBill(model: ReturnType<typeof underReadings>, { billed }: WhyOptions) {
  const at = billed.indexOf('=');
  const amounts = model.results.filter(
    ({ list, type, listed }) => list === undefined && type.kind === 'quantity' && listed,
  );
  const name = at < 0 ? undefined : billed.slice(0, at).trim();
  const result =
    name === undefined
      ? (amounts.find((one) => one.name === 'total') ?? amounts.at(-1))
      : model.results.find((one) => one.name === name);
  const written = billed.slice(at + 1).trim();
  const amount = billedAmount(written, result?.decimals);
  // Behind the name of a result stands an amount, or the column that holds it.
  if (result !== undefined && amount === undefined && at >= 0 && /^[\p{L}_]/u.test(written)) {
    return { result, said: { column: written } };
  }
  if (result === undefined || amount === undefined) {
    throw refuse({
      en: `\`${billed}\` is no bill; write \`--billed 123.45\`, or \`--billed fee=123.45\` for one result`,
      fr: `\`${billed}\` n'est pas une facture ; écrivez \`--billed 123.45\`, ou \`--billed droit=123.45\` pour un résultat`,
    });
  }
  return { result, said: canonical(amount) };
}

function answerAs(format: WhyOptions['format'], answer: WhyAnswer, context: ReceiptContext): string {
  const { locale, provenance } = context;
  if (format === 'json') return `${JSON.stringify(whyJson(answer, locale), undefined, 2)}\n`;
  const told = toldSlips(answer, context);
  const money = moneyIn(answer.model, locale);
  if (format === 'text') return whyText(answer, told, money, locale);
  format satisfies 'html';
  return whyPage({
    answer,
    told,
    own: receiptUnder(answer.rules, undefined, answer.bill.facts, context),
    money,
    locale,
    madeBy: `bareme ${compilerVersion()}, SHA-256 ${provenance.ruleHash}`,
  });
}
