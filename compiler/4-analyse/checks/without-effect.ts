// Facts that nothing uses: asked of every user, and without effect on any result, notice or requirement.

import { walk } from '../../3-model/expression-walk.js';
import type { Expression } from '../../3-model/model.js';
import { factWithoutEffect } from '../../diagnostics/catalogue/analysis.js';
import type { Check } from './check.js';

export const withoutEffect: Check = ({ index }, report) => {
  const { model } = index;
  const used = new Set<string>();
  const note = (expression: Expression | undefined) => {
    if (expression === undefined) return;
    walk(expression, (node) => {
      if (node.kind === 'fact' || node.kind === 'given') used.add(node.fact);
    });
  };
  for (const definition of model.definitions) note(definition.body);
  for (const { rows } of model.tables) for (const { cells } of rows) cells.forEach(note);
  for (const { variants } of model.scales) {
    for (const { bands } of variants) {
      for (const { once, rate, started } of bands)
        for (const part of [once, rate, started?.amount]) note(part);
    }
  }
  for (const notice of model.notices) note(notice.when);
  for (const { condition } of model.requirements) note(condition);
  for (const { presence } of model.facts) if (presence.kind === 'when') note(presence.condition);
  const dating = model.dating.kind === 'fact' ? model.dating.fact : undefined;
  for (const fact of model.facts) {
    if (fact.synthetic || fact.name === dating || used.has(fact.name)) continue;
    report(factWithoutEffect(fact.span, { name: fact.name }));
  }
};
