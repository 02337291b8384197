// Generated code is printed from what is known of it: no pattern reads it back. Patterns look into texts of the rules alone, in
// one file for each language.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../compiler/6-emit', import.meta.url));

/** By language: the file where texts of the rules become literals, comments and names. */
const ofTexts: readonly (readonly [language: string, file: string])[] = [
  ['typescript', join('code', 'texts.ts')],
  ['python', 'literals.ts'],
];

const ofPatterns = new Set(['match', 'matchAll', 'search', 'exec']);

/** Patterns, and calls that take one, as they stand in a file. */
function patternsIn(text: string): readonly string[] {
  const file = ts.createSourceFile('a.ts', text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    const isPattern =
      ts.isRegularExpressionLiteral(node) ||
      (ts.isIdentifier(node) && node.text === 'RegExp') ||
      (ts.isPropertyAccessExpression(node) && ofPatterns.has(node.name.text));
    if (isPattern) found.push(node.getText());
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

it('finds patterns', () => {
  const text = "a.replace(/b/, ''); new RegExp('b'); 'a'.match(b); a / b / c; // /d/";
  expect(patternsIn(text)).toEqual(['/b/', 'RegExp', "'a'.match"]);
});

it.each(ofTexts)('reads no generated code by patterns: %s', (language, allowed) => {
  const files = readdirSync(join(folder, language), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  expect(files).toContain(allowed);
  const found = files
    .filter((path) => path !== allowed)
    .flatMap((path) =>
      patternsIn(readFileSync(join(folder, language, path), 'utf8')).map((what) => `${path}: ${what}`),
    );
  expect(found).toEqual([]);
});
