// What a run returns: the `results` line, and that every version has something to return.

import type { Declaration } from '../../../grammar/tree/syntax.js';
import { declaredNames } from '../../1-resolve/declared-names.js';
import type { Entry } from '../../1-resolve/resolved.js';
import { saidTwice, versionWithoutResult } from '../../diagnostics/catalogue/rules/modules.js';
import { wrongKindOfName } from '../../diagnostics/catalogue/rules/names.js';
import type { Fix } from '../../diagnostics/diagnostic.js';
import { describeMeaning, reportUnknown } from '../expressions/names.js';
import { resultRounding } from '../expressions/rounding-step.js';
import type { StatementContext } from '../statements.js';
import type { CheckedTariff } from '../types/checked.js';
import { topScope } from '../types/context.js';
import { declarationsOf } from '../types/units.js';

/** The names of the `results` line; undefined where there is none. */
export function readResults(context: StatementContext): CheckedTariff['results'] {
  const [line] = declarationsOf(context.resolved, 'results');
  return line?.names.flatMap(({ name: { text, span }, rounding: rule }, index, all) => {
    const first = all.slice(0, index).find(({ name }) => name.text === text);
    if (first !== undefined) {
      const related = [{ span: first.name.span, label: { en: 'first said here', fr: "dit d'abord ici" } }];
      context.report(saidTwice(span, { what: { en: text, fr: text } }, { related }));
      return [];
    }
    const meaning = context.meaning(text, span);
    if (meaning?.kind === 'value' && meaning.parameters.length === 0) {
      const rounding = rule && resultRounding(context, rule, meaning.type);
      return [{ name: text, span, ...(rounding === undefined ? {} : { rounding }) }];
    }
    if (meaning === undefined) reportUnknown(context, text, span, topScope('rule', ''), undefined);
    else if (meaning.kind !== 'broken' && !context.resolved.broken.has(text)) {
      const wanted = { en: 'an amount, a value or an answer', fr: 'un montant, une valeur ou une réponse' };
      context.report(wrongKindOfName(span, { name: text, is: describeMeaning(meaning), wanted }));
    }
    return [];
  });
}

/** Rules that were meant for all versions, and stand under one: a case of the others would come out empty. */
export function versionsWithoutResult(context: StatementContext, results: CheckedTariff['results']): void {
  const { versions, isModule, names, entries } = context.resolved;
  if (versions.length < 2 || isModule || (results !== undefined && results.length === 0)) return;
  const returned =
    results?.flatMap(({ name }) => names.get(name) ?? []) ??
    entries.filter(({ declaration }) => isReturned(declaration));
  const [first] = returned;
  if (first === undefined) return;
  const empty = versions.find((_, index) => !returned.some((entry) => entry.versions.includes(index)));
  if (empty?.name === undefined) return;
  const name = declaredNames(first.declaration)[0]?.text ?? '';
  const fix = forEveryVersion(first, entries);
  context.report(versionWithoutResult(empty.span, { version: empty.name, name }, fix && { fix }));
}

const isReturned = (declaration: Declaration): boolean =>
  (declaration.kind === 'amount' || declaration.kind === 'answer') && declaration.list === undefined;

/** Before the first of the last lines of the file that say nothing again which another version says. */
function forEveryVersion(result: Entry, entries: readonly Entry[]): Fix | undefined {
  const { declarations, locale, path } = result.file;
  const last = declarations.findLastIndex(({ kind }) => kind === 'version');
  const behind = declarations.slice(last + 1);
  if (behind.some(({ kind }) => kind === 'removed' || kind === 'section' || kind === 'broken'))
    return undefined;
  const isRestated = (declaration: Declaration): boolean =>
    declaredNames(declaration).some(({ text }) =>
      entries.some((entry) => entry.declaration !== declaration && declares(entry.declaration, text)),
    );
  const common = behind.slice(behind.findLastIndex(isRestated) + 1);
  const [first] = common;
  if (first === undefined || !common.includes(result.declaration)) return undefined;
  const line = { en: 'every version', fr: 'toutes les versions' }[locale];
  const { start } = first.span;
  return {
    title: { en: `write \`${line}\` above`, fr: `écrire \`${line}\` au-dessus` },
    edits: [{ span: { file: path, start, end: start }, text: `${line}\n` }],
  };
}

const declares = (declaration: Declaration, name: string): boolean =>
  declaredNames(declaration).some(({ text }) => text === name);
