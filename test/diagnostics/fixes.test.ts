// Every fix that a fixture shows, applied as a tool would: the mistake is gone, and no other error has come.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { compile } from '../../compiler/pipeline.js';
import { withFix } from './fixed.js';

const folder = fileURLToPath(new URL('../fixtures/', import.meta.url));
const fixtures = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/bad\/[EWI]\d{3}-[^/]*\.bareme$/.test(path) || path.endsWith('ten-mistakes.bareme'))
  .sort();

const textOf = (path: string): string | undefined =>
  existsSync(folder + path) ? readFileSync(folder + path, 'utf8') : undefined;

function check(path: string, changed: ReadonlyMap<string, string> = new Map()): readonly Diagnostic[] {
  const read = (name: string) => changed.get(name) ?? textOf(name);
  const beside = (name: string, from: string) => {
    const place = join(dirname(from), name);
    const text = read(place);
    return text === undefined ? undefined : { path: place, text };
  };
  return compile({ path, text: read(path) ?? '' }, { load: beside, document: beside }).diagnostics;
}

const keyOf = ({ code, message }: Diagnostic): string => `${code} ${message.en}`;
const fixed = fixtures.flatMap((path) =>
  check(path).flatMap((diagnostic, place) => (diagnostic.fix ? [{ path, place, diagnostic }] : [])),
);

describe('the fix of a fixture', () => {
  it('is there for a score of kinds of mistakes', () => {
    expect(new Set(fixed.map(({ diagnostic }) => diagnostic.code)).size).toBeGreaterThan(20);
  });

  it('takes its mistake away, and brings no error', () => {
    const wrong = fixed.flatMap(({ path, diagnostic }) => {
      const before = check(path).map(keyOf);
      const after = check(path, withFix(diagnostic.fix!, new Map(), textOf)).filter(
        ({ severity }) => severity === 'error',
      );
      const come = after.map(keyOf).filter((key) => !before.includes(key));
      const left = after.some(
        (one) => keyOf(one) === keyOf(diagnostic) && one.span.start === diagnostic.span.start,
      );
      return come.length > 0 || left
        ? [`${path}: ${diagnostic.code} ${left ? 'is still there' : come.join('; ')}`]
        : [];
    });
    expect(wrong).toEqual([]);
  });
});
