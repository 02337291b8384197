// Physical lines → declarations: a keyword line with all that belongs to it, each line complete (continuations joined).

import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { otherLocale } from '../../compiler/languages.js';
import { type DeclarationConcept, type LineConcept, stepConcepts } from '../words/keywords.js';
import { endOf, type RawLine } from '../words/lexer.js';
import { declarationAt, findKeywords, isKeyword, lineKeywordAt, plainWord } from '../words/phrases.js';
import { misspelledDeclaration } from '../words/spelling.js';
import {
  AdditiveOperator,
  Close,
  Colon,
  Comma,
  concepts,
  Equals,
  FirstPipe,
  MultiplicativeOperator,
  Open,
  Pipe,
  Semicolon,
  Slash,
} from '../words/tokens.js';

/** A declaration as lines of tokens. */
export interface Statement {
  /** Undefined where no keyword was recognised. */
  readonly concept: DeclarationConcept | undefined;
  /** What was probably meant, where the first word is no keyword. */
  readonly meant: string | undefined;
  readonly locale: Locale;
  /** Only its keyword is in the other language. */
  readonly isStranger?: boolean;
  readonly keyword: Range;
  /** What follows the keyword on its line. */
  readonly head: IToken[];
  readonly body: BodyItem[];
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

export type BodyItem = Row | Line;

export interface Row {
  readonly kind: 'row';
  /** Raw, from the first `|` on; from the first cell on where that `|` is missing. */
  readonly tokens: readonly IToken[];
}

export interface Line {
  readonly kind: 'line';
  /** Its keyword (`quote`, `given` …); a line without one begins with a step or is a mistake. */
  readonly concept: LineConcept | undefined;
  readonly keyword: Range | undefined;
  /** Its keyword is in the other language. */
  readonly isStranger?: boolean;
  readonly tokens: IToken[];
}

const goesOnAfter: readonly TokenType[] = [
  AdditiveOperator,
  MultiplicativeOperator,
  Equals,
  Comma,
  Semicolon,
  concepts.and,
  concepts.or,
];
const goesOnBefore: readonly TokenType[] = [
  AdditiveOperator,
  MultiplicativeOperator,
  concepts.and,
  concepts.or,
  concepts.otherwise,
  Equals,
  Colon,
];
/** Begin a line of their own even where a parenthesis was left open. */
const startsStep: readonly TokenType[] = stepConcepts.map((concept) => concepts[concept]);
export const isPipe = (token: IToken): boolean => tokenMatcher(token, FirstPipe) || tokenMatcher(token, Pipe);
const isOneOf = (token: IToken, types: readonly TokenType[]) =>
  types.some((type) => tokenMatcher(token, type));

export const isStepStart = (token: IToken): boolean => isOneOf(token, startsStep);

// What stands after these keywords is the name that they declare.
const nameless = new Set<DeclarationConcept>([
  'language',
  'use',
  'source',
  'valid',
  'version',
  'everyVersion',
  'roundingEach',
  'roundingEachUpTo',
  'roundingNone',
  'section',
  'require',
  'notice',
  'check',
  'example',
  'conversion',
]);

/** What each line is in its statement. */
export type LineRole = 'declaration' | 'line' | 'continuation' | 'row';

export interface Grouped {
  readonly statements: readonly Statement[];
  /** One per line. */
  readonly roles: readonly LineRole[];
}

/** Groups lines into statements; lines before the first declaration form a statement without keyword. */
export function groupStatements(lines: readonly RawLine[], locale: Locale): Grouped {
  const statements: Statement[] = [];
  const roles: LineRole[] = [];
  /** The line that may go on, with the number of its open parentheses. */
  let open: { tokens: IToken[]; depth: number } | undefined;
  const begin = (tokens: IToken[]) => {
    open = { tokens, depth: depthOf(tokens) };
  };
  for (const [index, line] of lines.entries()) {
    const current = statements.at(-1);
    if (line.isRow) {
      open = undefined;
      if (!current) statements.push(lostStatement(line, locale));
      statements.at(-1)?.body.push({ kind: 'row', tokens: line.tokens });
      roles.push('row');
      continue;
    }
    const statement = startStatement(line.tokens, locale);
    if (statement) {
      statements.push(statement);
      roles.push('declaration');
      begin(statement.head);
      continue;
    }
    const ownLocale = current?.locale ?? locale;
    const starter = lineKeywordAt(line.tokens, ownLocale);
    if (!starter && current?.body.at(-1)?.kind === 'row' && line.tokens.some(isPipe)) {
      open = undefined;
      current.body.push({ kind: 'row', tokens: line.tokens });
      roles.push('row');
      continue;
    }
    const tokens = findKeywords(starter ? line.tokens.slice(starter.length) : line.tokens, ownLocale);
    if (open && !starter && goesOn(open, tokens, ownLocale)) {
      for (const token of tokens) open.tokens.push(token);
      open.depth += depthOf(tokens);
      roles.push('continuation');
      continue;
    }
    const foreignLine = starter || !current ? undefined : foreignLineOf(line, ownLocale);
    if (foreignLine && current) {
      roles.push('line');
      current.body.push(foreignLine);
      begin(foreignLine.tokens);
      continue;
    }
    const foreign = starter ? undefined : foreignStatement(lines, index, locale);
    const meant = starter || foreign ? undefined : misspelledDeclaration(tokens, ownLocale);
    if (foreign || meant !== undefined || !current) {
      const statement = foreign ?? lostStatement(line, ownLocale, meant);
      statements.push(statement);
      roles.push('declaration');
      begin(statement.head);
      continue;
    }
    roles.push('line');
    const item: Line = {
      kind: 'line',
      concept: starter?.value,
      keyword: starter && rangeOf(line.tokens.slice(0, starter.length)),
      tokens,
    };
    current.body.push(item);
    begin(item.tokens);
  }
  return { statements, roles };
}

function startStatement(tokens: readonly IToken[], locale: Locale): Statement | undefined {
  const found = declarationAt(tokens, locale);
  if (!found) return undefined;
  return {
    concept: found.value,
    meant: undefined,
    locale,
    keyword: rangeOf(tokens.slice(0, found.length)),
    head: findKeywords(tokens.slice(found.length), locale, { named: !nameless.has(found.value) }),
    body: [],
  };
}

/**
 * A declaration with a keyword of the other language. It is read in that one only where more of its words are: else
 * one word would have every number and boundary below it told as wrong.
 */
function foreignStatement(lines: readonly RawLine[], index: number, locale: Locale): Statement | undefined {
  const other = otherLocale[locale];
  const tokens = lines[index]?.tokens ?? [];
  const found = declarationAt(tokens, other);
  const statement = startStatement(tokens, other);
  if (!found || !statement) return undefined;
  const head = tokens.slice(found.length);
  const named = { named: !nameless.has(found.value) };
  const own = findKeywords(head, locale, named);
  let inRows = 0;
  let balance = own.filter(isKeyword).length - statement.head.filter(isKeyword).length;
  for (const line of lines.slice(index + 1)) {
    if (!line.isRow && (declarationAt(line.tokens, locale) || declarationAt(line.tokens, other))) break;
    const more = wordsIn(line, locale) - wordsIn(line, other);
    if (line.isRow) inRows += more;
    else balance += more;
  }
  // Rows hold free text too: they tell where nothing else does.
  return (balance || inRows) < 0 ? statement : { ...statement, locale, isStranger: true, head: own };
}

/** A line such as `quote` whose keyword alone is in the other language. */
function foreignLineOf({ tokens }: RawLine, locale: Locale): Line | undefined {
  const found = lineKeywordAt(tokens, otherLocale[locale]);
  if (!found) return undefined;
  return {
    kind: 'line',
    concept: found.value,
    keyword: rangeOf(tokens.slice(0, found.length)),
    isStranger: true,
    tokens: findKeywords(tokens.slice(found.length), locale),
  };
}

/** How many words of a line are keywords of the language. */
function wordsIn({ tokens }: RawLine, locale: Locale): number {
  const begun = lineKeywordAt(tokens, locale)?.length ?? 0;
  return begun + findKeywords(tokens.slice(begun), locale).filter(isKeyword).length;
}

/** A line under no declaration, or under a keyword that is none. */
function lostStatement(line: RawLine, locale: Locale, meant?: string): Statement {
  const length = meant === undefined ? 1 : wordsOfPhrase(line.tokens, meant);
  return {
    concept: undefined,
    meant,
    locale,
    keyword: rangeOf(line.tokens.slice(0, length)),
    head: line.isRow ? [] : findKeywords(line.tokens.slice(length), locale, { named: true }),
    body: [],
  };
}

/** How many words at the beginning of the line are already words of the phrase that was meant: at least one. */
function wordsOfPhrase(tokens: readonly IToken[], phrase: string): number {
  let rest = phrase.split(' ').slice(1);
  let length = 1;
  for (const token of tokens.slice(1)) {
    const place = rest.indexOf(plainWord(token.image));
    if (place < 0) break;
    rest = rest.slice(place + 1);
    length++;
  }
  return length;
}

function goesOn(
  open: { tokens: IToken[]; depth: number },
  tokens: readonly IToken[],
  locale: Locale,
): boolean {
  const last = open.tokens.at(-1);
  const [first, second] = tokens;
  if (!last || !first) return false;
  // A comment as other languages have it.
  if (first.tokenType === Slash && second?.tokenType === Slash) return false;
  if (isOneOf(last, goesOnAfter) || isOneOf(first, goesOnBefore)) return true;
  // A parenthesis that was not closed does not take in the declarations below it, not even misspelled ones.
  return open.depth > 0 && !isStepStart(first) && misspelledDeclaration(tokens, locale) === undefined;
}

function depthOf(tokens: readonly IToken[]): number {
  let depth = 0;
  for (const token of tokens) {
    if (token.tokenType === Open) depth++;
    else if (token.tokenType === Close) depth = Math.max(0, depth - 1);
  }
  return depth;
}

/** From the first token to the end of the last. */
export function rangeOf(tokens: readonly IToken[]): Range {
  const first = tokens[0];
  const last = tokens.at(-1);
  return first && last ? { start: first.startOffset, end: endOf(last) } : { start: 0, end: 0 };
}
