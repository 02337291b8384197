// Mistakes in types, units, currencies and constants: E301 to E329.

import { define, type Echo } from '../../define.js';
import type { Localized } from '../../diagnostic.js';
import { comma } from '../french-numbers.js';

const isOrdinal = (unit: string): boolean => /^(?:st|nd|rd|th|e|er|ère|ème|eme|ième|nde?)$/.test(unit);

export const unknownUnit = define<{ unit: string; suggestion: string | undefined }>({
  code: 'E301',
  severity: 'error',
  message: {
    en: ({ unit, suggestion }) =>
      `\`${unit}\` is not a unit${suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`}`,
    fr: ({ unit, suggestion }) =>
      `\`${unit}\` n'est pas une unité${suggestion === undefined ? '' : ` ; vouliez-vous dire \`${suggestion}\` ?`}`,
  },
  help: {
    en: ({ unit }) =>
      isOrdinal(unit)
        ? 'an ordinal is a number: write `2` for `2nd`; the place of an item in its list is `position`'
        : `declare it: \`unit ${unit}\`, or \`unit ${unit} = 100 kg\` if it is made of another`,
    fr: ({ unit }) =>
      isOrdinal(unit)
        ? 'un ordinal est un nombre : écrivez `2` pour `2e` ; le rang d’un élément dans sa liste est `position`'
        : `déclarez-la : \`unité ${unit}\`, ou \`unité ${unit} = 100 kg\` si elle en contient une autre`,
  },
  explanation: {
    en: 'Units are the built-in ones (m2, kg, hours, days …), the ISO 4217 currencies, and those that a `unit` line declares.',
    fr: 'Les unités sont celles de base (m2, kg, heures, jours…), les devises ISO 4217 et celles que déclare une ligne `unité`.',
  },
});

/** A unit as it is named, and what a value in it is: `days`, "in days". */
export interface NamedUnit {
  readonly name: Localized;
  readonly is: Localized;
}

/** Types that disagree: a fact in a wrong unit disagrees with the rules, and then with every example that is right. */
const disagreeingTypes: Echo = { of: ['E302', 'E303', 'E304', 'E305'], where: 'rules, of examples' };

export const unitsDisagree = define<{ left: NamedUnit; right: NamedUnit }>({
  code: 'E302',
  echoes: disagreeingTypes,
  severity: 'error',
  message: {
    en: ({ left, right }) => `\`${right.name.en}\` and \`${left.name.en}\` do not measure the same thing`,
    fr: ({ left, right }) => `\`${right.name.fr}\` et \`${left.name.fr}\` ne mesurent pas la même chose`,
  },
  label: { en: ({ right }) => `this is ${right.is.en}`, fr: ({ right }) => `ceci est ${right.is.fr}` },
  explanation: {
    en: 'Only quantities of one kind are added, compared, limited or chosen between. Multiply or divide by what is missing (a price per m2 by an area), or write the right unit.',
    fr: "On n'additionne, ne compare, ne limite et ne choisit qu'entre grandeurs de même nature. Multipliez ou divisez par ce qui manque (un prix au m2 par une surface), ou écrivez la bonne unité.",
  },
});

export const currenciesDisagree = define<{ left: string; right: string }>({
  code: 'E303',
  echoes: disagreeingTypes,
  severity: 'error',
  message: {
    en: ({ left, right }) => `${right} and ${left} are mixed`,
    fr: ({ left, right }) => `${right} et ${left} sont mélangés`,
  },
  label: { en: ({ right }) => `this is in ${right}`, fr: ({ right }) => `ceci est en ${right}` },
  help: {
    en: ({ left, right }) =>
      `convert explicitly: declare \`conversion 1 ${right} = … ${left}\` and write \`… in ${left}\`, or multiply by a rate in ${left}/${right}`,
    fr: ({ left, right }) =>
      `convertissez explicitement : déclarez \`conversion 1 ${right} = … ${left}\` et écrivez \`… en ${left}\`, ou multipliez par un taux en ${left}/${right}`,
  },
  explanation: {
    en: 'Currencies never mix by themselves. Where a document gives a ratio, declare it with `conversion` and ask for it with `in`.',
    fr: "Les devises ne se mélangent jamais d'elles-mêmes. Si le document donne un rapport, déclarez-le avec `conversion` et demandez-le avec `en`.",
  },
});

export const unitMissing = define<{ number: string; unit: string }>({
  code: 'E304',
  echoes: disagreeingTypes,
  severity: 'error',
  message: {
    en: ({ number, unit }) => `\`${number}\` has no unit; \`${unit}\` is needed here`,
    fr: ({ number, unit }) => `\`${number}\` n'a pas d'unité ; il faut ici \`${unit}\``,
  },
  help: {
    en: ({ number, unit }) => `write \`${number} ${unit}\``,
    fr: ({ number, unit }) => `écrivez \`${number} ${unit}\``,
  },
  explanation: {
    en: 'A number that is added to, compared with or limits a quantity carries the unit of the document. Zero needs one too.',
    fr: "Un nombre ajouté ou comparé à une grandeur, ou qui la limite, porte l'unité du document. Zéro aussi.",
  },
});

export const wrongType = define<{ found: Localized; wanted: Localized }>({
  code: 'E305',
  echoes: disagreeingTypes,
  severity: 'error',
  message: {
    en: ({ found, wanted }) => `this is ${found.en}; ${wanted.en} is needed here`,
    fr: ({ found, wanted }) => `ceci est ${found.fr} ; il faut ici ${wanted.fr}`,
  },
  explanation: {
    en: 'Quantities, yes/no, dates, texts and choices do not stand for each other. A condition is a yes/no; arithmetic is for quantities; dates take `+ 10 days`.',
    fr: 'Grandeurs, oui/non, dates, textes et choix ne se remplacent pas. Une condition est un oui/non ; on calcule avec des grandeurs ; les dates admettent `+ 10 jours`.',
  },
});

/** `20 %` is 20 points; of a percentage that has a name each per cent is one. */
const inPoints = (number: string): string =>
  /%$/.test(number) ? number.replace(/\s*%$/, ' points') : `${number} / 1 % * 1 point`;

export const relativeToPercentage = define<{
  step: 'plus' | 'less';
  number: string;
  times: string | undefined;
}>({
  code: 'E306',
  severity: 'error',
  message: {
    en: ({ step, number }) => `\`${step} ${number}\` of a percentage or ratio can be read in two ways`,
    fr: ({ step, number }) =>
      `\`${{ plus: 'plus', less: 'moins' }[step]} ${number}\` d'un pourcentage ou d'un rapport se lit de deux façons`,
  },
  help: {
    en: ({ step, number, times }) =>
      `write ${times === undefined ? '`times …`' : `\`times ${times}\``} for a share of it, or \`${step} ${inPoints(number)}\` for points`,
    fr: ({ step, number, times }) =>
      `écrivez ${times === undefined ? '`fois …`' : `\`fois ${comma(times)}\``} pour une part, ou \`${{ plus: 'plus', less: 'moins' }[step]} ${inPoints(number)}\` pour des points`,
  },
  explanation: {
    en: '20 % less than 50 % is 40 % to some and 30 % to others. `times 80 %` is relative, `less 20 points` is not, nor is a value or a table all of which is written in points (`2 points`, `n * 1 point`). On money or any quantity with a unit, `less 20 %` is clear.',
    fr: "20 % de moins que 50 %, c'est 40 % pour les uns et 30 % pour les autres. `fois 80 %` est relatif, `moins 20 points` ne l'est pas, ni une valeur ou un tableau entièrement écrits en points (`2 points`, `n * 1 point`). Sur une somme ou une grandeur avec unité, `moins 20 %` est clair.",
  },
});

export const amountNotMoney = define<{ name: string; found: Localized }>({
  code: 'E307',
  severity: 'error',
  message: {
    en: ({ name, found }) => `an amount is money, but \`${name}\` is ${found.en}`,
    fr: ({ name, found }) => `un montant est une somme d'argent, mais \`${name}\` est ${found.fr}`,
  },
  help: {
    en: 'declare it as `value`, or multiply or divide by the unit that is left over',
    fr: 'déclarez-le comme `valeur`, ou multipliez ou divisez par l’unité en trop',
  },
  explanation: {
    en: 'An `amount` is a sum in one currency, rounded once at its end. Anything else (a price per day, an area, a share) is a `value`.',
    fr: 'Un `montant` est une somme dans une devise, arrondie une fois à la fin. Le reste (prix par jour, surface, part) est une `valeur`.',
  },
});

export const amountNotRounded = define<{ name: string; currency: string; step: string }>({
  code: 'E308',
  severity: 'error',
  message: {
    en: ({ name, currency }) =>
      `nothing says how \`${name}\` is rounded: the file has no rounding rule for ${currency}`,
    fr: ({ name, currency }) =>
      `rien ne dit comment \`${name}\` est arrondi : le fichier n'a pas de règle pour ${currency}`,
  },
  help: {
    en: ({ step }) =>
      `write \`rounding each amount half up to ${step}\` at the head of the file, or \`rounding no amount\``,
    fr: ({ step }) =>
      `écrivez \`arrondi de chaque montant au plus proche à ${comma(step)}\` en tête du fichier, ou \`arrondi d'aucun montant\``,
  },
  explanation: {
    en: 'Every amount is rounded by the rule of its currency, by its own last step, or says `not rounded`. Nothing is chosen silently.',
    fr: 'Chaque montant est arrondi par la règle de sa devise, par sa dernière étape, ou dit `non arrondi`. Rien n’est choisi en silence.',
  },
});

export const notConstant = define<Record<never, never>>({
  code: 'E309',
  severity: 'error',
  message: {
    en: 'this must be a number that is known without any fact',
    fr: 'ceci doit être un nombre connu sans aucune donnée',
  },
  help: {
    en: 'write the number; where it depends on facts, use `first of` with conditions',
    fr: 'écrivez le nombre ; s’il dépend de données, utilisez `le premier de` avec des conditions',
  },
  explanation: {
    en: 'Ranges and steps of facts, steps of rounding, widths of started blocks in scales and limits of jumps are constants: numbers, values that are made of numbers, and arithmetic on them.',
    fr: 'Étendues et pas des données, pas d’arrondi, largeurs de tranches entamées des barèmes et limites de sauts sont des constantes : nombres, valeurs faites de nombres, et calculs sur eux.',
  },
});

export const noConversion = define<{ from: string; to: string }>({
  code: 'E310',
  severity: 'error',
  message: {
    en: ({ from, to }) => `there is no conversion from \`${from}\` to \`${to}\``,
    fr: ({ from, to }) => `il n'y a pas de conversion de \`${from}\` en \`${to}\``,
  },
  help: {
    en: ({ from, to }) => `declare the ratio that the document gives: \`conversion 1 ${from} = … ${to}\``,
    fr: ({ from, to }) => `déclarez le rapport que donne le document : \`conversion 1 ${from} = … ${to}\``,
  },
  explanation: {
    en: '`in UNIT` converts between units of one kind, and between currencies for which a `conversion` is declared.',
    fr: '`en UNITÉ` convertit entre unités de même nature, et entre devises pour lesquelles une `conversion` est déclarée.',
  },
});

export const datedConversion = define<Record<never, never>>({
  code: 'E311',
  severity: 'error',
  message: {
    en: 'this conversion holds for a period only, and nothing says which date counts',
    fr: 'cette conversion ne vaut que pour une période, et rien ne dit quelle date compte',
  },
  help: {
    en: 'say which date fact decides: `dated by FACT`',
    fr: 'dites quelle donnée de date décide : `daté par DONNÉE`',
  },
  explanation: {
    en: 'A `conversion … from … to …` holds within its period. The tariff names the date fact that decides with `dated by`, or has several versions.',
    fr: 'Une `conversion … du … au …` ne vaut que pendant sa période. Le tarif nomme par `daté par` la donnée de date qui décide, ou a plusieurs versions.',
  },
});

/** What is called with a place for each argument. */
const call = (name: string, wanted: readonly string[]): string =>
  wanted.length === 0 ? name : `${name}(${wanted.map((label) => (label === '' ? '…' : label)).join('; ')})`;

export const argumentCount = define<{ name: string; wanted: readonly string[]; found: number }>({
  code: 'E312',
  severity: 'error',
  message: {
    en: ({ name, wanted, found }) =>
      `\`${name}\` takes ${wanted.length === 0 ? 'no argument' : `${wanted.length} (${wanted.join('; ')})`}, not ${found}`,
    fr: ({ name, wanted, found }) =>
      `\`${name}\` ${wanted.length === 0 ? "ne prend pas d'argument" : `prend ${wanted.length} argument${wanted.length > 1 ? 's' : ''} (${wanted.join(' ; ')})`}, pas ${found}`,
  },
  help: {
    en: ({ name, wanted }) => `write \`${call(name, wanted)}\``,
    fr: ({ name, wanted }) => `écrivez \`${call(name, wanted)}\``,
  },
  explanation: {
    en: 'A function, a reading with parameters, a table `on` a unit and a scale are used with their arguments in parentheses, separated by `;`.',
    fr: 'Une fonction, une lecture à paramètres, un tableau à argument et un barème s’emploient avec leurs arguments entre parenthèses, séparés par `;`.',
  },
});

export const guardedStepChangesUnit = define<{ from: string; to: string }>({
  code: 'E313',
  severity: 'error',
  message: {
    en: ({ from, to }) => `this step applies only sometimes, so it cannot turn \`${from}\` into \`${to}\``,
    fr: ({ from, to }) =>
      `cette étape ne s'applique pas toujours : elle ne peut changer \`${from}\` en \`${to}\``,
  },
  explanation: {
    en: 'A step with `when` is skipped where its condition does not hold; what stands above must then already be in the same unit.',
    fr: 'Une étape avec `quand` est sautée si sa condition n’est pas vraie ; ce qui précède doit donc déjà être dans la même unité.',
  },
});

export const notATimeSpan = define<{ found: string }>({
  code: 'E314',
  severity: 'error',
  message: {
    en: ({ found }) => `a date moves by days, weeks, months or years, not by \`${found}\``,
    fr: ({ found }) => `une date se déplace de jours, semaines, mois ou années, pas de \`${found}\``,
  },
  help: { en: 'write for example `+ 10 days`', fr: 'écrivez par exemple `+ 10 jours`' },
  explanation: {
    en: '`D + 10 days`, `D - 3 months`, `D + 1 year`: what is added to a date is a whole number of days, weeks, months, quarters or years.',
    fr: '`D + 10 jours`, `D - 3 mois`, `D + 1 an` : on ajoute à une date un nombre entier de jours, semaines, mois, trimestres ou années.',
  },
});

export const typeUnknown = define<Record<never, never>>({
  code: 'E315',
  // What `not given` would be is taken from what could not be understood.
  echoes: { of: 'other errors' },
  severity: 'error',
  message: {
    en: 'nothing says what `not given` would be here',
    fr: 'rien ne dit ce que `non donné` serait ici',
  },
  help: {
    en: 'give it a unit: `(not given in EUR)`, or an alternative that has one',
    fr: 'donnez-lui une unité : `(non donné en EUR)`, ou une alternative qui en a une',
  },
  explanation: {
    en: '`not given` takes its unit from its column, its alternatives or the currency of the amount. Where there is none of these, say it.',
    fr: '`non donné` prend son unité de sa colonne, de ses alternatives ou de la devise du montant. Sinon, dites-la.',
  },
});

export const otherwiseMissing = define<Record<never, never>>({
  code: 'E316',
  severity: 'error',
  message: {
    en: 'nothing is said for the cases in which no condition holds',
    fr: "rien n'est dit pour les cas où aucune condition n'est vraie",
  },
  help: {
    en: 'add `, otherwise …`; if the document is silent there, `, otherwise not given`',
    fr: 'ajoutez `, sinon …` ; si le document se tait, `, sinon non donné`',
  },
  explanation: {
    en: '`A when C, otherwise B` says both cases. What the document does not give is written `not given`, and a case that reaches it is refused.',
    fr: '`A quand C, sinon B` dit les deux cas. Ce que le document ne donne pas s’écrit `non donné`, et un cas qui y arrive est refusé.',
  },
});

export const divisionByZero = define<Record<never, never>>({
  code: 'E317',
  severity: 'error',
  message: { en: 'this divides by zero', fr: 'ceci divise par zéro' },
  explanation: {
    en: 'The divisor, or the width of the blocks, is zero whatever the facts are.',
    fr: 'Le diviseur, ou la largeur des tranches, est nul quelles que soient les données.',
  },
});

export const partTimes = define<{ value: string; sign: '*' | '+' | '-' }>({
  code: 'W318',
  severity: 'warning',
  message: {
    en: ({ value, sign }) =>
      sign === '*'
        ? `this part is what is multiplied by \`${value}\`, not the limit before it`
        : `the limit ends here: \`${value}\` is ${{ '+': 'added to', '-': 'taken from' }[sign]} the part, not the limit`,
    fr: ({ value, sign }) =>
      sign === '*'
        ? `c'est cette part qui est multipliée par \`${value}\`, et non la limite qui le précède`
        : `la limite s'arrête ici : \`${value}\` ${{ '+': "s'ajoute à", '-': 'se retranche de' }[sign]} la part, et non ${{ '+': 'à', '-': 'de' }[sign]} la limite`,
  },
  help: {
    en: ({ value, sign }) =>
      `write \`(part of … above …) ${sign} ${value}\` to say so, or \`part of … above (… ${sign} ${value})\` for the other`,
    fr: ({ value, sign }) =>
      `écrivez \`(part de … au-delà de …) ${sign} ${value}\` pour le dire, ou \`part de … au-delà de (… ${sign} ${value})\` pour l'autre sens`,
  },
  explanation: {
    en: '`part of income above limit * people` and `part of income above limit + allowance` can be read in two ways, and both make sense. The words `part of … above` take only the value right after them, so the whole part is multiplied, or added to. Parentheses show the reader which of the two is meant.',
    fr: '`part de revenu au-delà de seuil * personnes` et `part de revenu au-delà de seuil + abattement` se lisent de deux façons, et toutes deux ont un sens. Les mots `part de … au-delà de` ne prennent que la valeur qui les suit : c’est la part entière qui est multipliée, ou à laquelle on ajoute. Des parenthèses montrent au lecteur laquelle des deux est voulue.',
  },
});
