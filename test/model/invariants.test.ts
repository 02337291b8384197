// What every model holds to, over all rule files of the project.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { childrenOf, walk } from '../../compiler/3-model/expression-walk.js';
import type { Expression, Model } from '../../compiler/3-model/model.js';
import { compile } from '../../compiler/pipeline.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = ['rulesets', 'examples'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.bareme'))
    .map((path) => join(folder, path)),
);
const models: [string, Model][] = files.sort().flatMap((path): [string, Model][] => {
  const text = readFileSync(join(root, path), 'utf8');
  const { model } = compile(
    { path, text },
    {
      load(name, from) {
        const file = join(dirname(from), name);
        return existsSync(join(root, file))
          ? { path: file, text: readFileSync(join(root, file), 'utf8') }
          : undefined;
      },
    },
  );
  return model === undefined ? [] : [[path, model]];
});

const used = (expression: Expression): readonly Expression[] => {
  const nodes: Expression[] = [];
  walk(expression, (node) => nodes.push(node));
  return nodes;
};

it('there are models to look at', () => {
  expect(models.length).toBeGreaterThan(5);
});

describe.each(models)('%s', (_path, model) => {
  it('refers only to definitions that come before, also by way of the tables it looks up', () => {
    const tables = new Map(model.tables.map((table) => [table.id, table.rows.flatMap(({ cells }) => cells)]));
    const scales = new Map(
      model.scales.map((scale) => [
        scale.id,
        scale.variants.flatMap(({ bands }) =>
          bands.flatMap(({ once, rate, started }) =>
            [once, rate, started?.amount].filter((part) => part !== undefined),
          ),
        ),
      ]),
    );
    const known = new Set<string>();
    const wrong: string[] = [];
    for (const { id, body } of model.definitions) {
      const open = [body];
      for (let next = open.pop(); next !== undefined; next = open.pop()) {
        for (const node of used(next)) {
          if (node.kind === 'reference' || node.kind === 'retained-label') {
            if (!known.has(node.definition)) wrong.push(`${id} → ${node.definition}`);
          } else if (node.kind === 'lookup') {
            open.push(...(tables.get(node.table) ?? []));
            if (!tables.has(node.table)) wrong.push(`${id} → table ${node.table}`);
          } else if (node.kind === 'scale') {
            open.push(...(scales.get(node.scale) ?? []));
            if (!scales.has(node.scale)) wrong.push(`${id} → scale ${node.scale}`);
          }
        }
      }
      known.add(id);
    }
    expect(wrong).toEqual([]);
  });

  it('has unique ids, and one final definition for each declared value', () => {
    const ids = model.definitions.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const finals = model.definitions.filter(({ final }) => final);
    expect(finals.filter(({ id, owner }) => id !== owner)).toEqual([]);
    for (const { name, definition } of model.results) expect(definition).toBe(name);
  });

  it('says what every step does, and where it is written', () => {
    const silent = model.definitions.filter(
      ({ label, formula, span }) => label === '' || formula === '' || span.file === '',
    );
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  it('uses item facts only per item', () => {
    const lists = new Map(model.facts.map(({ name, list }) => [name, list]));
    const per = new Map(model.definitions.map(({ id, list }) => [id, list]));
    const wrong: string[] = [];
    const look = (id: string, node: Expression, list: string | undefined): void => {
      const needs =
        node.kind === 'fact'
          ? lists.get(node.fact)
          : node.kind === 'reference'
            ? per.get(node.definition)
            : undefined;
      if (needs !== undefined && needs !== list) wrong.push(`${id}: ${node.kind} of ${needs}`);
      for (const child of childrenOf(node)) {
        const inner = node.kind === 'aggregate' || (node.kind === 'item' && child === node.of);
        look(id, child, inner ? node.list : list);
      }
    };
    for (const { id, body, list } of model.definitions) look(id, body, list);
    expect(wrong).toEqual([]);
  });
});
