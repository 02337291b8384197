// What a query cannot price, and what is missing to run one.

import { define } from '../../define.js';
import type { Localized } from '../../diagnostic.js';

export const notInSql = define<{ name: string; engine: string; reason: Localized }>({
  code: 'E860',
  severity: 'error',
  message: {
    en: ({ name, engine, reason }) => `no query for ${engine} can price \`${name}\`: ${reason.en}`,
    fr: ({ name, engine, reason }) =>
      `aucune requête pour ${engine} ne peut calculer \`${name}\` : ${reason.fr}`,
  },
  help: {
    en: 'no query is written rather than one that is nearly right; the evaluator prices these cases',
    fr: "aucune requête n'est écrite, plutôt qu'une requête presque juste ; l'évaluateur calcule ces cas",
  },
  explanation: {
    en: 'A query computes in whole numbers of 64 bits whose limits are proved beforehand. It cannot give a quotient that no rule rounds, a number without a domain, a sum of quotients that differ from item to item, a text that each item takes over from the one before it, a list inside an item, or a value that may need more than 64 bits. Declare the domain of the fact, or round the quotient where the document rounds it. Names of columns must also differ whatever the case of their letters, and fit what the engine takes.',
    fr: "Une requête calcule en nombres entiers de 64 bits dont les limites sont prouvées d'avance. Elle ne peut donner ni un quotient qu'aucune règle n'arrondit, ni un nombre sans domaine, ni une somme de quotients qui diffèrent d'un élément à l'autre, ni un texte que chaque élément reprend du précédent, ni une liste dans un élément, ni une valeur qui pourrait demander plus de 64 bits. Déclarez le domaine de la donnée, ou arrondissez le quotient là où le document l'arrondit. Les noms des colonnes doivent aussi différer quelle que soit la casse, et convenir au moteur.",
  },
});
