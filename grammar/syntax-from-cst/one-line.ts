// Declarations that are one line: documents, currency, units, periods, versions, sections, notices.

import type { CstNode, IToken } from 'chevrotain';
import { saidTwice } from '../../compiler/diagnostics/catalogue/syntax/syntax.js';
import { beginsWithName } from '../lines/names-in-file.js';
import type { Reader } from '../lines/reader.js';
import type { Statement } from '../lines/statements.js';
import type { Form } from '../mistakes/forms.js';
import type { RuleName } from '../parser/parser.js';
import { readRule } from '../parser/read-rule.js';
import type { Declaration, DeclarationBase, Name, Period } from '../tree/syntax.js';
import { canBeName } from '../words/phrases.js';
import { readBody } from './body.js';
import {
  cstSpan,
  has,
  nameOf,
  namesOf,
  node,
  nodes,
  optionalName,
  optionalText,
  requiredName,
  requiredText,
  token,
} from './cst-access.js';
import { periodFrom } from './dates.js';
import { expressionFrom, roundingFrom } from './expressions.js';
import { quantityFrom } from './units.js';

/** What could not be understood, with the name that it declares where that can be read. */
export function brokenDeclaration(reader: Reader, statement: Statement, base: DeclarationBase): Declaration {
  const [first] = statement.head;
  const name: Name | undefined = first && canBeName(first) ? nameOf(reader, first) : undefined;
  const { concept } = statement;
  const nameless =
    name === undefined && concept !== undefined && (concept === 'use' || beginsWithName(concept));
  return { ...base, kind: 'broken', concept, name, perhaps: otherNames(statement), nameless };
}

/** The values of a table are named after `gives` and, in its heading, after `as`; a unit has a second name. */
function otherNames({ concept, head, body }: Statement): readonly string[] {
  const images = (tokens: readonly IToken[]) => tokens.filter(canBeName).map(({ image }) => image);
  if (concept === 'unit') return images(head);
  // A name that was written as several words.
  const end = head.findIndex((token) => !canBeName(token));
  if (end > 1) return [images(head.slice(0, end)).join('_')];
  if (concept !== 'table') return [];
  return [
    ...images(head),
    ...body.flatMap((item) => ((item.kind satisfies 'row' | 'line') === 'row' ? images(item.tokens) : [])),
  ];
}

function fromLine(
  reader: Reader,
  statement: Statement,
  rule: RuleName,
  form: Form,
  build: (cst: CstNode, base: DeclarationBase) => Declaration,
): Declaration {
  const cst = readRule(reader, rule, statement.head, { form, at: statement.keyword });
  const body = readBody(reader, statement, {});
  if (!cst || body.broken) return brokenDeclaration(reader, statement, body.base);
  return build(cst, body.base);
}

const languageFrom = (cst: CstNode | undefined): 'en' | 'fr' | undefined =>
  cst && (has(cst, 'english') ? 'en' : 'fr');

const noPeriod = (cst: CstNode, reader: Reader): Period => ({
  from: undefined,
  to: undefined,
  span: cstSpan(reader, cst),
});

/** Undefined for the declarations that have more than one line. */
export function oneLineDeclaration(reader: Reader, statement: Statement): Declaration | undefined {
  const line = (rule: RuleName, form: Form, build: (cst: CstNode, base: DeclarationBase) => Declaration) =>
    fromLine(reader, statement, rule, form, build);
  const { concept } = statement;
  switch (concept) {
    case 'tariff':
    case 'module':
      return line('titleLine', concept, (cst, base) => ({
        ...base,
        kind: concept,
        name: requiredName(reader, cst),
        label: optionalText(reader, cst, 'label'),
      }));
    case 'language':
      return line('languageName', 'language', (cst, base) => ({
        ...base,
        kind: 'language',
        language: languageFrom(cst) ?? 'en',
      }));
    case 'use':
      return line('useLine', 'use', (cst, base) => ({
        ...base,
        kind: 'use',
        path: requiredText(reader, cst),
        taking: has(cst, 'taking') ? namesOf(reader, node(cst, 'names')) : undefined,
      }));
    case 'source':
      return line('sourceLine', 'source', (cst, base) => ({
        ...base,
        kind: 'source',
        document: requiredText(reader, cst),
        held: !has(cst, 'notHeld'),
        language: languageFrom(node(cst, 'languageName')),
      }));
    case 'currency':
      return line('currencyLine', 'currency', (cst, base) => {
        const decimals = token(cst, 'NumberLiteral');
        return {
          ...base,
          kind: 'currency',
          code: requiredName(reader, cst),
          decimals: decimals && Number(decimals.image),
        };
      });
    case 'unit':
      return line('unitLine', 'unit', (cst, base) => {
        const equals = node(cst, 'quantity');
        return {
          ...base,
          kind: 'unit',
          names: namesOf(reader, node(cst, 'names')),
          label: optionalText(reader, cst, 'label'),
          equals: equals && quantityFrom(reader, equals),
        };
      });
    case 'conversion':
      return line('conversionLine', 'conversion', (cst, base) => {
        const period = node(cst, 'period');
        return {
          ...base,
          kind: 'conversion',
          left: quantityFrom(reader, node(cst, 'left') ?? cst),
          right: quantityFrom(reader, node(cst, 'right') ?? cst),
          period: period && periodFrom(reader, period),
        };
      });
    case 'valid':
      return line('period', 'valid', (cst, base) => ({
        ...base,
        kind: 'valid',
        period: periodFrom(reader, cst),
      }));
    case 'version':
      return line('versionLine', 'version', (cst, base) => {
        const period = node(cst, 'period');
        return {
          ...base,
          kind: 'version',
          name: requiredText(reader, cst),
          period: period ? periodFrom(reader, period) : noPeriod(cst, reader),
        };
      });
    case 'removed':
      return line('names', 'removed', (cst, base) => ({
        ...base,
        kind: 'removed',
        names: namesOf(reader, cst),
      }));
    case 'everyVersion':
      return line('emptyLine', 'everyVersion', (_, base) => ({ ...base, kind: 'every-version' }));
    case 'results':
      return line('resultNames', 'results', (cst, base) => ({
        ...base,
        kind: 'results',
        names: nodes(cst, 'resultName').flatMap((own) => {
          const rule = node(own, 'roundingRule');
          const rounding = rule && roundingFrom(reader, rule);
          return namesOf(reader, own).map((name) => ({ name, rounding }));
        }),
      }));
    case 'datedBy':
      return line('nameLine', 'datedBy', (cst, base) => ({
        ...base,
        kind: 'dated-by',
        fact: requiredName(reader, cst),
      }));
    case 'roundingNone':
      return line('emptyLine', 'rounding', (_, base) => ({ ...base, kind: 'rounding', rule: undefined }));
    case 'roundingEach':
      return line('roundingRule', 'rounding', (cst, base) => ({
        ...base,
        kind: 'rounding',
        rule: roundingFrom(reader, cst),
      }));
    case 'roundingEachUpTo':
      return line('roundingEachUpTo', 'rounding', (cst, base) => {
        const step = expressionFrom(reader, node(cst, 'unary'));
        return { ...base, kind: 'rounding', rule: { mode: 'up', step, span: step.span } };
      });
    case 'section':
      return line('sectionLine', 'section', (cst, base) => sectionFrom(reader, cst, base));
    case 'list':
      return line('listLine', 'list', (cst, base) => {
        return {
          ...base,
          kind: 'list',
          name: requiredName(reader, cst),
          label: optionalText(reader, cst, 'label'),
          ...listAttributes(reader, nodes(cst, 'listAttribute')),
        };
      });
    case 'require':
      return line('requireLine', 'require', (cst, base) => ({
        ...base,
        kind: 'require',
        condition: expressionFrom(reader, node(cst, 'disjunction')),
        message: optionalText(reader, cst, 'Quoted'),
        list: optionalName(reader, cst, 'list'),
      }));
    case 'notice':
      return line('noticeLine', 'notice', (cst, base) => {
        const when = node(cst, 'disjunction');
        return {
          ...base,
          kind: 'notice',
          text: requiredText(reader, cst),
          when: when && expressionFrom(reader, when),
        };
      });
    case 'notUsed':
    case 'notModelled':
      return line('reasonLine', concept, (cst, base) => ({
        ...base,
        kind: ({ notUsed: 'not-used', notModelled: 'not-modelled' } as const)[concept],
        text: requiredText(reader, cst),
        because: optionalText(reader, cst, 'reason'),
      }));
    default:
      concept satisfies
        | undefined
        | 'function'
        | 'fact'
        | 'choice'
        | 'table'
        | 'scale'
        | 'reading'
        | 'amount'
        | 'value'
        | 'answer'
        | 'check'
        | 'example';
      return undefined;
  }
}

// "2", "2.4.1", "A", "II.3", "1°", but not a word.
const looksLikeNumber = /^(?:\d+|[IVX]+|[A-Za-z])(?:[.\-)](?:\d+|[IVX]+|[A-Za-z]))*[.)°]?$/;

/** A single text is the number where it looks like one ("2.1", "A"), else the title. */
function sectionFrom(reader: Reader, cst: CstNode, base: DeclarationBase): Declaration {
  const first = requiredText(reader, cst, 'first');
  const second = optionalText(reader, cst, 'second');
  const applies = node(cst, 'disjunction');
  const isNumber = second !== undefined || looksLikeNumber.test(first.text);
  return {
    ...base,
    kind: 'section',
    ours: has(cst, 'ourHeading'),
    number: isNumber ? first : undefined,
    title: isNumber ? second : first,
    applies: applies && expressionFrom(reader, applies),
  };
}

/** How many items, and whether the list may be left out. */
function listAttributes(
  reader: Reader,
  attributes: readonly CstNode[],
): Pick<Extract<Declaration, { readonly kind: 'list' }>, 'capacity' | 'optional' | 'neededWhen'> {
  const [capacity, ...more] = attributes.filter((cst) => node(cst, 'sum'));
  const [needed, ...again] = attributes.filter((cst) => node(cst, 'needed'));
  const [optional, ...others] = attributes.filter((cst) => token(cst, 'optional'));
  for (const cst of [...more, ...again, ...others]) {
    const span = cstSpan(reader, cst);
    reader.report(saidTwice(span, { word: reader.text.slice(span.start, span.end) }));
  }
  return {
    capacity: capacity && expressionFrom(reader, node(capacity, 'sum')),
    optional: optional !== undefined,
    neededWhen: needed && expressionFrom(reader, node(needed, 'needed')),
  };
}
