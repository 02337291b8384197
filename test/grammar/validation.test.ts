import { expect, it } from 'vitest';
import { validateGrammar } from '../../grammar/parser/index.js';

it('the grammar has no ambiguity', () => {
  expect(() => validateGrammar()).not.toThrow();
});
