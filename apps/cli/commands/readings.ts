// bareme readings: what the document leaves open, and what each alternative would cost on real cases.

import type { Model } from '../../../compiler/3-model/model.js';
import {
  type Contradiction,
  contradictionsOf,
} from '../../../compiler/4-analyse/prover/reports/contradicted.js';
import { writeValue } from '../../../compiler/6-emit/receipt/written.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { displayWidth, padEnd, printable } from '../../../compiler/diagnostics/display.js';
import { formatDecimal, type Rational, sign } from '../../../compiler/runtime/exact/rational.js';
import { readCaseOptions } from '../input/case-options.js';
import { type FactsOptions, openFacts } from '../input/open-facts.js';
import { csvFactsOf } from '../pricing/cases.js';
import {
  type CaseToPrice,
  type PricedOption,
  type PricedReadings,
  priceReadings,
} from '../pricing/price-readings.js';
import { localeFor, type Session } from '../process/session.js';
import { type ExitStatus, exit } from '../process/stop.js';
import { compiledRuleset } from '../rulesets/compiled-ruleset.js';

export interface ReadingsOptions extends FactsOptions {
  readonly facts?: string;
  readonly format: 'text' | 'json';
  readonly on?: string;
}

/** Cases come from the file of facts, else from the examples. Status 3 when a case is refused under the chosen readings. */
export async function readings(
  session: Session,
  wanted: string,
  options: ReadingsOptions,
): Promise<ExitStatus> {
  const { host } = session;
  const ruleset = compiledRuleset(session, wanted);
  if (ruleset === undefined) return exit.failed;
  const { model } = ruleset;
  const locale = localeFor(session, model.language);
  const { on } = readCaseOptions(model, options.on === undefined ? {} : { on: options.on });
  const cases =
    options.facts === undefined ? exampleFacts(model) : factsOf(session, model, options.facts, options);
  const priced = await priceReadings(model, cases, on);
  const against = contradictionsOf(model);
  const text =
    (options.format satisfies 'text' | 'json') === 'json'
      ? asJson(priced, against)
      : asText(priced, against, model, locale);
  await host.out(text);
  return options.facts !== undefined && priced.refused > 0 ? exit.refused : exit.ok;
}

async function* factsOf(
  session: Session,
  model: Model,
  path: string,
  options: FactsOptions,
): AsyncGenerator<CaseToPrice> {
  const source = await openFacts(path, session, csvFactsOf(model), options);
  for await (const incoming of source.cases) {
    yield { facts: 'facts' in incoming ? incoming.facts : undefined };
  }
}

async function* exampleFacts(model: Model): AsyncGenerator<CaseToPrice> {
  for (const { facts, expected } of model.examples) {
    yield { facts, results: expected.map(({ result }) => result) };
  }
}

const words = {
  en: {
    none: 'this ruleset has no readings\n',
    contradicts: (check: string) => `contradicts the check "${check}"`,
    pricedOn: (cases: number) => `* chosen; priced on ${cases} cases`,
    leftOut: (refused: number) => ` (${refused} refused, left out)`,
    change: (different: number) => `${different} cases change`,
    noChange: 'no case changes',
    wouldRefuse: (refused: number) => `${refused} cases would be refused`,
  },
  fr: {
    none: "ce barème n'a pas de lectures\n",
    contradicts: (check: string) => `contredit le contrôle « ${check} »`,
    pricedOn: (cases: number) => `* retenue ; prix sur ${cases} cas`,
    leftOut: (refused: number) => ` (${refused} refusés, laissés de côté)`,
    change: (different: number) => `${different} cas changent`,
    noChange: 'aucun cas ne change',
    wouldRefuse: (refused: number) => `${refused} cas seraient refusés`,
  },
} as const satisfies Readonly<Record<Locale, unknown>>;

function asText(
  { readings, cases, refused }: PricedReadings,
  against: readonly Contradiction[],
  model: Model,
  locale: Locale,
): string {
  const say = words[locale];
  if (readings.length === 0) return say.none;
  const lines = readings.flatMap(({ reading, options }) => {
    const width = Math.max(...options.map(({ name }) => displayWidth(name)));
    return [
      `${reading.name}  ${printable(reading.label)}`,
      ...options.flatMap((option) => [
        `  ${option.chosen ? '*' : ' '} ${padEnd(option.name, width)}  ${printable(toldOption(option))}`,
        ...(option.chosen
          ? []
          : [
              ...priceLines(option, model, locale),
              ...against
                .filter((one) => one.reading === reading && one.option === option.name)
                .map(({ property }) => printable(say.contradicts(property.text))),
            ].map((line) => `    ${' '.repeat(width)}  ${line}`)),
      ]),
      '',
    ];
  });
  const closing = say.pricedOn(cases) + (refused > 0 ? say.leftOut(refused) : '');
  return `${[...lines, closing].join('\n')}\n`;
}

/** What the option means, where it says so, and why. */
const toldOption = ({ name, label, because }: PricedOption): string =>
  [...(label === name ? [] : [label]), ...(because === '' ? [] : [because])].join(' – ');

function priceLines(option: PricedOption, model: Model, locale: Locale): string[] {
  const say = words[locale];
  const changed = option.amounts
    .filter(({ difference }) => sign(difference) !== 0)
    .map(({ result, difference }) => {
      const plus = sign(difference) > 0 ? '+' : '';
      return `${result.name} ${plus}${writeValue(difference, result.type, model, locale)}`;
    });
  const lines = changed.length > 0 ? [changed.join(', ')] : [];
  if (option.different > 0) {
    lines.push(say.change(option.different));
  } else if (option.refused === 0) {
    lines.push(say.noChange);
  }
  if (option.refused > 0) {
    lines.push(say.wouldRefuse(option.refused));
  }
  return lines;
}

function asJson({ readings, cases, refused }: PricedReadings, against: readonly Contradiction[]): string {
  const written = (value: Rational, decimals: number) => formatDecimal(value, decimals) ?? null;
  const content = {
    cases,
    refused,
    readings: readings.map(({ reading, options }) => ({
      name: reading.name,
      label: reading.label,
      options: options.map((option) => ({
        name: option.name,
        label: option.label,
        because: option.because,
        chosen: option.chosen,
        casesThatDiffer: option.different,
        casesRefused: option.refused,
        contradicts: against
          .filter((one) => one.reading === reading && one.option === option.name)
          .map(({ property }) => property.text),
        amounts: Object.fromEntries(
          option.amounts.map(({ result, sum, difference }) => [
            result.name,
            { sum: written(sum, result.decimals), difference: written(difference, result.decimals) },
          ]),
        ),
      })),
    })),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
