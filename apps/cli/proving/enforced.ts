// A build holds its rules to what they declare: a false check ends it with the case that breaks it, an undecided one is told.

import { join } from 'node:path';
import { claimOf } from '../../../compiler/4-analyse/prover/claim.js';
import type { ShownOfCheck } from '../../../compiler/6-emit/backend.js';
import { lineStarts, positionAt, type Span } from '../../../compiler/source.js';
import { proofLines } from '../output/proof-lines.js';
import { cacheFolder } from '../process/cache-folder.js';
import { localeFor, type Session } from '../process/session.js';
import type { CompiledRuleset } from '../rulesets/compiled-ruleset.js';
import { verdicts } from './attacked-proofs.js';
import { scaledEvaluators } from './scaled-evaluator.js';

/** Undefined when a check is false: nothing may be built of it. Proofs are kept, so that unchanged rules cost nothing. */
export async function enforced(
  session: Session,
  ruleset: CompiledRuleset,
  time: number,
): Promise<CompiledRuleset | undefined> {
  const { model, textOf, provenance } = ruleset;
  const { host } = session;
  const locale = localeFor(session, model.language);
  const lineOf = ({ file, start }: Span): number => positionAt(lineStarts(textOf(file) ?? ''), start).line;
  const placeOf = ({ span }: { readonly span: Span }): string => `${span.file}:${lineOf(span)}`;
  const folder = cacheFolder(host);
  const cache = folder === undefined || host.build === undefined ? undefined : join(folder, 'proofs');
  const shown: Record<string, ShownOfCheck> = {};
  let broken = false;
  const seed = 1;
  /** `bareme prove` attacks longer. */
  const pairs = 10_000;
  for (const proof of verdicts(model, { make: await scaledEvaluators(), seed, time, pairs, cache })) {
    const { property, status } = proof;
    shown[property.id] = {
      proved: status === 'proved',
      // Not those of the attack: how many it comes to hangs on the clock, and the same rules make the same bytes.
      tried: proof.tested,
      ...(proof.proof === undefined ? {} : { proof: proof.proof }),
    };
    broken ||= status === 'false' || proof.contradicted === true;
    if (status === 'proved') continue;
    const told = { proof, claim: claimOf(model, property), place: placeOf(property), placeOf, seed };
    host.err(proofLines(told, model, locale));
  }
  if (!broken) return { ...ruleset, provenance: { ...provenance, shown } };
  host.err(
    locale === 'fr'
      ? `${ruleset.name} : un contrôle est faux, rien n’est produit\n`
      : `${ruleset.name}: a check is false, nothing is built\n`,
  );
  return undefined;
}
