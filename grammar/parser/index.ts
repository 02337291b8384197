// The one parser instance: building it takes a noticeable time, so it is built when first needed.

import { DeclarationRules } from './declaration-rules.js';
import { silentMessages } from './expected.js';

class Parser extends DeclarationRules {
  constructor() {
    super({
      recoveryEnabled: false,
      maxLookahead: 3,
      nodeLocationTracking: 'onlyOffset',
      skipValidations: false,
      errorMessageProvider: silentMessages,
    });
    this.performSelfAnalysis();
  }
}

let instance: Parser | undefined;

export function parser(): Parser {
  instance ??= new Parser();
  return instance;
}

/** The rules that can be asked for: one per kind of line and of cell. */
export type RuleName =
  | 'cellFormula'
  | 'orNames'
  | 'values'
  | 'optionCell'
  | 'conditionCell'
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
  | 'steps';
