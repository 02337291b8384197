// What every model holds to, over all rule files of the project.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { childrenOf } from '../../compiler/3-model/expressions/children.js';
import { boundIn, namedLoops } from '../../compiler/3-model/expressions/loops.js';
import { walk } from '../../compiler/3-model/expressions/walk.js';
import type { Expression, Loop, Model } from '../../compiler/3-model/model.js';
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

  it('names only items that are open where they are named', () => {
    const lists = new Map(model.facts.map(({ name, list }) => [name, list]));
    const loops = new Map(model.definitions.map((definition) => [definition.id, definition.loops]));
    const tables = new Map([...model.tables, ...model.scales].map((table) => [table.id, table.loops]));
    const wrong: string[] = [];
    const look = (id: string, node: Expression, open: readonly Loop[]): void => {
      const named = new Map(open.map((loop) => [loop.id, loop.list]));
      const wanted: readonly (string | undefined)[] =
        node.kind === 'fact' || node.kind === 'given'
          ? [lists.get(node.fact)].filter((list) => list !== undefined)
          : node.kind === 'reference' || node.kind === 'earlier' || node.kind === 'retained-label'
            ? (loops.get(node.definition) ?? []).map(({ list }) => list)
            : node.kind === 'lookup' || node.kind === 'scale'
              ? (tables.get(node.kind === 'lookup' ? node.table : node.scale) ?? []).map(({ list }) => list)
              : node.kind === 'position' ||
                  node.kind === 'rank' ||
                  node.kind === 'running-total' ||
                  node.kind === 'before'
                ? [node.list]
                : [];
      const found = namedLoops(node).map((loop) => named.get(loop));
      if (JSON.stringify(found) !== JSON.stringify(wanted))
        wrong.push(`${id}: ${node.kind} of ${found.join()}`);
      for (const child of childrenOf(node)) {
        const bound = boundIn(node, child);
        const inner = bound !== undefined && 'list' in node ? [{ id: bound, list: node.list }] : [];
        look(id, child, [...open, ...inner]);
      }
    };
    for (const { id, body, loops: open, list } of model.definitions) {
      look(id, body, open);
      expect(list, id).toBe(open.at(-1)?.list);
    }
    expect(wrong).toEqual([]);
  });
});
