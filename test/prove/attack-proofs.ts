// Attacks verdicts about random rule files: holes, versions, lists, orders, requirements; claims that are declared and claims that are
// discovered. Every proved claim is held against every case of its small domain and attacked through the compiled evaluator, every
// counterexample must be a true one. What is told beside verdicts is attacked too, one kind of it a file in turn. Usage:
// tsx test/prove/attack-proofs.ts [MINUTES] [FIRST SEED] [PART OF A KIND'S NAME]

import { scaledEvaluators } from '../../apps/cli/proving/scaled-evaluator.js';
import type { Model, Property } from '../../compiler/3-model/model.js';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { discover } from '../../compiler/4-analyse/prover/reports/discover.js';
import { attack } from '../../compiler/6-emit/attack/attack.js';
import { faultsOfCliffs, faultsOfKept, faultsOfLines } from './attack-told.js';
import { faultsOfManifest, faultsOfPage, faultsOfWorkbook } from './attack-written.js';
import { truthOf } from './every-case.js';
import { type RandomFile, randomFormulas, randomRuleFiles } from './random-files.js';
import { RulesUsed } from './rules-used.js';

const minutes = Number(process.argv[2] ?? '10');
const first = Number(process.argv[3] ?? '1');
const only = process.argv[4] ?? '';
const pairs = 5_000;

const make = await scaledEvaluators();
const counts = new Map<string, Record<string, number>>();
const wrong: string[] = [];
const used = new RulesUsed();
/** A fault is told when it is found: who stops the attack early has it. */
const tell = (...faults: readonly string[]): void => {
  for (const fault of faults) console.log(`WRONG ${fault}`);
  wrong.push(...faults);
};

/** What is discovered, as a check that could be declared. */
function discovered(made: Model): readonly Property[] {
  const [declared] = made.properties;
  if (!declared) return [];
  return discover(made).flatMap(({ result, direction, facts }) =>
    facts.map(
      (fact): Property => ({
        id: `${result.name} ${direction} ${fact}`,
        text: `${result.name} ${direction} ${fact}`,
        when: undefined,
        section: undefined,
        span: declared.span,
        kind: 'monotone',
        direction,
        subject: {
          kind: 'reference',
          items: [],
          definition: result.definition,
          type: result.type,
          span: declared.span,
        },
        fact,
      }),
    ),
  );
}

function count(name: string, status: string): void {
  const kind = name.replace(/ \d+$/, '');
  const own = counts.get(kind) ?? {};
  own[status] = (own[status] ?? 0) + 1;
  counts.set(kind, own);
}

const told = {
  cliffs: faultsOfCliffs,
  lines: (file: RandomFile) => faultsOfLines(file, discover(file.made)),
  kept: faultsOfKept,
  workbook: faultsOfWorkbook,
  manifest: faultsOfManifest,
  page: faultsOfPage,
};

/** One kind of what is told beside verdicts, another one for each file. */
async function judgeTold(file: RandomFile, turn: number): Promise<void> {
  const kinds = Object.keys(told) as readonly (keyof typeof told)[];
  const kind = kinds[turn % kinds.length];
  if (kind === undefined) return;
  count(file.name, `${kind} attacked`);
  tell(...(await told[kind](file)));
}

function judge({ name, made }: RandomFile): void {
  const [proof] = prove(made, { boxes: 60, rules: used.rules() });
  const [property] = made.properties;
  if (!proof || !property) return;
  const { status } = proof;
  const isTrue = truthOf(made);
  count(name, status === 'undecided' ? `undecided, ${isTrue ? 'true' : 'false'}, ${proof.spent}` : status);
  if (status === 'proved' || status === 'false') {
    if (isTrue !== (status === 'proved')) tell(`${name}: ${status}: ${property.text}`);
  }
  const claims = discovered(made);
  for (const claim of claims) {
    count(name, 'discovered');
    if (!truthOf({ ...made, properties: [claim] })) tell(`${name}: discovered: ${claim.text}`);
  }
  const proved = [...(status === 'proved' ? [property] : []), ...claims];
  if (proved.length === 0) return;
  if (status === 'proved') used.add(proof);
  for (const { property: one, broken } of attack(made, proved, make, { pairs })) {
    if (broken) tell(`${name}: broken by the attack: ${one.text}`);
  }
}

const end = performance.now() + minutes * 60_000;
let seed = first;
for (; performance.now() < end; seed++) {
  for (const [place, file] of [...randomFormulas(seed, only), ...randomRuleFiles(seed, only)].entries()) {
    judge(file);
    await judgeTold(file, seed + place);
  }
}
console.log(`seeds ${first} to ${seed - 1}`);
for (const [kind, own] of counts) console.log(kind, own);
console.log('Proofs that stood on a rule and were attacked:');
for (const [name, count] of [...used.counts].sort(([, a], [, b]) => b - a)) console.log(`${count}  ${name}`);
console.log(`${wrong.length} wrong verdicts`);
process.exitCode = wrong.length === 0 ? 0 : 1;
