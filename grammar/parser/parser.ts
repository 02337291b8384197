// The one parser instance: building it takes a noticeable time, so it is built when first needed.

import { DeclarationRules } from './declaration-rules.js';
import { silentMessages } from './expected.js';
import { LazyLookahead } from './lookahead.js';

class Parser extends DeclarationRules {
  constructor(validate: boolean) {
    super({
      recoveryEnabled: false,
      maxLookahead: 3,
      lookaheadStrategy: new LazyLookahead({ maxLookahead: 3 }),
      nodeLocationTracking: 'onlyOffset',
      skipValidations: !validate,
      errorMessageProvider: silentMessages,
    });
    this.performSelfAnalysis();
  }
}

let instance: Parser | undefined;

export function parser(): Parser {
  instance ??= new Parser(false);
  return instance;
}

/** Throws where the grammar is ambiguous. That takes as long as building the parser, so tests do it and users need not wait. */
export function validateGrammar(): void {
  new Parser(true);
}

/** The rules that can be asked for: one per kind of line and of cell. */
export type RuleName =
  | 'openBand'
  | 'cellFormula'
  | 'orNames'
  | 'values'
  | 'optionCell'
  | 'readingCell'
  | 'conditionCell'
  | 'prefixes'
  | 'headingRole'
  | 'headingUnit'
  | 'titleLine'
  | 'languageName'
  | 'useLine'
  | 'sourceLine'
  | 'currencyLine'
  | 'unitLine'
  | 'conversionLine'
  | 'period'
  | 'versionLine'
  | 'nameLine'
  | 'names'
  | 'resultNames'
  | 'roundingRule'
  | 'roundingEachUpTo'
  | 'emptyLine'
  | 'sectionLine'
  | 'reasonLine'
  | 'allowLine'
  | 'quotedLine'
  | 'factLine'
  | 'factRest'
  | 'listLine'
  | 'requireLine'
  | 'title'
  | 'choiceLine'
  | 'amountLine'
  | 'functionLine'
  | 'functionTitle'
  | 'tableLine'
  | 'scaleLine'
  | 'noticeLine'
  | 'checkLine'
  | 'exampleLine'
  | 'givenLine'
  | 'assignments'
  | 'band'
  | 'bareRange'
  | 'steps';
