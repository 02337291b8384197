// A build holds its rules to what they declare: a false check ends it with the case that breaks it, an undecided one is told.

import { claimOf } from '../../../compiler/4-analyse/prover/claim.js';
import type { ShownOfCheck } from '../../../compiler/6-emit/backend.js';
import { lineStarts, positionAt, type Span } from '../../../compiler/source.js';
import { proofLines } from '../output/proof-lines.js';
import { localeFor, type Session } from '../process/session.js';
import type { CompiledRuleset } from '../rulesets/compiled-ruleset.js';
import { verdicts } from './attacked-proofs.js';
import { proofFolder } from './proof-folder.js';
import { proofProgress } from './proof-progress.js';

/** Undefined when a check is false: nothing may be built of it. Proofs are kept, so that unchanged rules cost nothing. */
export async function enforced(
  session: Session,
  ruleset: CompiledRuleset,
  time: number | undefined,
): Promise<CompiledRuleset | undefined> {
  const { model, textOf, provenance } = ruleset;
  const { host } = session;
  const locale = localeFor(session, model.language);
  const lineOf = ({ file, start }: Span): number => positionAt(lineStarts(textOf(file) ?? ''), start).line;
  const placeOf = ({ span }: { readonly span: Span }): string => `${span.file}:${lineOf(span)}`;
  const shown: Record<string, ShownOfCheck> = {};
  let broken = false;
  const seed = 1;
  const { build, startAttack } = host;
  const cache = proofFolder(host, undefined);
  const progress = proofProgress(host, model);
  let done = 0;
  for await (const proof of verdicts(model, { seed, time, cache, build, startAttack })) {
    const { property, status } = proof;
    shown[property.id] = {
      proved: status === 'proved',
      tried: proof.tested,
      ...(proof.proof === undefined ? {} : { proof: proof.proof }),
    };
    const isFalse = status === 'false' || proof.contradicted === true;
    broken ||= isFalse;
    progress.clear();
    progress.show(++done);
    if (status === 'proved' || (host.quiet === true && !isFalse)) continue;
    progress.clear();
    const told = { proof, claim: claimOf(model, property), place: placeOf(property), placeOf, seed };
    host.err(proofLines(told, model, locale));
  }
  progress.clear();
  if (!broken) return { ...ruleset, provenance: { ...provenance, shown } };
  host.err(
    {
      en: `${ruleset.name}: a check is false, nothing is built\n`,
      fr: `${ruleset.name} : un contrôle est faux, rien n’est produit\n`,
    }[locale],
  );
  return undefined;
}
