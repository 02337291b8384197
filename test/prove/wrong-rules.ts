// Seeds wrong rules into the search: each must lead it to prove something false, the checker must refuse every such certificate,
// and the attack must break what the wrong rule had proved. Usage: tsx test/prove/wrong-rules.ts [SECONDS for each rule]

import { scaledEvaluators } from '../../apps/cli/proving/scaled-evaluator.js';
import { confirmed } from '../../compiler/4-analyse/certificate/confirmed.js';
import { indexOf } from '../../compiler/4-analyse/model-index.js';
import { searchAlone } from '../../compiler/4-analyse/prover/prove.js';
import type { Rules } from '../../compiler/4-analyse/prover/reason/rules.js';
import { attack } from '../../compiler/6-emit/attack/attack.js';
import type { MakeEvaluator } from '../../compiler/6-emit/attack/group-attack.js';
import { truthOf } from './every-case.js';
import { mutants, mutantsOfRules } from './mutants.js';
import { fewFiles, type RandomFile, randomFormulas, randomRuleFiles } from './random-files.js';

export interface Judged {
  /** False claims that the wrong rule proved. */
  readonly found: readonly string[];
  /** Of these, those that the checker took for proved too: none may be. */
  readonly confirmed: readonly string[];
  /** Those that the attack broke. */
  readonly broken: number;
  readonly unbroken: readonly string[];
}

/** Until `enough` false claims were proved by the wrong rule, or nothing more is to be looked at. */
export function judged(
  rules: Rules,
  files: Iterable<RandomFile>,
  make: MakeEvaluator,
  enough: number,
  pairs: number,
): Judged {
  let broken = 0;
  const [found, wrong, unbroken]: [string[], string[], string[]] = [[], [], []];
  for (const { name, made } of files) {
    const [property] = made.properties;
    if (!property) continue;
    const { certificate } = searchAlone(made, property, { boxes: 60, rules });
    if (!certificate) continue;
    const answer = confirmed(indexOf(made), property, {}, certificate);
    // What the usual rules prove too is true, as other tests hold; asking every case costs most.
    if (answer.confirmed && searchAlone(made, property, { boxes: 60 }).certificate) continue;
    if (truthOf(made)) continue;
    found.push(name);
    if (answer.confirmed) wrong.push(name);
    const [attacked] = attack(made, [property], make, { pairs });
    if (attacked?.broken) broken++;
    else unbroken.push(name);
    if (found.length >= enough) break;
  }
  return { found, confirmed: wrong, broken, unbroken };
}

const isMain = process.argv[1]?.endsWith('wrong-rules.ts') === true;

if (isMain) {
  const seconds = Number(process.argv[2] ?? '30');
  const make = await scaledEvaluators();
  let failed = 0;
  function* until(end: number, files: (seed: number) => Iterable<RandomFile>): Generator<RandomFile> {
    yield* fewFiles();
    for (let seed = 1; performance.now() < end; seed++) yield* files(seed);
  }
  for (const [source, all] of [
    [randomFormulas, mutants],
    [randomRuleFiles, mutantsOfRules],
  ] as const) {
    for (const [name, rules] of Object.entries(all)) {
      const end = performance.now() + seconds * 1000;
      const result = judged(rules, until(end, source), make, 3, 100_000);
      const isCaught = result.found.length > 0 && result.confirmed.length === 0 && result.broken > 0;
      if (!isCaught) failed++;
      console.log(
        `${isCaught ? 'caught' : 'NOT CAUGHT'}  ${name}: ${result.found.length} false claims proved (${result.found[0]}), ${result.found.length - result.confirmed.length} refused by the checker, ${result.broken} broken by the attack`,
        ...(isCaught ? [] : [result]),
      );
    }
  }
  console.log(`${failed} wrong rules not caught`);
  process.exitCode = failed === 0 ? 0 : 1;
}
