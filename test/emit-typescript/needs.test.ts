import { describe, expect, it } from 'vitest';
import { reach } from '../../compiler/3-model/reached/facts-reached.js';
import { needsOf } from '../../compiler/6-emit/typescript/expressions/needs.js';
import { modelOfFile, modelOfText, tariffFiles } from './compile-evaluator.js';
import { constructTariffs } from './construct-tariffs.js';

describe('what a result needs', () => {
  it('is found for all results at once as for each alone', () => {
    const models = [
      ...tariffFiles().map(({ path }) => modelOfFile(path)),
      ...constructTariffs.map(([, text]) => modelOfText(text)),
    ];
    for (const model of models) {
      const needs = needsOf(model);
      // With all listed results, notices and requirements come in too: that is not asked here.
      const alone = { ...model, notices: [] };
      for (const { name, definition } of model.results) {
        const found = reach(alone, [definition]);
        const onlyListed = model.results
          .filter(({ listed }) => listed)
          .every((one) => one.definition === definition);
        if (onlyListed) continue;
        const { facts, lists, requirements } = needs(definition);
        expect({ name, facts: new Set(facts), lists: new Set(lists) }).toEqual({
          name,
          facts: found.facts,
          lists: found.lists,
        });
        expect(requirements.map((place) => model.requirements[place])).toEqual(found.requirements);
      }
    }
  });
});
