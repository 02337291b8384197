// bareme diff: what a revision of a tariff changes, by meaning, and who pays more, less or the same, proved.

import { changesBetween } from '../../../../compiler/revise/tariffs/changes.js';
import { statementsBetween } from '../../../../compiler/revise/tariffs/statements.js';
import { localeFor, type Session } from '../../process/session.js';
import { type ExitStatus, exit } from '../../process/stop.js';
import { type Difference, differenceText } from '../../revise/difference-text.js';
import { pricedTwice } from '../../revise/priced-twice.js';
import { compiledRuleset } from '../../rulesets/compiled-ruleset.js';

export interface DiffOptions {
  readonly facts?: string;
  readonly format: 'text' | 'json' | 'markdown';
  readonly failOn?: 'increase' | 'change';
}

/** Milliseconds for each question to the prover. */
const time = 5000;

/** Status 1 where `--fail-on` says so: an increase that is not excluded by proof, or any change. */
export async function diff(
  session: Session,
  before: string,
  after: string,
  options: DiffOptions,
): Promise<ExitStatus> {
  const { host } = session;
  const [old, renewed] = [compiledRuleset(session, before), compiledRuleset(session, after)];
  if (old === undefined || renewed === undefined) return exit.failed;
  const locale = localeFor(session, renewed.model.language);
  const changes = changesBetween(old.model, renewed.model);
  const statements = [
    ...statementsBetween(old.model, renewed.model, { clock: () => performance.now(), time }),
  ];
  const amounts = old.model.results.filter(
    ({ listed, list, type, name }) =>
      listed &&
      list === undefined &&
      type.kind === 'quantity' &&
      renewed.model.results.some((one) => one.name === name),
  );
  const counted = amounts.find(({ name }) => name === 'total') ?? amounts.at(-1);
  const book =
    options.facts === undefined || counted === undefined
      ? undefined
      : await pricedTwice(session, options.facts, [old.model, renewed.model], counted);
  const found: Difference = { changes, statements, book };
  await host.out(
    options.format === 'json'
      ? `${JSON.stringify({ changes, statements, ...(book === undefined ? {} : { book }) }, undefined, 2)}\n`
      : differenceText(found, locale, options.format),
  );
  const mayIncrease = statements.some(({ says }) => says === 'never less' || says === 'undecided');
  if (options.failOn === 'increase' && mayIncrease) return exit.failed;
  if (options.failOn === 'change' && changes.length > 0) return exit.failed;
  return (book?.refused ?? 0) > 0 ? exit.refused : exit.ok;
}
