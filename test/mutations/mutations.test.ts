import { describe, expect, it } from 'vitest';
import { Judge } from './judge.js';
import { everyDigit } from './mutate.js';
import { readRulesets } from './rulesets.js';
import { drawn, study, total } from './study.js';

/** `MUTATIONS=all` judges every change, which takes minutes. */
const all = process.env.MUTATIONS === 'all';

describe('a single mistake in a ruleset', () => {
  it('is drawn the same each time, evenly by kind', () => {
    const changes = drawn();
    expect(changes).toHaveLength(total);
    expect(drawn(20)).toEqual(changes.slice(0, 20));
    expect(changes.every(({ mutation }) => mutation.before !== mutation.after)).toBe(true);
  });

  it('never changes an amount unnoticed', { timeout: 600_000 }, () => {
    const missed = study(all ? total : 60, undefined, all ? 400 : 60).filter(
      ({ verdict }) => verdict === 'missed',
    );
    expect(missed.map(({ mutation, because }) => `${mutation.path}:${mutation.line} ${because}`)).toEqual([]);
  });

  it.runIf(all)('in any digit never changes an amount unnoticed', { timeout: 3_600_000 }, () => {
    const missed = readRulesets().flatMap((texts) => {
      const judge = new Judge(texts, 120);
      const rules = new Map([...texts.files].filter(([path]) => path.endsWith('.bareme')));
      return everyDigit(rules, 5)
        .map((mutation) => judge.judge(mutation))
        .filter(({ verdict }) => verdict === 'missed');
    });
    expect(missed.map(({ mutation, because }) => `${mutation.path}:${mutation.line} ${because}`)).toEqual([]);
  });
});
