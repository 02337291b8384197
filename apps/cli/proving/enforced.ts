// A build holds its rules to what they declare: a false check ends it with the case that breaks it, an undecided one is told.

import { claimOf } from '../../../compiler/4-analyse/prover/claim.js';
import { lineStarts, positionAt, type Span } from '../../../compiler/source.js';
import { proofLines } from '../output/proof-lines.js';
import { localeFor, type Session } from '../process/session.js';
import type { CompiledRuleset } from '../rulesets/compiled-ruleset.js';
import { proofProgress } from './proof-progress.js';
import { seedOfBuilds, shownOfChecks } from './shown-of-checks.js';

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
  let broken = false;
  const progress = proofProgress(host, model);
  let done = 0;
  const shown = await shownOfChecks(session, ruleset, time, (proof) => {
    const { property, status } = proof;
    const isFalse = status === 'false' || proof.contradicted === true;
    broken ||= isFalse;
    progress.clear();
    progress.show(++done);
    if (status === 'proved' || (host.quiet === true && !isFalse)) return;
    progress.clear();
    const told = {
      proof,
      claim: claimOf(model, property),
      place: placeOf(property),
      placeOf,
      seed: seedOfBuilds,
    };
    host.err(proofLines(told, model, locale));
  });
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
