// Text → syntax tree: every declaration on its own, so that one mistake costs one declaration at most.

import { mixedLanguages, orphanLine, unknownLine } from '../compiler/diagnostics/catalogue/syntax/syntax.js';
import { hugeFile, manyMistakes } from '../compiler/diagnostics/catalogue/syntax/syntax-signs.js';
import type { Fix, Locale, Localized, Report } from '../compiler/diagnostics/diagnostic.js';
import { replaceTitle } from '../compiler/diagnostics/replacing.js';
import type { SourceFile } from '../compiler/source.js';
import { labelsOf, namesOf, takenIn } from './lines/names-in-file.js';
import { type Reader, spanOf } from './lines/reader.js';
import { groupStatements, type Statement } from './lines/statements.js';
import { withHeadWord } from './mistakes/head-word.js';
import { statementSpan } from './syntax-from-cst/body.js';
import { checkDeclaration, exampleDeclaration } from './syntax-from-cst/checks.js';
import {
  amountDeclaration,
  choiceDeclaration,
  factDeclaration,
  functionDeclaration,
} from './syntax-from-cst/declarations.js';
import { brokenDeclaration, oneLineDeclaration } from './syntax-from-cst/one-line.js';
import { readingDeclaration, scaleDeclaration, tableDeclaration } from './syntax-from-cst/tables.js';
import type { Declaration, RuleFile, Text } from './tree/syntax.js';
import { invisibleIn } from './words/invisible.js';
import { wordOf } from './words/keywords.js';
import { endOf, readLines } from './words/lexer.js';
import { localeOf } from './words/locale.js';

const lengthLimit = 32;
const mistakeLimit = 500;

/** Reads a rule file; every mistake is reported, none throws. What is broken stands as `broken` in the tree. */
export function parse(file: SourceFile, report: Report): RuleFile {
  const whole = { file: file.path, start: 0, end: file.text.length };
  if (file.text.length > lengthLimit * 1_000_000) {
    report(hugeFile({ ...whole, end: 0 }, { limit: lengthLimit }));
    // Whatever the file declares was not read: nothing is said to be missing in it.
    const unread = { kind: 'broken', name: undefined, span: whole, quotes: [], allowed: [] } as const;
    return {
      path: file.path,
      text: file.text,
      locale: 'en',
      declarations: [unread],
      comments: [],
      span: whole,
    };
  }
  const { lines, comments } = readLines(file.text);
  const locale = localeOf(lines);
  const { statements } = groupStatements(lines, locale);
  let mistakes = 0;
  const toldLines = new Set<number>();
  const reader: Reader = {
    file: file.path,
    text: file.text,
    locale,
    names: namesOf(statements),
    taken: takenIn(statements),
    labels: labelsOf(statements),
    report: (diagnostic) => {
      const hidden = invisibleIn(file, diagnostic.span);
      if (hidden && toldLines.has(hidden.span.start)) return;
      if (hidden) toldLines.add(hidden.span.start);
      mistakes++;
      if (mistakes <= mistakeLimit) report(hidden ?? diagnostic);
      else if (mistakes === mistakeLimit + 1) report(manyMistakes(diagnostic.span, { limit: mistakeLimit }));
    },
  };
  reportMixture(reader, statements);
  const headed = withHeadWord(reader, statements);
  return {
    path: file.path,
    text: file.text,
    locale,
    declarations: headed.map((statement) =>
      mistakes > mistakeLimit ? unread(reader, statement) : declarationFrom(reader, statement),
    ),
    comments: comments.map(
      (comment): Text => ({
        text: comment.image.slice(1).trim(),
        span: spanOf(reader, { start: comment.startOffset, end: endOf(comment) }),
      }),
    ),
    span: whole,
  };
}

/** After too many mistakes the rest of a file is left alone. */
const unread = (reader: Reader, statement: Statement): Declaration =>
  brokenDeclaration(reader, statement, { span: statementSpan(reader, statement), quotes: [], allowed: [] });

const localeHere = {
  en: { en: 'English here', fr: 'anglais ici' },
  fr: { en: 'French here', fr: 'français ici' },
} as const satisfies Readonly<Record<Locale, Localized>>;

const ownKeywords = {
  en: { en: 'write the English keywords', fr: 'écrire les mots-clés anglais' },
  fr: { en: 'write the French keywords', fr: 'écrire les mots-clés français' },
} as const satisfies Readonly<Record<Locale, Localized>>;

/**
 * Says once that keywords of both languages stand in the file. Where only the keyword of a line is in the other one, it
 * is read as if it were not, and the fix writes all of these; declarations that are in it altogether are read so.
 */
function reportMixture(reader: Reader, statements: readonly Statement[]): void {
  const edits = statements.flatMap((statement) => strangersIn(reader, statement));
  const foreign = statements.find(({ locale }) => locale !== reader.locale);
  const [first] = edits;
  const isForeign = foreign && (!first || foreign.keyword.start < first.span.start);
  const span = isForeign ? spanOf(reader, foreign.keyword) : first?.span;
  if (!span) return;
  const own = statements.find(
    ({ concept, locale, isStranger }) => concept && isStranger !== true && locale === reader.locale,
  );
  const instead = isForeign ? undefined : first?.text;
  const title = edits.length === 1 && first ? replaceTitle(first.text) : ownKeywords[reader.locale];
  const related = own ? [{ span: spanOf(reader, own.keyword), label: localeHere[reader.locale] }] : [];
  reader.report(
    mixedLanguages(
      span,
      { word: reader.text.slice(span.start, span.end), fileLanguage: reader.locale, instead },
      first ? { fix: { title, edits }, related } : { related },
    ),
  );
}

/** Keywords of the other language in lines that are in this one, each with the word to write. */
function strangersIn(reader: Reader, statement: Statement): Fix['edits'] {
  const lines = statement.body.flatMap((item) => (item.kind === 'line' ? [item] : []));
  return [statement, ...lines].flatMap(({ concept, keyword, isStranger }) =>
    isStranger && concept && keyword
      ? [{ span: spanOf(reader, keyword), text: wordOf(concept, statement.locale) }]
      : [],
  );
}

function declarationFrom(file: Reader, statement: Statement): Declaration {
  const reader = { ...file, locale: statement.locale };
  const { concept } = statement;
  switch (concept) {
    case undefined:
      return lostDeclaration(reader, statement);
    case 'fact':
      return factDeclaration(reader, statement);
    case 'choice':
      return choiceDeclaration(reader, statement);
    case 'table':
      return tableDeclaration(reader, statement);
    case 'scale':
      return scaleDeclaration(reader, statement);
    case 'reading':
      return readingDeclaration(reader, statement);
    case 'function':
      return functionDeclaration(reader, statement);
    case 'amount':
    case 'value':
    case 'answer':
      return amountDeclaration(reader, statement, concept);
    case 'check':
      return checkDeclaration(reader, statement);
    case 'example':
      return exampleDeclaration(reader, statement);
    default:
      concept satisfies
        | undefined
        | 'tariff'
        | 'module'
        | 'language'
        | 'use'
        | 'source'
        | 'currency'
        | 'unit'
        | 'conversion'
        | 'valid'
        | 'version'
        | 'removed'
        | 'everyVersion'
        | 'datedBy'
        | 'roundingEachUpTo'
        | 'roundingEach'
        | 'roundingNone'
        | 'results'
        | 'section'
        | 'list'
        | 'require'
        | 'notice'
        | 'notUsed'
        | 'notModelled';
      return oneLineDeclaration(reader, statement) ?? lostDeclaration(reader, statement);
  }
}

/** A line that declares nothing known; what stands below it is left alone. */
function lostDeclaration(reader: Reader, statement: Statement): Declaration {
  const first = statement.body[0];
  const range = statement.keyword;
  const span = spanOf(reader, range);
  const word = reader.text.slice(range.start, range.end);
  const { meant } = statement;
  if (meant === undefined) reader.report(orphanLine(span, { word }));
  else {
    reader.report(
      unknownLine(
        span,
        { word, meant },
        {
          fix: {
            title: { en: `write \`${meant}\``, fr: `écrire \`${meant}\`` },
            edits: [{ span, text: meant }],
          },
        },
      ),
    );
  }
  const base = { span: statementSpan(reader, statement), quotes: [], allowed: [] };
  return brokenDeclaration(reader, first?.kind === 'row' ? { ...statement, head: [] } : statement, base);
}
