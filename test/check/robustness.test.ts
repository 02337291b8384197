import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { resolve } from '../../compiler/1-resolve/resolve.js';
import { check } from '../../compiler/2-check/check.js';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { parse } from '../../grammar/parse.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const ruleFiles = ['rulesets', 'examples/gallery', 'test/fixtures'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.bareme'))
    .map((file) => join(root, folder, file)),
);
const texts = ruleFiles.map((file) => readFileSync(file, 'utf8'));
const words = texts.join('\n').match(/[\p{L}_][\p{L}\d_]*|\d[\d ]*|[^\s]/gu) ?? [];

/** A small generator of the same numbers on every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

function mutated(text: string, random: () => number): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const lines = text.split('\n');
  for (let count = 1 + Math.floor(random() * 3); count > 0; count--) {
    const at = Math.floor(random() * lines.length);
    const tokens = lines[at]?.match(/\s+|[\p{L}_][\p{L}\d_]*|\d+|[^\s]/gu) ?? [];
    const token = Math.floor(random() * tokens.length);
    const change = random();
    if (change < 0.2) lines.splice(at, 1);
    else if (change < 0.4) lines.splice(at, 0, pick(pick(texts).split('\n')));
    else if (tokens.length > 0) {
      if (change < 0.6) tokens.splice(token, 1);
      else tokens[token] = pick(words);
      lines[at] = tokens.join('');
    }
  }
  return lines.join('\n');
}

/** What is declared and neither checked nor reported. */
function silentlyDropped(path: string, text: string): readonly string[] {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const load = (name: string, from: string) => {
    const file = join(dirname(from), name);
    try {
      return parse({ path: file, text: readFileSync(file, 'utf8') }, report);
    } catch {
      return undefined;
    }
  };
  const resolved = resolve(parse({ path, text }, report), load, report);
  const tariff = check(resolved, report);
  // A module whose names another file declares says so in a note.
  if (diagnostics.some(({ severity, code }) => severity === 'error' || code === 'I229')) return [];
  const count = (...kinds: readonly string[]) =>
    resolved.entries.filter(({ declaration }) => kinds.includes(declaration.kind)).length;
  const examples = resolved.entries.flatMap(({ declaration }) =>
    declaration.kind === 'example'
      ? declaration.header
        ? declaration.rows.map(({ span }) => span)
        : [declaration.span]
      : [],
  ).length;
  const figures = ['amount', 'value', 'answer', 'choice', 'table', 'function'];
  const pairs: Readonly<Record<string, readonly [number, number]>> = {
    statements: [count(...figures), tariff.statements.filter(({ kind }) => figures.includes(kind)).length],
    facts: [count('fact'), tariff.facts.filter(({ synthetic }) => !synthetic).length],
    readings: [count('reading'), tariff.readings.length],
    checks: [count('check'), tariff.properties.length],
    notices: [count('notice'), tariff.notices.length],
    // A fact that is one of some numbers requires it by itself.
    requirements: [
      count('require'),
      tariff.requirements.filter(({ span }) => !tariff.facts.some(({ place }) => place.span === span)).length,
    ],
    examples: [examples, tariff.examples.length],
    broken: [count('broken'), 0],
  };
  return Object.entries(pairs).flatMap(([what, [declared, checked]]) => (declared === checked ? [] : [what]));
}

describe('the checker', () => {
  it('never throws, and drops nothing without saying so, whatever a file says', () => {
    const random = randomNumbers(20150101);
    const dropped: string[] = [];
    for (let run = 0; run < 600; run++) {
      const index = Math.floor(random() * ruleFiles.length);
      const text = mutated(texts[index]!, random);
      const what = silentlyDropped(ruleFiles[index]!, text);
      if (what.length > 0) dropped.push(`${what.join(', ')} of\n${text}`);
    }
    expect(dropped).toEqual([]);
  });

  it('is not confused by names of objects', () => {
    const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];
    const lines = names.map((name) => `value ${name} = 1 EUR`);
    const text = `tariff demo "Demo"\ncurrency EUR\nrounding no amount\n${lines.join('\n')}\namount total = ${names.join(' + ')}\nvalue x = 3 constructor\nexample "e"\n  given toString = 3 EUR\n`;
    expect(silentlyDropped('demo.bareme', text)).toEqual([]);
  });
});
