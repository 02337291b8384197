// A reconciliation told to people: a bridge that closes, then each explanation, then what is left and what the book cannot tell.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { Explanation } from '../../../compiler/revise/books/judge.js';
import type { Reconciliation } from '../../../compiler/revise/books/reconcile-book.js';
import type { Money } from './money.js';

const words = {
  en: {
    summary: (r: Reconciliation, refused: number) =>
      `${r.cases + refused} cases: ${r.equal} equal, ${r.different} different, ${refused} refused`,
    sum: (r: Reconciliation) => {
      const parts = r.explanations.map(({ explains, tally }) => `${explains}: ${tally.hypothesis.says.en}`);
      return `${r.different - r.unexplained} of ${r.different} differences explained; ${r.unexplained} unexplained${parts.length > 0 ? `\n  ${parts.join('\n  ')}` : ''}`;
    },
    billedMore: 'billed less the tariff, all bills',
    of: 'of it',
    unexplained: 'unexplained',
    bills: (count: number) => (count === 1 ? '1 bill' : `${count} bills`),
    right: (e: Explanation) =>
      e.tally.breaks === 0
        ? 'no right bill contradicts it'
        : e.tally.breaks === 1
          ? '1 right bill would differ under it'
          : `${e.tally.breaks} right bills would differ under it`,
    where: (e: Explanation) =>
      (e.reach satisfies 'everywhere' | 'in part') === 'everywhere'
        ? ''
        : e.where === undefined
          ? '    on a part of the book that no column tells\n'
          : `    where ${e.where.column} is ${e.where.values.join(', ')}\n`,
    cases: (list: readonly number[]) => `for example cases ${list.join(', ')}`,
    alike: 'cannot be told apart in this book from',
    decides: (facts: string, one: string, other: string) =>
      `a case that would decide: ${facts}: ${one} if the first is true, ${other} if the second`,
    open: 'What nothing explains',
    openCase: (number: number, priced: string, billed: string) =>
      `case ${number}: tariff ${priced}, billed ${billed}`,
    silent: 'This book cannot tell (no bill would differ)',
    tried: (count: number) => `${count} slips were tried`,
  },
  fr: {
    summary: (r: Reconciliation, refused: number) =>
      `${r.cases + refused} cas : ${r.equal} égaux, ${r.different} différents, ${refused} refusés`,
    sum: (r: Reconciliation) => {
      const parts = r.explanations.map(({ explains, tally }) => `${explains} : ${tally.hypothesis.says.fr}`);
      return `${r.different - r.unexplained} écarts expliqués sur ${r.different} ; ${r.unexplained} inexpliqués${parts.length > 0 ? `\n  ${parts.join('\n  ')}` : ''}`;
    },
    billedMore: 'facturé moins barème, toutes factures',
    of: 'dont',
    unexplained: 'inexpliqué',
    bills: (count: number) => (count === 1 ? '1 facture' : `${count} factures`),
    right: (e: Explanation) =>
      e.tally.breaks === 0
        ? 'aucune facture juste ne la contredit'
        : e.tally.breaks === 1
          ? '1 facture juste serait différente'
          : `${e.tally.breaks} factures justes seraient différentes`,
    where: (e: Explanation) =>
      (e.reach satisfies 'everywhere' | 'in part') === 'everywhere'
        ? ''
        : e.where === undefined
          ? "    sur une partie du fichier qu'aucune colonne ne distingue\n"
          : `    où ${e.where.column} vaut ${e.where.values.join(', ')}\n`,
    cases: (list: readonly number[]) => `par exemple les cas ${list.join(', ')}`,
    alike: 'ce fichier ne permet pas de la distinguer de',
    decides: (facts: string, one: string, other: string) =>
      `un cas qui trancherait : ${facts} : ${one} si la première est vraie, ${other} si c'est la seconde`,
    open: "Ce que rien n'explique",
    openCase: (number: number, priced: string, billed: string) =>
      `cas ${number} : barème ${priced}, facturé ${billed}`,
    silent: 'Ce fichier ne permet pas de le dire (aucune facture ne changerait)',
    tried: (count: number) => `${count} écarts de méthode essayés`,
  },
} as const satisfies Record<Locale, unknown>;

export function reconciliationText(r: Reconciliation, refused: number, money: Money, locale: Locale): string {
  const w = words[locale];
  const bridge = [
    `  ${w.billedMore}: ${money.of(r.excess)}`,
    ...r.explanations.map(
      ({ tally, explains, amount }) =>
        `  ${w.of}: ${money.of(amount)} (${w.bills(explains)}) ${tally.hypothesis.says[locale]}`,
    ),
    `  ${w.unexplained}: ${money.of(r.unexplainedExcess)} (${w.bills(r.unexplained)})`,
  ];
  const entries = r.explanations.map((explanation, index) => {
    const { tally, alike, decides } = explanation;
    const others = alike.slice(0, 5).map((other) => `      ${other.hypothesis.says[locale]}\n`);
    return (
      `${index + 1}. ${tally.hypothesis.says[locale]}\n${w.where(explanation)}` +
      `    ${w.bills(explanation.explains)}, ${money.of(explanation.amount)}; ${w.right(explanation)}; ${w.cases(tally.examples)}\n` +
      (others.length === 0 ? '' : `    ${w.alike}:\n${others.join('')}`) +
      (decides === undefined
        ? ''
        : `    ${w.decides(factsText(decides.facts), decides.one.map(money.written).join(', '), decides.other.map(money.written).join(', '))}\n`)
    );
  });
  const open = r.open.map(
    ({ number, priced, billed }) =>
      `  ${w.openCase(number, priced.map(money.written).join(', '), billed.map(money.written).join(', '))}\n`,
  );
  const silent = r.silent.slice(0, 20).map(({ says }) => `  ${says[locale]}\n`);
  return [
    `${w.summary(r, refused)}\n${r.different === 0 ? '' : `${w.sum(r)}\n`}`,
    ...(r.different === 0 ? [] : [`${bridge.join('\n')}\n`]),
    ...entries,
    ...(open.length === 0 ? [] : [`${w.open}\n${open.join('')}`]),
    ...(silent.length === 0 ? [] : [`${w.silent}\n${silent.join('')}`]),
    `${w.tried(r.tried)}\n`,
  ].join('\n');
}

/** The facts of a case in a line. */
export const factsText = (facts: Readonly<Record<string, unknown>>): string =>
  Object.entries(facts)
    .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ');
