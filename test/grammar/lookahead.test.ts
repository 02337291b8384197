// A place of the grammar where two ways begin alike for three words is looked at pair by pair of all words that may follow:
// seconds, for the first file that comes there. Such a place says how far it looks.

import { LLkLookaheadStrategy } from 'chevrotain';
import { describe, expect, it, vi } from 'vitest';

/** Milliseconds of processor time; the slowest place takes some 20, one that looks too far takes thousands. */
const most = 500;

describe('what comes next', () => {
  it('is found out quickly at every place of the grammar', { timeout: 120_000 }, async () => {
    // A parser of its own, also where another test has built one before.
    vi.resetModules();
    const { LazyLookahead } = await import('../../grammar/parser/lookahead.js');
    const { parser } = await import('../../grammar/parser/parser.js');
    const strategy = new LLkLookaheadStrategy({ maxLookahead: 3 });
    const places: { readonly name: string; readonly build: () => unknown }[] = [];
    vi.spyOn(LazyLookahead.prototype, 'buildLookaheadForAlternation').mockImplementation((place) => {
      places.push({
        name: `${place.rule.name}, alternation ${place.prodOccurrence}`,
        build: () => strategy.buildLookaheadForAlternation(place),
      });
      return () => undefined;
    });
    vi.spyOn(LazyLookahead.prototype, 'buildLookaheadForOptional').mockImplementation((place) => {
      places.push({
        name: `${place.rule.name}, ${place.prodType} ${place.prodOccurrence}`,
        build: () => strategy.buildLookaheadForOptional(place),
      });
      return () => false;
    });
    parser();
    expect(places.length).toBeGreaterThan(100);
    const slow = places.flatMap(({ name, build }) => {
      const before = process.cpuUsage();
      build();
      const { user } = process.cpuUsage(before);
      return user / 1000 > most ? [`${name}: ${Math.round(user / 1000)} ms`] : [];
    });
    expect(slow).toEqual([]);
    vi.restoreAllMocks();
    vi.resetModules();
  });
});
