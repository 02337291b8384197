import { expect, it } from 'vitest';
import { validateGrammar } from '../../grammar/parser/parser.js';

it('the grammar has no ambiguity', () => {
  expect(() => validateGrammar()).not.toThrow();
});
