// Cases through the evaluator, in order; a refused one is reported on standard error and the others go on.

import { isTime, type Model } from '../../../compiler/3-model/model.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { printable } from '../../../compiler/diagnostics/display.js';
import { pluralEnding, punctuation } from '../../../compiler/languages.js';
import type { CaseError } from '../../../compiler/runtime/outcome/assessment.js';
import type { IncomingCase } from '../input/case-source.js';
import type { CsvFacts } from '../input/csv-heading.js';
import type { Host } from '../process/host.js';

/** What a CSV file must know of the facts of a ruleset. */
export function csvFactsOf(model: Model): CsvFacts {
  return {
    known: new Set(model.facts.map(({ name }) => name)),
    yesNo: new Set(model.facts.filter(({ type }) => type.kind === 'yes-no').map(({ name }) => name)),
    numbers: new Set(model.facts.filter(({ type }) => type.kind === 'quantity').map(({ name }) => name)),
    capacities: new Map(model.lists.map(({ name, capacity }) => [name, capacity])),
    shown: new Map(
      model.facts.flatMap(({ name, type }): [string, 'percent' | 'date' | 'time'][] => {
        if (type.kind === 'date') return [[name, 'date']];
        if (isTime(type)) return [[name, 'time']];
        return type.kind === 'quantity' && type.percent ? [[name, 'percent']] : [];
      }),
    ),
  };
}

/** Refusals listed one by one; further ones are counted. */
export const mostShown = 20;

/** Tells people which cases were refused and why. */
export interface RefusalLog {
  readonly add: (place: Pick<IncomingCase, 'number' | 'line'>, errors: readonly CaseError[]) => void;
  /** Refusals that need not be listed: there were as many as are shown before. */
  readonly addUntold: (count: number) => void;
  /** Says how many in all; true when there was any. */
  readonly close: (cases: number) => boolean;
}

const words = {
  en: {
    case: 'case',
    line: 'line',
    refused: 'refused',
    of: (refused: number, cases: number) => `${refused} of ${cases} cases refused`,
  },
  fr: {
    case: 'cas',
    line: 'ligne',
    refused: 'refusé',
    of: (refused: number, cases: number) => `${refused} cas refusé${pluralEnding.fr(refused)} sur ${cases}`,
  },
} as const satisfies Readonly<Record<Locale, unknown>>;

export function refusalLog(host: Host, locale: Locale): RefusalLog {
  const say = words[locale];
  const { colon } = punctuation[locale];
  let refused = 0;
  return {
    add({ number, line }, errors) {
      refused++;
      if (refused > mostShown) return;
      const where = `${say.case} ${number}${line === undefined ? '' : ` (${say.line} ${line})`}`;
      for (const { code, message, path } of errors) {
        const isNamed = [`\`${path}\``, `${path}: `].some((own) => message[locale].includes(own));
        const subject = path === '' || isNamed ? '' : `${path}${colon} `;
        host.err(
          `${where}${colon} ${say.refused}${colon} ${printable(subject + message[locale])} [${code}]
`,
        );
      }
    },
    addUntold(count) {
      refused += count;
    },
    close(cases) {
      if (refused === 0) return false;
      host.err(`${say.of(refused, cases)}\n`);
      return true;
    },
  };
}
