import { expect, it } from 'vitest';
import { verdicts } from '../../apps/cli/proving/attacked-proofs.js';
import type { Model } from '../../compiler/3-model/model.js';
import type { Proof } from '../../compiler/4-analyse/prover/prove.js';
import { writeValue } from '../../compiler/6-emit/receipt/written.js';
import { wrapped } from '../architecture/wrapped-markdown.js';
import { compileTexts, readRulesets } from '../mutations/rulesets.js';
import { type ChangedMeaning, changedMeanings } from './changed-meanings.js';

const rulesets = new Map(readRulesets().map((texts) => [texts.name, texts]));

const unpadded = (text: string): string => text.replace(/ {2,}/g, ' ');

/** The verdict of the promise that a change breaks, on the changed ruleset. */
async function noticed(change: ChangedMeaning): Promise<{ readonly model: Model; readonly proof: Proof }> {
  const texts = rulesets.get(change.ruleset);
  // How far cells are padded is not part of a change.
  const text = unpadded(texts?.files.get(change.file) ?? '');
  const from = unpadded(change.from);
  if (!texts || !text.includes(from)) throw new Error(`nothing to change: ${change.what}`);
  const changed = new Map([[change.file, text.replace(from, change.to)]]);
  const { model, diagnostics } = compileTexts(texts, changed);
  if (!model) throw new Error(`${change.what}: ${diagnostics.map(({ code }) => code).join()}`);
  const about = model.properties.filter(
    (property) =>
      property.text.startsWith(change.promise) &&
      (change.fact === undefined || ('fact' in property && property.fact === change.fact)),
  );
  let proof: Proof | undefined;
  for await (const verdict of verdicts({ ...model, properties: about }, { boxes: 4, pairs: 2_000 })) {
    if (verdict.status === 'false') proof ??= verdict;
  }
  if (!proof) throw new Error(`${change.what}: ${change.promise} still holds`);
  return { model, proof };
}

function caseOf({ model, proof }: { readonly model: Model; readonly proof: Proof }): string {
  const { before, after, values } = proof.counterexample ?? {
    before: { values: {}, lists: {} },
    after: undefined,
    values: [],
  };
  const facts = model.facts.flatMap((fact) => {
    const value = before.values[fact.name];
    if (value === undefined) return [];
    const isPlain =
      value === false || (typeof value === 'object' && value.n === 0n && fact.type.kind !== 'date');
    const then = after?.values[fact.name];
    const written = writeValue(value, fact.type, model, 'en');
    const next = then === undefined ? written : writeValue(then, fact.type, model, 'en');
    if (isPlain && next === written) return [];
    return [`${fact.name} ${written}${next === written ? '' : ` → ${next}`}`];
  });
  const { property } = proof;
  const shown =
    property.kind === 'always'
      ? (proof.cause?.values.map((value) => `${proof.cause?.owner} ${plain(value)}`) ?? [])
      : [values.map((value) => writeValue(value, property.subject.type, model, 'en')).join(' → ')];
  return [...facts, ...shown].join(', ').replaceAll('\u00a0', ' ');
}

const plain = (value: unknown): string => {
  if (typeof value !== 'object' || value === null || !('n' in value && 'd' in value)) return String(value);
  return value.d === 1n ? String(value.n) : String(Number(value.n) / Number(value.d));
};

it('changes each meaning once', () => {
  expect(changedMeanings.length).toBeGreaterThanOrEqual(20);
  expect(new Set(changedMeanings.map(({ what }) => what)).size).toBe(changedMeanings.length);
});

it('breaks a named promise by every single change of meaning, with a case to check by hand', {
  timeout: 120_000,
}, async () => {
  const rows: string[] = [];
  for (const change of changedMeanings) {
    const found = await noticed(change);
    const promise = found.proof.property.text.replaceAll('|', '/');
    rows.push(`| ${change.ruleset} | ${change.what} | ${promise} | ${caseOf(found)} |`);
  }
  const page = [
    '# What a changed meaning breaks',
    '',
    'Single changes of what the three rulesets say, each a mistake that a reader of the documents could make. Every one makes a declared promise false; the prover',
    'shows the simplest case it found; numbers that are zero and what is answered with no are left out. Written by `npx vitest run test/prove/changed-meanings.test.ts -u`, held by the same test.',
    '',
    '| ruleset | change | promise that becomes false | a case that shows it |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  await expect(wrapped(page)).toMatchFileSnapshot('../../docs/changed-meanings.md');
});
