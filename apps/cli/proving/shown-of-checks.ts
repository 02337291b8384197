// What was shown of the checks of a ruleset, as manifests and workbooks hold it: the same for the same rules.

import type { ShownOfCheck } from '../../../compiler/6-emit/backend.js';
import type { Session } from '../process/session.js';
import type { CompiledRuleset } from '../rulesets/compiled-ruleset.js';
import { verdicts } from './attacked-proofs.js';
import { proofFolder } from './proof-folder.js';

type Verdict = Awaited<ReturnType<ReturnType<typeof verdicts>['next']>>['value'];

/** Cases are drawn from it: other numbers would be told of the same rules. */
export const seedOfBuilds = 1;

/** Of one check, by its verdict. */
export const shownOf = ({ status, tested, proof }: Exclude<Verdict, undefined>): ShownOfCheck => ({
  proved: status === 'proved',
  tried: tested,
  ...(proof === undefined ? {} : { proof }),
});

/** By check, each told as it comes. Proofs are kept, so that unchanged rules cost nothing. */
export async function shownOfChecks(
  { host }: Session,
  { model }: CompiledRuleset,
  time: number | undefined,
  tell: (verdict: Exclude<Verdict, undefined>) => void = () => undefined,
): Promise<Readonly<Record<string, ShownOfCheck>>> {
  const shown: Record<string, ShownOfCheck> = {};
  const { build, startAttack } = host;
  const cache = proofFolder(host, undefined);
  for await (const proof of verdicts(model, { seed: seedOfBuilds, time, cache, build, startAttack })) {
    shown[proof.property.id] = shownOf(proof);
    tell(proof);
  }
  return shown;
}
