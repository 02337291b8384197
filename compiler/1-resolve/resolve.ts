// A rule file with the modules it uses → declarations with their versions and one table of names.

import type { Declaration, RuleFile } from '../../grammar/tree/syntax.js';
import { noTariffLine, onlyInTariff, saidTwice } from '../diagnostics/catalogue/rules/modules.js';
import type { Localized, Report } from '../diagnostics/diagnostic.js';
import type { Span } from '../source.js';
import { gatherModules } from './modules.js';
import { enterNames, type StatedEntry } from './names.js';
import type { DeclarationOf, LoadModule, Resolved, SectionDeclaration } from './resolved.js';
import { orderVersions } from './versions.js';

/**
 * Resolves a tariff. `load` returns the parsed module or undefined, and refuses paths outside of the project.
 * Never throws; all that is wrong is reported and left out.
 */
export function resolve(main: RuleFile, load: LoadModule, report: Report): Resolved {
  const { files, located, hidden, unknown, lost } = gatherModules(main, load, report);
  const { versions, indexOf } = orderVersions(main, located, report);
  const entries: StatedEntry[] = [];
  const state = new Map<RuleFile, { section: SectionDeclaration | undefined; version: number | undefined }>();
  for (const { declaration, file } of located) {
    const current = state.get(file) ?? { section: undefined, version: undefined };
    state.set(file, current);
    if (declaration.kind === 'version') {
      current.version = indexOf.get(declaration);
      current.section = undefined;
      continue;
    }
    if (declaration.kind === 'every-version') {
      current.version = undefined;
      current.section = undefined;
    }
    if (declaration.kind === 'section') current.section = declaration;
    if (file !== main && isTariffLine(declaration)) {
      report(onlyInTariff(declaration.span, { what: tariffLines[declaration.kind] }));
      continue;
    }
    entries.push({ declaration, file, section: current.section, statedIn: current.version });
  }
  checkHead(main, report);
  const table = enterNames(entries, versions.length, report);
  const broken = new Set([...table.broken, ...unknown]);
  const namesAreLost =
    lost || located.some(({ declaration }) => declaration.kind === 'broken' && declaration.nameless === true);
  return { main, isModule: isModule(main), files, versions, hidden, ...table, broken, namesAreLost };
}

const tariffWord: Localized = { en: 'tariff', fr: 'tarif' };
const tariffLines: Readonly<Record<'results' | 'valid' | 'dated-by', Localized>> = {
  results: { en: 'results', fr: 'résultats' },
  valid: { en: 'valid', fr: 'valable' },
  'dated-by': { en: 'dated by', fr: 'daté par' },
};

const isTariffLine = (
  declaration: Declaration,
): declaration is DeclarationOf<'results' | 'valid' | 'dated-by'> => declaration.kind in tariffLines;

const isModule = ({ declarations }: RuleFile): boolean => declarations.some(({ kind }) => kind === 'module');

function checkHead(main: RuleFile, report: Report): void {
  const seen = new Map<string, Span>();
  let named = false;
  for (const declaration of main.declarations) {
    if (declaration.kind === 'tariff' || declaration.kind === 'module') named = true;
    if (declaration.kind === 'broken') named ||= declaration.span.start === main.declarations[0]?.span.start;
    const what =
      declaration.kind === 'tariff'
        ? tariffWord
        : isTariffLine(declaration)
          ? tariffLines[declaration.kind]
          : undefined;
    if (what === undefined || declaration.kind === 'valid') continue;
    const first = seen.get(declaration.kind);
    if (first) {
      const related = [{ span: first, label: { en: 'first said here', fr: "dit d'abord ici" } }];
      report(saidTwice(declaration.span, { what }, { related }));
    } else {
      seen.set(declaration.kind, declaration.span);
    }
  }
  if (!named) report(noTariffLine({ ...main.span, end: main.span.start }, {}));
}
