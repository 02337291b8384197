// Measures, in seconds of processor time, what the declared checks of rulesets cost: the search alone, with its certificates
// checked, and with the attack on every check. Usage: npm run prove:times [-- PAIRS a check]; bundled, since what tsx
// puts around every function doubles the time of inner loops.

import { scaledEvaluators } from '../../apps/cli/proving/scaled-evaluator.js';
import { confirmed } from '../../compiler/4-analyse/certificate/confirmed.js';
import { indexOf } from '../../compiler/4-analyse/model-index.js';
import { searchAlone } from '../../compiler/4-analyse/prover/prove.js';
import { attack } from '../../compiler/6-emit/attack/attack.js';
import { compileTexts, readRulesets } from '../mutations/rulesets.js';

const pairs = Number(process.argv[2] ?? '100000');
const make = await scaledEvaluators();

function seconds<T>(work: () => T): readonly [T, number] {
  const before = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(before);
  return [made, (user + system) / 1_000_000];
}

const total = { search: 0, check: 0, attack: 0 };
for (const ruleset of readRulesets()) {
  const { model } = compileTexts(ruleset);
  if (!model) continue;
  const index = indexOf(model);
  const [found, search] = seconds(() =>
    model.properties.map((property) => ({ property, ...searchAlone(model, property) })),
  );
  const [shown, check] = seconds(() =>
    found.filter(
      ({ property, certificate }) => certificate && confirmed(index, property, {}, certificate).confirmed,
    ),
  );
  const [attacked, attacking] = seconds(() => attack(model, model.properties, make, { pairs }));
  const told = attacked.map((one) => one.pairs).sort((a, b) => a - b);
  const size = JSON.stringify(found.map(({ certificate }) => certificate)).length;
  console.log(
    `${model.name}: ${shown.length} of ${found.length} confirmed, ${Math.round(size / 1000)} kB; search ${search.toFixed(2)} s, checker ${check.toFixed(2)} s, attack ${attacking.toFixed(2)} s (${told[0]} pairs at least, ${told[Math.floor(told.length / 2)]} in the middle, ${attacked.filter(({ broken }) => broken).length} broken)`,
  );
  total.search += search;
  total.check += check;
  total.attack += attacking;
}
console.log(
  `in all: search ${total.search.toFixed(2)} s, with checker ${(total.search + total.check).toFixed(2)} s, with attack ${(total.search + total.check + total.attack).toFixed(2)} s`,
);
