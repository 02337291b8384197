// Mistakes in tables, scales and their boundaries: E401 to E429.

import { define } from '../../define.js';
import type { Localized } from '../../diagnostic.js';
import { comma } from '../french-numbers.js';

export const unknownHeading = define<{ heading: string; wanted: string }>({
  code: 'E401',
  severity: 'error',
  message: {
    en: ({ heading }) => `the column \`${heading}\` cannot be placed`,
    fr: ({ heading }) => `la colonne \`${heading}\` ne peut être rattachée à rien`,
  },
  help: {
    en: ({ wanted }) => `say what it stands for with \`as\`: one of ${wanted}`,
    fr: ({ wanted }) => `dites ce qu'elle représente avec \`comme\` : ${wanted}`,
  },
  explanation: {
    en: 'A heading is in the words of the document. Where it is not by itself the name or label of an option or of a value, `as NAME` says which it is: `| TARIF REDUIT as reduced |`.',
    fr: "Un titre de colonne est dans les mots du document. S'il n'est pas lui-même le nom ou l'intitulé d'une option ou d'une valeur, on le dit après le titre : `| TARIF REDUIT comme reduit |`.",
  },
});

export const columnTwice = define<{ name: string }>({
  code: 'E402',
  severity: 'error',
  message: {
    en: ({ name }) => `two columns stand for \`${name}\``,
    fr: ({ name }) => `deux colonnes représentent \`${name}\``,
  },
  explanation: {
    en: 'Each option of the choice, and each value that the table gives, has one column.',
    fr: 'Chaque option du choix, et chaque valeur que donne le tableau, a une seule colonne.',
  },
});

export const columnMissing = define<{ names: string }>({
  code: 'E403',
  severity: 'error',
  message: {
    en: ({ names }) => `no column stands for ${names}`,
    fr: ({ names }) => `aucune colonne ne représente ${names}`,
  },
  help: {
    en: 'add the column; where the document gives nothing, its cells say `not given`',
    fr: 'ajoutez la colonne ; là où le document ne donne rien, ses cases disent `non donné`',
  },
  explanation: {
    en: 'A table `across` a choice has a column for every option, one that `gives` several values a column for each.',
    fr: 'Un tableau `en colonnes selon` un choix a une colonne par option ; un tableau qui `donne` plusieurs valeurs en a une pour chacune.',
  },
});

export const cellCount = define<{ found: number; wanted: number }>({
  code: 'E404',
  severity: 'error',
  message: {
    en: ({ found, wanted }) => `this row has ${found} cell${found === 1 ? '' : 's'}, the heading ${wanted}`,
    fr: ({ found, wanted }) => `cette ligne a ${found} case${found === 1 ? '' : 's'}, l'en-tête ${wanted}`,
  },
  help: {
    en: 'cells stand between `|`; an empty one is still written',
    fr: 'les cases sont entre `|` ; une case vide s’écrit aussi',
  },
  explanation: {
    en: 'Every row of a table has as many cells as its heading.',
    fr: 'Chaque ligne d’un tableau a autant de cases que son en-tête.',
  },
});

const ordinal =
  /^(?:the |le |la )?(?:first|second|third|fourth|fifth|premi[eè]re?|seconde?|deuxième|troisième|quatrième|cinquième) /i;

export const notAKey = define<{ text: string; key: Localized }>({
  code: 'E405',
  severity: 'error',
  message: {
    en: ({ text, key }) => `\`${text}\` does not say which cases the row is for: the key is ${key.en}`,
    fr: ({ text, key }) => `\`${text}\` ne dit pas pour quels cas est la ligne : la clé est ${key.fr}`,
  },
  help: {
    en: ({ text, key }) =>
      ordinal.test(text)
        ? 'a place in a list is a number, the key `position`: write `1`, `2`, `3 or more`'
        : /^a text/.test(key.en)
          ? 'write the text in quotes, `"A1" or "A2"`, how it begins, `begins with "33"`, or `the rest`'
          : 'write a band such as `up to 10 m2`, `above 10 up to 25 m2`, an option, `yes`, `no`, or `the rest`',
    fr: ({ text, key }) =>
      ordinal.test(text)
        ? 'un rang dans une liste est un nombre, la clé `position` : écrivez `1`, `2`, `3 et plus`'
        : /^a text/.test(key.en)
          ? 'écrivez le texte entre guillemets, `"A1" ou "A2"`, son début, `commence par "33"`, ou `le reste`'
          : "écrivez une tranche telle que `jusqu'à 10 m2`, `au-delà de 10 jusqu'à 25 m2`, une option, `oui`, `non`, ou `le reste`",
  },
  explanation: {
    en: 'The first columns of a table hold bands of a quantity or dates, options of a choice, `yes` or `no`, or `the rest`.',
    fr: 'Les premières colonnes d’un tableau contiennent des tranches d’une grandeur ou de dates, des options d’un choix, `oui` ou `non`, ou `le reste`.',
  },
});

export const rowsOverlap = define<{ value: string }>({
  code: 'E406',
  severity: 'error',
  message: {
    en: ({ value }) => `two rows take \`${value}\``,
    fr: ({ value }) => `deux lignes prennent \`${comma(value)}\``,
  },
  label: { en: 'this row takes it', fr: 'cette ligne le prend' },
  help: {
    en: 'say on which side the boundary lies: `up to` includes it, `below` does not; `then up to` goes on from the row before',
    fr: "dites de quel côté est la borne : `jusqu'à` la comprend, `moins de` non ; `puis jusqu'à` continue la ligne précédente",
  },
  explanation: {
    en: 'Each value belongs to one row. Only where rows are bounded on the same one side ("up to 10", "up to 25") does the closest bound win.',
    fr: "Chaque valeur appartient à une seule ligne. Seules des lignes bornées du même côté (« jusqu'à 10 », « jusqu'à 25 ») se départagent par la borne la plus proche.",
  },
});

export const rowNeverApplies = define<Record<never, never>>({
  code: 'W407',
  severity: 'warning',
  message: {
    en: 'this row never applies: other rows take all its values',
    fr: "cette ligne ne s'applique jamais : d'autres lignes prennent toutes ses valeurs",
  },
  explanation: {
    en: 'The rows before leave nothing to this one. Either it is superfluous, or a boundary of another row is wrong.',
    fr: 'Les autres lignes ne laissent rien à celle-ci. Soit elle est superflue, soit une borne d’une autre est fausse.',
  },
});

export const missingRows = define<{ values: readonly string[]; more: boolean }>({
  code: 'E408',
  severity: 'error',
  message: {
    en: ({ values, more }) => `no row is for ${list(values)}${more ? ' and others' : ''}`,
    fr: ({ values, more }) => `aucune ligne n'est pour ${list(values)}${more ? ' et d’autres' : ''}`,
  },
  help: {
    en: 'add the rows, or `the rest`; where the document is silent, `not given`',
    fr: 'ajoutez les lignes, ou `le reste` ; là où le document se tait, `non donné`',
  },
  explanation: {
    en: 'Every option, and every combination of options, has a row. `the rest` takes what the others do not.',
    fr: 'Chaque option, et chaque combinaison d’options, a une ligne. `le reste` prend ce que les autres ne prennent pas.',
  },
});

const list = (values: readonly string[]): string => values.map((value) => `\`${value}\``).join(', ');

export const nothingBefore = define<{ several: boolean }>({
  code: 'E409',
  severity: 'error',
  message: {
    en: ({ several }) =>
      several
        ? 'this band goes on from the row before, and the rows above that it could go on from end at different values'
        : 'this band goes on from the row before, and there is no end to go on from',
    fr: ({ several }) =>
      several
        ? "cette tranche continue la ligne précédente, et les lignes du dessus qu'elle pourrait continuer ne finissent pas à la même valeur"
        : "cette tranche continue la ligne précédente, et il n'y a pas de fin d'où continuer",
  },
  help: {
    en: ({ several }) =>
      several
        ? 'write both limits, or a row for each of them'
        : 'write both limits, or end the row before with `up to` or `below`',
    fr: ({ several }) =>
      several
        ? 'écrivez les deux bornes, ou une ligne pour chacune'
        : "écrivez les deux bornes, ou terminez la ligne précédente par `jusqu'à` ou `moins de`",
  },
  explanation: {
    en: '`then up to X` and `the next X` begin where the row before ends; the first row, and a row after one without an upper limit, cannot say it, nor can a condition. With several keys the row before is the nearest above that says the same in the other keys.',
    fr: "`puis jusqu'à X` et `les suivants X` commencent où finit la ligne précédente ; la première ligne, ou celle qui suit une ligne sans borne supérieure, ne peut le dire, ni une condition. Avec plusieurs clés, la ligne précédente est la plus proche au-dessus qui dit la même chose dans les autres clés.",
  },
});

export const bandsDoNotTouch = define<{ value: string; problem: 'gap' | 'overlap' | 'start' | 'end' }>({
  code: 'E410',
  severity: 'error',
  message: {
    en: ({ value, problem }) =>
      ({
        gap: `the bands of a scale follow one another: no band takes \`${value}\``,
        overlap: `two bands of the scale take \`${value}\``,
        start: `the scale begins above zero: no band takes \`${value}\``,
        end: `the scale ends: no band takes what lies above \`${value}\``,
      })[problem],
    fr: ({ value, problem }) =>
      ({
        gap: `les tranches d'un barème se suivent : aucune ne prend \`${comma(value)}\``,
        overlap: `deux tranches du barème prennent \`${comma(value)}\``,
        start: `le barème commence au-dessus de zéro : aucune tranche ne prend \`${comma(value)}\``,
        end: `le barème s'arrête : aucune tranche ne prend ce qui dépasse \`${comma(value)}\``,
      })[problem],
  },
  help: {
    en: 'begin with `up to …`, go on with `then up to …` and end with `then the rest`; a band that owes nothing has the rate 0',
    fr: "commencez par `jusqu'à …`, continuez par `puis jusqu'à …` et terminez par `puis le reste` ; une tranche qui ne doit rien a le taux 0",
  },
  explanation: {
    en: 'A scale is cumulative: each band owes what it says for the part within it. The bands must therefore cover everything from zero, without gap or overlap.',
    fr: 'Un barème est cumulatif : chaque tranche doit ce qu’elle dit pour la part qu’elle contient. Les tranches couvrent donc tout depuis zéro, sans lacune ni chevauchement.',
  },
});

export const emptyBand = define<Record<never, never>>({
  code: 'E411',
  severity: 'error',
  message: {
    en: 'this band is empty: it ends before it begins',
    fr: 'cette tranche est vide : elle finit avant de commencer',
  },
  help: {
    en: 'write the lower limit first; a window over midnight goes by a time of day (`fact begun : time`), one over the end of the year by a date: `20:00 to 8:00`, `1 November to 31 March`',
    fr: 'écrivez la borne inférieure d’abord ; une plage par-dessus minuit va selon une heure (`donnée debut : heure du jour`), par-dessus la fin de l’année selon une date : `20 h à 8 h`, `1er novembre au 31 mars`',
  },
  explanation: {
    en: 'A band goes from its lower limit to its upper one: `from 11 to 30 %`.',
    fr: 'Une tranche va de sa borne inférieure à sa borne supérieure : `de 11 à 30 %`.',
  },
});

export const noHeading = define<Record<never, never>>({
  code: 'E412',
  severity: 'error',
  message: {
    en: 'the table has no rows under a heading',
    fr: "le tableau n'a pas de lignes sous un en-tête",
  },
  help: {
    en: 'the first row between `|` is the heading, the others follow',
    fr: 'la première ligne entre `|` est l’en-tête, les autres suivent',
  },
  explanation: {
    en: 'A table is a heading row and at least one row below it, each between `|`.',
    fr: 'Un tableau est une ligne d’en-tête et au moins une ligne dessous, chacune entre `|`.',
  },
});

export const emptyCell = define<{ column: string }>({
  code: 'E413',
  severity: 'error',
  message: {
    en: ({ column }) => `the cell of column \`${column}\` is no value`,
    fr: ({ column }) => `la case de la colonne \`${column}\` n'est pas une valeur`,
  },
  help: {
    en: 'write a value or a formula, or `not given` where the document gives none',
    fr: 'écrivez une valeur ou une formule, ou `non donné` si le document n’en donne pas',
  },
  explanation: {
    en: 'Nothing is assumed for an empty cell. `not given` refuses the cases that reach it.',
    fr: 'Rien n’est supposé pour une case vide. `non donné` refuse les cas qui y arrivent.',
  },
});

type TableShape = 'columns' | 'across' | 'across-bands' | 'single-row' | 'band-columns';

export const tableShape = define<{ problem: TableShape }>({
  code: 'E414',
  severity: 'error',
  message: {
    en: ({ problem }) => shapes[problem].en,
    fr: ({ problem }) => shapes[problem].fr,
  },
  help: {
    en: ({ problem }) =>
      problem === 'columns'
        ? 'name each column in its heading, `| Rate as rate | Minimum as minimum |`, and use these names; a column for each option of a choice is `across CHOICE`'
        : undefined,
    fr: ({ problem }) =>
      problem === 'columns'
        ? 'nommez chaque colonne dans son en-tête, `| Taux comme taux | Minimum comme minimum |`, et employez ces noms ; une colonne par option d’un choix se dit `en colonnes selon CHOIX`'
        : undefined,
  },
  explanation: {
    en: 'The first columns belong to the keys after `by` and `on`, in their order; then comes one column per value, or per option of the choice after `across`. Without `by` or `on` a table has one row.',
    fr: 'Les premières colonnes appartiennent aux clés, dans leur ordre ; puis vient une colonne par valeur, ou par option du choix en colonnes. Sans clé de ligne, un tableau a une seule ligne.',
  },
});

const shapes: Readonly<Record<TableShape, Localized>> = {
  columns: {
    en: 'the table has several value columns, and nothing says which is which',
    fr: 'le tableau a plusieurs colonnes de valeurs, et rien ne dit laquelle est laquelle',
  },
  across: { en: 'a table goes across one choice', fr: 'un tableau va selon un seul choix en colonnes' },
  'across-bands': {
    en: 'a table with boundaries in its headings gives one value',
    fr: 'un tableau dont les en-têtes sont des limites donne une seule valeur',
  },
  'single-row': {
    en: 'nothing says which of these rows applies',
    fr: 'rien ne dit laquelle de ces lignes s’applique',
  },
  'band-columns': {
    en: 'bands under the options need one key of numbers or dates, and one column of values before them',
    fr: 'des tranches sous les options demandent une seule clé de nombres ou de dates, et une colonne de valeurs devant elles',
  },
};

export const scaleOrigin = define<{ name: string }>({
  code: 'E416',
  severity: 'error',
  message: {
    en: ({ name }) => `\`${name}\` is no scale to start from`,
    fr: ({ name }) => `\`${name}\` n'est pas un barème dont partir`,
  },
  explanation: {
    en: '`scale NAME = OTHER, every rate plus 1 point` changes another scale, which must be declared by its bands or changed in turn.',
    fr: '`barème NOM = AUTRE, chaque taux plus 1 point` modifie un autre barème, déclaré par ses tranches ou modifié à son tour.',
  },
});

export const scaleInput = define<{ name: string; found: Localized }>({
  code: 'E417',
  severity: 'error',
  message: {
    en: ({ name, found }) => `the scale \`${name}\` is on ${found.en}; it must be on a quantity`,
    fr: ({ name, found }) => `le barème \`${name}\` porte sur ${found.fr} ; il doit porter sur une grandeur`,
  },
  help: {
    en: ({ name }) => `write \`scale ${name} on EUR\`, with the unit of the bands`,
    fr: ({ name }) => `écrivez \`barème ${name} sur EUR\`, avec l'unité des tranches`,
  },
  explanation: {
    en: 'A scale is a function of any quantity of its unit: an income in EUR, a stay in days, a use in kWh.',
    fr: 'Un barème est une fonction de toute grandeur de son unité : un revenu en EUR, un séjour en jours, une consommation en kWh.',
  },
});
