// A ruleset ready for cases: as it was kept, without loading the compiler, when nothing that it was made from has changed.

import type { Session } from '../process/session.js';
import { findRuleset } from './find-ruleset.js';
import { modelCache, type RunnableRuleset } from './model-cache.js';
import { protectFilesOf } from './protected-files.js';

/** Undefined after the errors of the rules were printed. */
export async function runnableRuleset(
  session: Session,
  wanted: string,
): Promise<RunnableRuleset | undefined> {
  const path = findRuleset(wanted, session.host.cwd);
  const cache = modelCache(path, session.host);
  const known = cache.known();
  if (known !== undefined) {
    protectFilesOf(session, path, known.madeOf);
    return known;
  }
  const { compiledRuleset } = await import('./compiled-ruleset.js');
  const ruleset = compiledRuleset(session, wanted, { onlyErrors: true });
  if (ruleset === undefined) return undefined;
  cache.keep(ruleset);
  return { model: ruleset.model, provenance: ruleset.provenance };
}
