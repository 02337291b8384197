// Puts the `version` lines in order of time and says in which of them each statement holds.

import type { RuleFile } from '../../grammar/tree/syntax.js';
import { onlyInTariff, saidTwice, wrongPeriod } from '../diagnostics/catalogue/rules/modules.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { Span } from '../source.js';
import type { Located } from './modules.js';
import type { DeclarationOf, ResolvedVersion } from './resolved.js';

type VersionDeclaration = DeclarationOf<'version'>;

export interface Versions {
  readonly versions: readonly ResolvedVersion[];
  /** Index in `versions` of each `version` line. */
  readonly indexOf: ReadonlyMap<VersionDeclaration, number>;
}

/** The versions of the tariff; a single one, with the dates of `valid`, where no line says `version`. */
export function orderVersions(main: RuleFile, located: readonly Located[], report: Report): Versions {
  const lines = located.flatMap(({ declaration, file }) =>
    declaration.kind === 'version' ? [{ declaration, own: file === main }] : [],
  );
  const leading = lines.filter(({ own }) => own).map(({ declaration }) => declaration);
  const distinct: VersionDeclaration[] = [...leading];
  for (const { declaration, own } of lines) {
    if (own || distinct.some(({ name }) => name.text === declaration.name.text)) continue;
    if (leading.length > 0) {
      const words = `version "${declaration.name.text}"`;
      report(onlyInTariff(declaration.span, { what: { en: words, fr: words } }));
    }
    distinct.push(declaration);
  }
  if (distinct.length === 0) {
    return { versions: [singleVersion(main, located, report)], indexOf: new Map() };
  }
  const start = ({ period }: VersionDeclaration) => period.from?.value ?? Number.NEGATIVE_INFINITY;
  const end = ({ period }: VersionDeclaration) => period.to?.value ?? Number.POSITIVE_INFINITY;
  const ordered = [...distinct].sort((a, b) => start(a) - start(b));
  ordered.forEach((version, index) => {
    if (start(version) > end(version)) report(wrongPeriod(version.period.span, { period: 'reversed' }));
    const before = ordered[index - 1];
    if (isUndated(version) && ordered.length > 1) {
      report(wrongPeriod(version.name.span, { period: 'none' }));
      return;
    }
    if (before === undefined || isUndated(before)) return;
    const related = [{ span: before.period.span, label: { en: 'the other one', fr: "l'autre" } }];
    if (before.name.text === version.name.text) {
      report(wrongPeriod(version.name.span, { period: 'twice' }, { related }));
    } else if (start(version) <= end(before)) {
      report(wrongPeriod(version.period.span, { period: 'overlap' }, { related }));
    }
  });
  const indexOf = new Map<VersionDeclaration, number>();
  for (const { declaration } of lines) {
    const index = ordered.indexOf(declaration);
    indexOf.set(
      declaration,
      index >= 0 ? index : ordered.findIndex(({ name }) => name.text === declaration.name.text),
    );
  }
  // A version is in force only while the tariff is: `valid` clips the versions.
  const whole = validity(main, located, report);
  const clipped = ordered.map((version): ResolvedVersion => {
    const from = Math.max(start(version), whole.from?.value ?? Number.NEGATIVE_INFINITY);
    const to = Math.min(end(version), whole.to?.value ?? Number.POSITIVE_INFINITY);
    if (from > to && start(version) <= end(version)) {
      report(wrongPeriod(version.period.span, { period: 'outside' }));
    }
    return { name: version.name.text, from: limit(from), to: limit(to), span: version.span };
  });
  return { versions: clipped, indexOf };
}

const isUndated = ({ period }: VersionDeclaration): boolean =>
  period.from === undefined && period.to === undefined;

const limit = (day: number): number | undefined => (Number.isFinite(day) ? day : undefined);

function singleVersion(main: RuleFile, located: readonly Located[], report: Report): ResolvedVersion {
  const { from, to, span } = validity(main, located, report);
  return { name: undefined, from: from?.value, to: to?.value, span: span ?? main.span };
}

interface Validity {
  readonly from: { readonly value: number } | undefined;
  readonly to: { readonly value: number } | undefined;
  readonly span: Span | undefined;
}

/** The period of the tariff itself: what its `valid` line says. */
function validity(main: RuleFile, located: readonly Located[], report: Report): Validity {
  const lines = located.flatMap(({ declaration, file }) =>
    declaration.kind === 'valid' && file === main ? [declaration] : [],
  );
  const [first, ...others] = lines;
  for (const { span } of others) {
    const related = first
      ? [{ span: first.span, label: { en: 'first said here', fr: "dit d'abord ici" } }]
      : [];
    report(saidTwice(span, { what: { en: 'valid', fr: 'valable' } }, { related }));
  }
  const { from, to } = first?.period ?? { from: undefined, to: undefined };
  if (first && from && to && from.value > to.value) report(wrongPeriod(first.span, { period: 'reversed' }));
  return { from, to, span: first?.span };
}
