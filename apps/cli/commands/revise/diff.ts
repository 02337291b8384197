// bareme diff: what a revision of a tariff changes, by meaning, and who pays more, less or the same, proved.

import { changesBetween } from '../../../../compiler/revise/tariffs/changes.js';
import { largestIncreases } from '../../../../compiler/revise/tariffs/largest-increase.js';
import { areTheSame } from '../../../../compiler/revise/tariffs/no-difference.js';
import { statementsBetween } from '../../../../compiler/revise/tariffs/statements.js';
import { localeFor, type Session } from '../../process/session.js';
import { type ExitStatus, exit } from '../../process/stop.js';
import { workingLine } from '../../process/working-line.js';
import { refuse } from '../../revise/billed-columns.js';
import { type Difference, differenceText } from '../../revise/difference-text.js';
import { moneyIn } from '../../revise/money.js';
import { pricedTwice } from '../../revise/priced-twice.js';
import { comparedRuleset } from '../../rulesets/ruleset-at-revision.js';

export interface DiffOptions {
  readonly facts?: string;
  /** Of a workbook: the one that holds the cases. */
  readonly sheet?: string;
  readonly format: 'text' | 'json' | 'markdown' | 'html';
  readonly failOn?: 'increase' | 'change';
  /** `A..B`: the ruleset at two revisions; `A`: at one, and as it is. */
  readonly git?: string;
}

/** Status 1 where `--fail-on` says so: an increase that is not excluded by proof, or any change. */
export async function diff(
  session: Session,
  before: string,
  after: string | undefined,
  options: DiffOptions,
): Promise<ExitStatus> {
  const { host } = session;
  const [first, second] = sidesOf(before, after, options.git);
  const [old, renewed] = [comparedRuleset(session, first), comparedRuleset(session, second)];
  if (old === undefined || renewed === undefined) return exit.failed;
  const locale = localeFor(session, renewed.language);
  const changes = changesBetween(old, renewed);
  const line = workingLine(host);
  const told = <T extends { readonly output: string }>(all: Iterable<T>): readonly T[] => {
    const found: T[] = [];
    for (const one of all) {
      found.push(one);
      line.show(`${found.length}  ${one.output}`);
    }
    line.clear();
    return found;
  };
  const statements = told(statementsBetween(old, renewed));
  const rising = statements.filter(({ says }) => says === 'never less' || says === 'undecided');
  const increases = told(largestIncreases(old, renewed, new Set(rising.map(({ output }) => output))));
  const amounts = old.results.filter(
    ({ listed, list, type, name }) =>
      listed &&
      list === undefined &&
      type.kind === 'quantity' &&
      renewed.results.some((one) => one.name === name),
  );
  const counted = amounts.find(({ name }) => name === 'total') ?? amounts.at(-1);
  const book =
    options.facts === undefined || counted === undefined
      ? undefined
      : await pricedTwice(session, { path: options.facts, sheet: options.sheet }, [old, renewed], counted);
  const same = areTheSame(old, renewed, changes, statements);
  const found: Difference = { same, changes, statements, increases, book };
  switch (options.format) {
    case 'json':
      await host.out(
        `${JSON.stringify({ same, changes, statements, increases, ...(book === undefined ? {} : { book }) }, undefined, 2)}\n`,
      );
      break;
    case 'text':
    case 'markdown':
      await host.out(differenceText(found, locale, options.format));
      break;
    case 'html': {
      const { differencePage } = await import('../../revise/reports/difference-page.js');
      const { curveOfBoth } = await import('../../revise/reports/curve-of-both.js');
      const curve = curveOfBoth(old, renewed, found);
      const money = moneyIn(renewed, locale);
      await host.out(differencePage({ found, old: first, renewed: second, curve, money, locale }));
      break;
    }
    default:
      options.format satisfies never;
  }
  if (options.failOn === 'increase' && rising.length > 0) return exit.failed;
  if (options.failOn === 'change' && changes.length > 0 && !same) return exit.failed;
  return (book?.refused ?? 0) > 0 ? exit.refused : exit.ok;
}

/** What is compared: two rulesets, or one at two revisions. */
function sidesOf(
  before: string,
  after: string | undefined,
  git: string | undefined,
): readonly [string, string] {
  if (git === undefined) {
    if (after !== undefined) return [before, after];
    throw refuse({
      en: 'name what is compared: `diff OLD NEW`, `diff main:RULESET RULESET`, or `diff RULESET --git A..B`',
      fr: 'dites ce qui est comparé : `diff ANCIEN NOUVEAU`, `diff main:BAREME BAREME`, ou `diff BAREME --git A..B`',
    });
  }
  if (after !== undefined) {
    throw refuse({
      en: '`--git A..B` compares one ruleset at two revisions: name one',
      fr: '`--git A..B` compare un seul barème à deux révisions : désignez-en un',
    });
  }
  const [old = '', ...others] = git.split(/\.{2,3}/);
  const renewed = others.join('');
  return [
    `${old === '' ? 'HEAD' : old}:${before}`,
    others.length === 0 ? before : `${renewed === '' ? 'HEAD' : renewed}:${before}`,
  ];
}
