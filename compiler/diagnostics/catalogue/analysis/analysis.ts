// What is wrong or suspicious in a tariff as a whole (E6xx, W6xx).

import { define } from '../../define.js';
import type { Localized } from '../../diagnostic.js';

export const noRowTakes = define<{
  readonly table: string;
  readonly witness: string;
  readonly certain: boolean;
  gives?: 'option' | undefined;
}>({
  code: 'E601',
  severity: 'error',
  message: {
    en: ({ table, witness }) => `no row of \`${table}\` takes \`${witness}\``,
    fr: ({ table, witness }) => `aucune ligne de \`${table}\` ne prend \`${witness}\``,
  },
  label: { en: 'a value is left out between these rows', fr: 'une valeur manque entre ces lignes' },
  help: {
    en: ({ certain, gives }) =>
      (gives satisfies 'option' | undefined) === 'option'
        ? 'move a limit so that the rows meet, or add a row with the option that takes what is left, `| OPTION | the rest |`'
        : certain
          ? 'move a limit so that the rows meet, add a row such as `the rest`, or state a step at which the value cannot occur; where the document gives nothing, or a `when` or a version keeps such cases away, write `| the rest | not given |`'
          : 'move a limit so that the rows meet, or add a row such as `the rest`; if the value cannot occur, narrow the limits of the facts; where the document gives nothing, or a `when` or a version keeps such cases away, write `| the rest | not given |`',
    fr: ({ certain, gives }) =>
      (gives satisfies 'option' | undefined) === 'option'
        ? 'déplacez une limite pour que les lignes se touchent, ou ajoutez une ligne avec l’option qui prend ce qui reste, `| OPTION | le reste |`'
        : certain
          ? 'déplacez une limite pour que les lignes se touchent, ajoutez une ligne telle que `le reste`, ou donnez un pas qui exclut cette valeur ; si le document ne donne rien, ou si un `quand` ou une version écarte ces cas, écrivez `| le reste | non donné |`'
          : 'déplacez une limite pour que les lignes se touchent, ou ajoutez une ligne telle que `le reste` ; si la valeur est impossible, resserrez les limites des données ; si le document ne donne rien, ou si un `quand` ou une version écarte ces cas, écrivez `| le reste | non donné |`',
  },
  explanation: {
    en: [
      'A table must say something for every value that its key can have, on the domain and the step that the facts declare, whatever guards (`… when`) and versions stand around its uses. Cases that these keep away never reach `not given`; one that does is refused.',
      'The message names one value that no row takes. A tariff that reads "from 11 to 30 %" after "up to 10 %" has a gap when the fact is known to 0.01 %, and none when it is whole.',
      '',
      'Wrong, for a fact to 0.01 %:',
      '  | up to 10 %      | 0.40 % |',
      '  | from 11 to 30 % | 0.80 % |',
      'Right:',
      '  | up to 10 %           | 0.40 % |',
      '  | above 10 up to 30 %  | 0.80 % |',
    ].join('\n'),
    fr: [
      'Un tableau doit répondre pour toute valeur que sa clé peut prendre, dans les limites et au pas que les données déclarent, quels que soient les conditions (`… quand`) et les versions autour de ses emplois. Les cas que celles-ci écartent n’arrivent jamais à `non donné` ; un cas qui y arrive est refusé.',
      "Le message nomme une valeur qu'aucune ligne ne prend. « de 11 à 30 % » après « jusqu'à 10 % » laisse un trou quand la donnée va au centième, aucun quand elle est entière.",
      '',
      'Faux, pour une donnée à 0,01 % près :',
      "  | jusqu'à 10 %  | 0,40 % |",
      '  | de 11 à 30 %  | 0,80 % |',
      'Juste :',
      "  | jusqu'à 10 %                    | 0,40 % |",
      "  | au-delà de 10 jusqu'à 30 %      | 0,80 % |",
    ].join('\n'),
  },
});

export const rowNeverApplies = define<{ readonly table: string }>({
  code: 'W602',
  severity: 'warning',
  message: {
    en: ({ table }) => `this row of \`${table}\` never applies`,
    fr: ({ table }) => `cette ligne de \`${table}\` ne s'applique jamais`,
  },
  label: {
    en: 'no value that the facts allow comes here',
    fr: "aucune valeur que les données permettent n'arrive ici",
  },
  help: {
    en: 'check its limits against the rows around it and the limits of the fact; delete it if the document has no such row',
    fr: "comparez ses limites à celles des lignes voisines et de la donnée ; supprimez-la si le document ne l'a pas",
  },
  explanation: {
    en: 'Another row takes every value that this one could take, or the fact never reaches it. Either a limit is mistyped, or the limits of the fact are too narrow.',
    fr: "Une autre ligne prend toutes les valeurs de celle-ci, ou la donnée ne l'atteint jamais. Une limite est mal recopiée, ou les limites de la donnée sont trop étroites.",
  },
});

export const divisorMayBeZero = define<{ readonly what: string }>({
  code: 'W603',
  severity: 'warning',
  message: {
    en: ({ what }) => `\`${what}\` may divide by zero`,
    fr: ({ what }) => `\`${what}\` peut diviser par zéro`,
  },
  label: { en: 'this is zero for some facts', fr: 'ceci vaut zéro pour certaines données' },
  help: {
    en: 'guard it: `… when divisor is above 0, otherwise …`, or let the fact begin above zero',
    fr: 'protégez-le : `… quand diviseur est supérieur à 0, sinon …`, ou faites commencer la donnée au-dessus de zéro',
  },
  explanation: {
    en: 'A case in which the divisor is zero is refused (`division_by_zero`). Say what the document means then, or declare limits that exclude it.',
    fr: 'Un cas où le diviseur est nul est refusé (`division_by_zero`). Dites ce que le document entend alors, ou déclarez des limites qui l’excluent.',
  },
});

export const limitNeverApplies = define<{
  readonly step: string;
  readonly owner: string;
  readonly always: boolean;
}>({
  code: 'W604',
  severity: 'warning',
  message: {
    en: ({ step, owner, always }) =>
      always
        ? `\`${step}\` decides \`${owner}\` in every case: what stands above it has no effect`
        : `\`${step}\` never changes \`${owner}\``,
    fr: ({ step, owner, always }) =>
      always
        ? `\`${step}\` décide \`${owner}\` dans tous les cas : ce qui précède est sans effet`
        : `\`${step}\` ne change jamais \`${owner}\``,
  },
  help: {
    en: 'compare the figure with the document: a digit or a unit may be wrong, or two limits may have crossed',
    fr: 'comparez le chiffre au document : un chiffre ou une unité peut être faux, ou deux limites se sont croisées',
  },
  explanation: {
    en: 'Over all facts that the file allows, a minimum or cap is never reached, or always. That is rarely what a document means.',
    fr: "Pour toutes les données permises, un minimum ou un plafond n'est jamais atteint, ou l'est toujours. C'est rarement ce que dit un document.",
  },
});

export const rateOutOfOrder = define<{ readonly table: string }>({
  code: 'W605',
  // A figure that the document has not breaks the order of its column as well.
  echoes: { of: ['W905'], where: 'same declaration' },
  severity: 'warning',
  message: {
    en: ({ table }) => `this figure breaks the order of \`${table}\``,
    fr: ({ table }) => `ce chiffre rompt l'ordre de \`${table}\``,
  },
  label: {
    en: 'without it the column would go one way',
    fr: 'sans lui la colonne irait dans un seul sens',
  },
  help: {
    en: 'compare the row with the document; where the document says so, add `allow W605 because "…"` after the table',
    fr: 'comparez la ligne au document ; si le document le dit bien, ajoutez `admettre W605 parce que « … »` après le tableau',
  },
  explanation: {
    en: 'All figures of the column rise, or all fall, but for one. A digit may be mistyped or two rows exchanged.',
    fr: 'Tous les chiffres de la colonne montent, ou descendent, sauf un. Un chiffre est peut-être mal recopié, ou deux lignes échangées.',
  },
});

export const factWithoutEffect = define<{ readonly name: string }>({
  code: 'W606',
  severity: 'warning',
  message: {
    en: ({ name }) => `\`${name}\` is asked for but has no effect on anything`,
    fr: ({ name }) => `\`${name}\` est demandé mais n'a d'effet sur rien`,
  },
  help: {
    en: 'use it in the rule that it belongs to, or remove it',
    fr: 'utilisez-le dans la règle à laquelle il appartient, ou retirez-le',
  },
  explanation: {
    en: 'No amount, answer, notice or requirement uses this fact. A rule may be missing, or use another name by mistake.',
    fr: "Aucun montant, aucune réponse, aucun avis n'utilise cette donnée. Une règle manque, ou nomme une autre donnée par erreur.",
  },
});

const named = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

type RowProblem = 'gap' | 'overlap' | 'order';

const failing: Readonly<Record<RowProblem, (owner: string) => Localized>> = {
  gap: (owner) => ({
    en: `the rows of \`${owner}\` may leave a case out`,
    fr: `les lignes de \`${owner}\` peuvent laisser un cas de côté`,
  }),
  overlap: (owner) => ({
    en: `two rows of \`${owner}\` may take the same case`,
    fr: `deux lignes de \`${owner}\` peuvent prendre le même cas`,
  }),
  order: (owner) => ({
    en: `the limits of this band of \`${owner}\` may cross`,
    fr: `les bornes de cette tranche de \`${owner}\` peuvent se croiser`,
  }),
};

export const rowsMayFail = define<{
  readonly owner: string;
  readonly problem: RowProblem;
  readonly witness: string;
}>({
  code: 'E620',
  severity: 'error',
  message: {
    en: ({ owner, problem, witness }) => `${failing[problem](owner).en}: ${witness}`,
    fr: ({ owner, problem, witness }) => `${failing[problem](owner).fr} : ${witness}`,
  },
  help: {
    en: ({ problem }) =>
      problem === 'order'
        ? 'state that the limits rise: `require first_limit is up to second_limit "…"`, or narrow the limits of the facts'
        : 'write `then up to …` and `then the rest`, which go on from the row before, or state the order of the limits with `require`',
    fr: ({ problem }) =>
      problem === 'order'
        ? 'dites que les bornes se suivent : `exiger borne_1 est jusqu’à borne_2 « … »`, ou resserrez les limites des données'
        : 'écrivez `puis jusqu’à …` et `puis le reste`, qui reprennent la ligne précédente, ou dites l’ordre des bornes par `exiger`',
  },
  explanation: {
    en: 'Limits that depend on facts may lie in any order. Exactly one row must take each case: by `then`, which begins where the row before ends, or by a proof over all inputs. The message shows a case for which it is not so.',
    fr: 'Des bornes qui dépendent de données peuvent être dans n’importe quel ordre. Une seule ligne doit prendre chaque cas : par `puis`, qui commence où finit la ligne précédente, ou par une preuve sur toutes les données. Le message montre un cas où il n’en va pas ainsi.',
  },
});

export const rowsUndecided = define<{
  readonly owner: string;
  readonly problem: RowProblem;
  /** Those that the limits depend on. */
  readonly facts: readonly string[];
}>({
  code: 'E621',
  severity: 'error',
  message: {
    en: ({ owner, problem }) => `it is not certain: ${failing[problem](owner).en}`,
    fr: ({ owner, problem }) => `rien n’assure le contraire : ${failing[problem](owner).fr}`,
  },
  label: {
    en: ({ facts }) => `no such case was found among ${named(facts)}, nor a proof that there is none`,
    fr: ({ facts }) => `aucun cas trouvé parmi ${named(facts)}, ni de preuve qu'il n'y en a pas`,
  },
  help: {
    en: 'write `then up to …`, state the order of the limits with `require`, or, where you are sure, add `allow E621 because "…"`: the first row from the top then takes the case',
    fr: 'écrivez `puis jusqu’à …`, dites l’ordre des bornes par `exiger`, ou, si vous en êtes sûr, ajoutez `admettre E621 parce que « … »` : la première ligne à partir du haut prend alors le cas',
  },
  explanation: {
    en: 'Neither a proof nor a counterexample was found within the limits of the search. State the order of the limits with `require`, write `then up to …`, or accept it with `allow E621 because "…"`.',
    fr: 'Ni preuve ni contre-exemple n’ont été trouvés dans les limites de la recherche. Dites l’ordre des bornes avec `exiger`, écrivez `puis jusqu’à …`, ou acceptez-le par `admettre E621 parce que "…"`.',
  },
});
