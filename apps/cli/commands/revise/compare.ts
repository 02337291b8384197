// bareme build --compare: two tariffs side by side in one workbook, of one case or of many.

import { join, resolve } from 'node:path';
import type { Model } from '../../../../compiler/3-model/model.js';
import type { Provenance } from '../../../../compiler/6-emit/backend.js';
import { incomparable } from '../../../../compiler/diagnostics/catalogue/outside/revisions.js';
import type { Diagnostic } from '../../../../compiler/diagnostics/diagnostic.js';
import { comparedRules } from '../../../../compiler/revise/compare/compared-rules.js';
import { documentOf } from '../../../../compiler/revise/compare/merged-parts.js';
import { workbookBackend } from '../../output/workbook-backend.js';
import { combinedHash } from '../../process/hashes.js';
import { localeFor, printDiagnostics, type Session } from '../../process/session.js';
import { shownPath } from '../../process/shown-path.js';
import { type ExitStatus, exit, nowhere, Stop } from '../../process/stop.js';
import { comparedSides, type Sides } from '../../revise/compared-sides.js';
import { type CompiledRuleset, compiledRuleset } from '../../rulesets/compiled-ruleset.js';
import type { PortfolioOptions } from '../portfolio.js';

export interface CompareOptions extends Omit<PortfolioOptions, 'portfolio' | 'file'> {
  /** Versions, an option of a reading, an edited workbook or other rules. */
  readonly compare: string;
  readonly portfolio?: string;
}

/** `FOLDER/NAME/comparison.xlsx`, or `comparison-portfolio.xlsx` with a row for each case of a file. */
export async function compare(
  session: Session,
  wanted: readonly string[],
  options: CompareOptions,
): Promise<ExitStatus> {
  let status: ExitStatus = exit.ok;
  for (const name of wanted) {
    const ruleset = compiledRuleset(session, name);
    const own = ruleset === undefined ? exit.failed : await compareOne(session, ruleset, options);
    if (own > status) status = own;
  }
  return status;
}

async function compareOne(
  session: Session,
  ruleset: CompiledRuleset,
  options: CompareOptions,
): Promise<ExitStatus> {
  const { host, outputs } = session;
  const found = await comparedSides(session, ruleset, options.compare);
  if (found === undefined) return exit.failed;
  const { model, provenance } = joined(ruleset, found);
  const { portfolio: facts } = options;
  if (facts !== undefined) {
    const { portfolio } = await import('../portfolio.js');
    const joint = { ...ruleset, model, provenance };
    return portfolio(session, joint, { ...options, portfolio: facts, file: 'comparison-portfolio.xlsx' });
  }
  const reported: Diagnostic[] = [];
  const backend = await workbookBackend();
  const [file] = await backend(model, provenance, (diagnostic) => reported.push(diagnostic));
  printDiagnostics(session, reported, localeFor(session, model.language), ruleset.textOf);
  if (file === undefined) return exit.failed;
  const path = join(resolve(host.cwd, options.out, ruleset.name), 'comparison.xlsx');
  outputs.writeAll([{ path, content: file.content }]);
  const [before = '', after = ''] = model.comparison?.sides ?? [];
  await host.out(`${shownPath(path, host.cwd)}: ${before} | ${after}\n`);
  return exit.ok;
}

function joined(
  { provenance }: CompiledRuleset,
  { sides, other }: Sides,
): { readonly model: Model; readonly provenance: Provenance } {
  const isSame = (name: string): boolean =>
    other === undefined || other.documentHashes[name] === provenance.documentHashes[name];
  const model = comparedRules(sides, isSame);
  if (!('definitions' in model)) throw new Stop(incomparable(nowhere, { reason: model }));
  if (other === undefined) return { model, provenance };
  const own = Object.entries(other.documentHashes).map(([name, hash]): [string, string] => [
    isSame(name) || !sides[0].model.documents.some((one) => one.name === name)
      ? name
      : documentOf(name, sides[1].name),
    hash,
  ]);
  return {
    model,
    provenance: {
      ...provenance,
      ruleHash: combinedHash([
        { path: sides[0].name, sha256: provenance.ruleHash },
        { path: sides[1].name, sha256: other.ruleHash },
      ]),
      documentHashes: { ...Object.fromEntries(own), ...provenance.documentHashes },
    },
  };
}
