// Mistakes in the columns of scales, and in scales that are made from others: E415, E419; in what is asked of one: E355.

import { define } from '../../define.js';

export const scaleColumn = define<{ heading: string; isCell?: boolean }>({
  code: 'E415',
  severity: 'error',
  message: {
    en: ({ heading, isCell }) =>
      isCell
        ? `the cell \`${heading}\` of a scale does not say how it counts, as others of its column do`
        : `the column \`${heading}\` of a scale does not say how its values count`,
    fr: ({ heading, isCell }) =>
      isCell
        ? `la case \`${heading}\` d'un barème ne dit pas comment elle compte, comme d'autres de sa colonne`
        : `la colonne \`${heading}\` d'un barème ne dit pas comment ses valeurs comptent`,
  },
  help: {
    en: ({ heading, isCell }) =>
      isCell
        ? `write \`${heading} once\`, \`${heading} per UNIT\` or \`${heading} per started N UNIT\``
        : 'write `as rate`, `as once`, `per UNIT`, `per N UNIT`, `per started N UNIT`, or `as block` and `as per started block` in the heading, or `5 EUR once`, `5 EUR per UNIT` in the cells; one column holds the bands',
    fr: ({ heading, isCell }) =>
      isCell
        ? `écrivez \`${heading} forfait\`, \`${heading} par UNITÉ\` ou \`${heading} par tranche entamée de N UNITÉ\``
        : 'écrivez dans l’en-tête `comme taux`, `comme une fois`, `par UNITÉ`, `par N UNITÉ`, `par tranche entamée de N UNITÉ`, ou `comme tranche` et `comme par tranche entamée`, ou dans les cases `5 EUR forfait`, `5 EUR par UNITÉ` ; une colonne contient les tranches',
  },
  instead: ({ heading }) => [
    { en: `${heading} as rate`, fr: `${heading} comme taux` },
    { en: `${heading} as once`, fr: `${heading} comme une fois` },
  ],
  explanation: {
    en: '`once` is owed when the band is reached, `rate` and `per UNIT` multiply the part within the band, `per started N UNIT` counts started blocks of that part.',
    fr: '`une fois` est dû quand la tranche est atteinte, `taux` et `par UNITÉ` multiplient la part dans la tranche, `par tranche entamée de N UNITÉ` compte les tranches commencées de cette part.',
  },
});

export const nothingToChange = define<{ part: 'rate' | 'threshold' | 'once' }>({
  code: 'E419',
  severity: 'error',
  message: {
    en: ({ part }) =>
      ({
        rate: 'the scale has no rate to change',
        threshold: 'the scale has no threshold to change',
        once: 'the scale owes nothing `once` that could be changed',
      })[part],
    fr: ({ part }) =>
      ({
        rate: "le barème n'a aucun taux à changer",
        threshold: "le barème n'a aucun seuil à changer",
        once: 'le barème ne comprend aucun forfait à changer',
      })[part],
  },
  help: {
    en: '`every rate` changes what a band owes per unit or per started block, `every once` what is owed when it is reached, `every threshold` where bands end',
    fr: "`chaque taux` change ce qu'une tranche doit par unité ou par tranche entamée, `chaque forfait` ce qui est dû quand elle est atteinte, `chaque seuil` là où finissent les tranches",
  },
  explanation: {
    en: 'A change that touches nothing leaves the scale as it is, and whoever wrote it meant something else. Rates, what is owed once and thresholds are changed apart: `every rate times 2` doubles no flat sum.',
    fr: "Un changement qui ne touche rien laisse le barème tel quel, et ce n'est pas ce que l'auteur voulait. Taux, forfaits et seuils se changent séparément : `chaque taux multiplié par 2` ne double aucun forfait.",
  },
});

export const bandsMustFollow = define<Record<never, never>>({
  code: 'E418',
  severity: 'error',
  message: {
    en: 'the bands of a scale whose limits depend on facts must be written one after the other, from nought',
    fr: 'les tranches d’un barème dont les bornes dépendent de données doivent se suivre telles qu’elles sont écrites, depuis zéro',
  },
  help: {
    en: 'begin with `up to …`, go on with `then up to …`, and end with `then the rest`',
    fr: 'commencez par `jusqu’à …`, continuez par `puis jusqu’à …`, et finissez par `puis le reste`',
  },
  explanation: {
    en: 'Limits that depend on facts cannot be compared beforehand: only `then`, or a limit in the same words as the end of the row before, says that bands touch.',
    fr: 'Des bornes qui dépendent de données ne se comparent pas d’avance : seul `puis`, ou une borne dans les mots mêmes de la ligne qui précède, dit que les tranches se touchent.',
  },
});

export const nothingReached = define<{
  name: string;
  problem: 'no-scale' | 'no-rate' | 'no-once' | 'blocks';
}>({
  code: 'E355',
  severity: 'error',
  message: {
    en: ({ name, problem }) =>
      ({
        'no-scale': `\`${name}\` is no scale, so no band of it is reached`,
        'no-rate': `the scale \`${name}\` has no rate, or not in every version and for every option`,
        'no-once': `the scale \`${name}\` owes nothing \`once\`, or not in every version and for every option`,
        blocks: `a band of the scale \`${name}\` owes for each block begun, which is no rate`,
      })[problem],
    fr: ({ name, problem }) =>
      ({
        'no-scale': `\`${name}\` n'est pas un barème, aucune tranche n'en est atteinte`,
        'no-rate': `le barème \`${name}\` n'a pas de taux, ou pas dans chaque version et pour chaque option`,
        'no-once': `le barème \`${name}\` n'a pas de forfait, ou pas dans chaque version et pour chaque option`,
        blocks: `une tranche du barème \`${name}\` doit par tranche entamée, ce qui n'est pas un taux`,
      })[problem],
  },
  help: {
    en: '`rate reached in SCALE(VALUE)`, `once reached in …` and `band reached in …` say what the band of a scale has that takes the value; of a table the value itself is what the row says',
    fr: "`taux atteint dans BARÈME(VALEUR)`, `forfait atteint dans …` et `tranche atteinte dans …` disent ce qu'a la tranche du barème qui prend la valeur ; d'un tableau, la valeur elle-même est ce que dit la ligne",
  },
  explanation: {
    en: 'A scale adds up what its bands owe. The rate, the sum owed once and the words of the band that takes the whole value can be asked of it: `rate reached in tiers(units) * units` charges everything at the rate reached. A band without a rate has nought.',
    fr: 'Un barème additionne ce que doivent ses tranches. On peut lui demander le taux, le forfait et les mots de la tranche qui prend la valeur entière : `taux atteint dans paliers(unites) * unites` fait payer le tout au taux atteint. Une tranche sans taux a zéro.',
  },
});
