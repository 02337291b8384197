// Measures how many of the true claims about random rule files stay undecided, with lists and without, and by what the claims are
// made of. True is what holds in every case of the small domain. Then the declared checks of rulesets and gallery.
// Usage: npm run prove:undecided -- [SEEDS] [FIRST] [--show]

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { childrenOf } from '../../compiler/3-model/expressions/children.js';
import type { Expression, Model, Property } from '../../compiler/3-model/model.js';
import { confirmed } from '../../compiler/4-analyse/certificate/confirmed.js';
import { indexOf, looksBack, sliceOf } from '../../compiler/4-analyse/model-index.js';
import { searchAlone } from '../../compiler/4-analyse/prover/prove.js';
import { expressionsOf, requirementsFor } from '../../compiler/4-analyse/spoken-of.js';
import { compile } from '../../compiler/pipeline.js';
import type { SourceFile } from '../../compiler/source.js';
import { truthOf } from './every-case.js';
import { randomFormulas, randomRuleFiles } from './random-files.js';

const numbers = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const [seeds = 40, first = 1] = numbers.map(Number);
const isShown = process.argv.includes('--show');

interface Tally {
  true: number;
  undecided: number;
  unconfirmed: number;
}
const tallies = new Map<string, Tally>();

/** What a claim is made of, as far as rules of proof are about it. */
function madeOf(made: Model, property: Property): ReadonlySet<string> {
  const index = indexOf(made);
  const roots = [
    ...expressionsOf(property),
    ...requirementsFor(index, expressionsOf(property)).map(({ condition }) => condition),
  ];
  const found = new Set<string>([
    `claim: ${property.kind === 'monotone' ? property.direction : property.kind}`,
  ]);
  if (property.when) found.add('a guard');
  if (roots.length > expressionsOf(property).length) found.add('a requirement');
  if (looksBack(index, roots)) found.add('items before');
  let roundings = 0;
  const visit = (each: Expression): void => {
    if (each.kind === 'round') roundings++;
    if (each.kind === 'aggregate') found.add(`${each.operation} over items`);
    else if (each.kind === 'multiply' && each.left.kind !== 'number' && each.right.kind !== 'number')
      found.add('a product of values');
    else if (each.kind === 'divide' && each.right.kind !== 'number') found.add('a quotient of values');
    else if (interesting.has(each.kind)) found.add(each.kind);
    for (const child of childrenOf(each)) visit(child);
  };
  for (const body of [...roots, ...sliceOf(index, roots).map((one) => one.body)]) visit(body);
  if (roundings > 0) found.add(roundings > 1 ? 'roundings' : 'a rounding');
  return found;
}
const interesting = new Set<Expression['kind']>([
  'minimum',
  'maximum',
  'alternatives',
  'conditional',
  'lookup',
  'scale',
  'in-force',
  'item',
  'position',
  'rank',
  'running-total',
  'date-part',
  'date-between',
  'date-shift',
  'given',
]);

function count(name: string, key: keyof Tally): void {
  const own = tallies.get(name) ?? { true: 0, undecided: 0, unconfirmed: 0 };
  own[key]++;
  tallies.set(name, own);
}

const before = process.cpuUsage();
const wrong: string[] = [];
for (let seed = first; seed < first + seeds; seed++) {
  for (const { name, made } of [...randomFormulas(seed), ...randomRuleFiles(seed)]) {
    const [property] = made.properties;
    if (!property) continue;
    const { certificate, spent } = searchAlone(made, property);
    const isProved = certificate && confirmed(indexOf(made), property, {}, certificate).confirmed;
    if (!truthOf(made)) {
      if (isProved) wrong.push(name);
      continue;
    }
    const kind = name.replace(/ \d+$/, '');
    const all = [/lists/.test(kind) ? 'WITH LISTS' : 'WITHOUT LISTS', `file: ${kind}`];
    for (const each of [...all, ...madeOf(made, property)]) {
      count(each, 'true');
      if (!isProved) count(each, certificate ? 'unconfirmed' : 'undecided');
    }
    if (!isProved && isShown) console.log(`undecided (${certificate ? 'unconfirmed' : spent}): ${name}`);
  }
}
const shareOf = ({ true: all, undecided, unconfirmed }: Tally): number => (undecided + unconfirmed) / all;
for (const [name, own] of [...tallies].sort(([, a], [, b]) => shareOf(b) - shareOf(a))) {
  const share = (100 * shareOf(own)).toFixed(1).padStart(5);
  const odd = own.unconfirmed > 0 ? `, ${own.unconfirmed} not confirmed` : '';
  console.log(`${share} %  ${own.undecided + own.unconfirmed} of ${own.true}${odd}  ${name}`);
}
for (const each of wrong) console.log(`WRONG, proved: ${each}`);

/** A rule file with what lies beside it. */
function compiled(path: string): Model | undefined {
  const read = (file: string): SourceFile | undefined =>
    existsSync(file) ? { path: file, text: readFileSync(file, 'utf8') } : undefined;
  const beside = (name: string, from: string) => read(join(dirname(from), name));
  const main = read(path);
  return main && compile(main, { load: beside, document: beside }).model;
}
const root = fileURLToPath(new URL('../../', import.meta.url));
for (const folder of ['rulesets', join('examples', 'gallery')]) {
  let [all, open] = [0, 0];
  for (const name of readdirSync(join(root, folder))) {
    const made = compiled(join(root, folder, name, `${name}.bareme`));
    for (const property of made?.properties ?? []) {
      if (!made) continue;
      all++;
      const { certificate, spent } = searchAlone(made, property);
      if (certificate && confirmed(indexOf(made), property, {}, certificate).confirmed) continue;
      open++;
      console.log(`undecided (${certificate ? 'unconfirmed' : spent}): ${name}, ${property.text}`);
    }
  }
  console.log(`${folder}: ${open} of ${all} declared checks undecided`);
}
const { user, system } = process.cpuUsage(before);
console.log(
  `seeds ${first} to ${first + seeds - 1}, ${((user + system) / 1e6).toFixed(1)} s of processor time`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
