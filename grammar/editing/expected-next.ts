// What the grammar allows next behind the tokens of a line or cell: keywords by concept, and kinds of words.

import type { IToken, TokenType } from 'chevrotain';
import { parser, type RuleName } from '../parser/parser.js';
import { contextualKeywords } from '../words/contextual-keywords.js';
import type { DeclarationConcept, LineConcept } from '../words/keywords.js';
import { type Concept, reservedKeywords } from '../words/keywords.js';
import { CompoundUnit, DateLiteral, Name, NumberLiteral, Percent, Quoted } from '../words/tokens.js';

export interface Expected {
  readonly concepts: ReadonlySet<Concept>;
  readonly name: boolean;
  readonly number: boolean;
  /** A unit may stand here: behind a number, or as a type. */
  readonly unit: boolean;
  readonly percent: boolean;
  readonly date: boolean;
  readonly text: boolean;
}

/** What may stand behind these tokens of a line that is read by the rule; nothing where they are no beginning of one. */
export function expectedNext(rule: RuleName, tokens: readonly IToken[]): Expected {
  const next = new Set<TokenType>(
    parser()
      .computeContentAssist(rule, [...tokens])
      .map(({ nextTokenType }) => nextTokenType),
  );
  const words = new Set<Concept>();
  for (const { name } of next) if (isConcept(name)) words.add(name);
  return {
    concepts: words,
    name: next.has(Name),
    number: next.has(NumberLiteral),
    unit: next.has(CompoundUnit),
    percent: next.has(Percent),
    date: next.has(DateLiteral),
    text: next.has(Quoted),
  };
}

export const nothingExpected: Expected = {
  concepts: new Set(),
  name: false,
  number: false,
  unit: false,
  percent: false,
  date: false,
  text: false,
};

const isConcept = (name: string): name is Concept => name in reservedKeywords || name in contextualKeywords;

/** The rule by which what follows the keyword of a declaration is read. */
export const headRule: Readonly<Record<DeclarationConcept, RuleName>> = {
  tariff: 'titleLine',
  module: 'titleLine',
  language: 'languageName',
  use: 'useLine',
  source: 'sourceLine',
  currency: 'currencyLine',
  unit: 'unitLine',
  conversion: 'conversionLine',
  valid: 'period',
  version: 'versionLine',
  removed: 'names',
  everyVersion: 'emptyLine',
  datedBy: 'nameLine',
  roundingEachUpTo: 'roundingEachUpTo',
  roundingEach: 'roundingRule',
  roundingNone: 'emptyLine',
  results: 'names',
  section: 'sectionLine',
  fact: 'factLine',
  list: 'listLine',
  require: 'requireLine',
  choice: 'choiceLine',
  table: 'tableLine',
  scale: 'scaleLine',
  reading: 'functionTitle',
  function: 'functionLine',
  amount: 'amountLine',
  value: 'amountLine',
  answer: 'amountLine',
  notice: 'noticeLine',
  check: 'checkLine',
  example: 'exampleLine',
  notUsed: 'reasonLine',
  notModelled: 'reasonLine',
};

/** The rule by which a line below a declaration is read. */
export const lineRule: Readonly<Record<LineConcept, RuleName>> = {
  quote: 'quotedLine',
  allow: 'allowLine',
  chosen: 'nameLine',
  given: 'assignments',
  expect: 'assignments',
};
