// How each kind of line and cell is written, in the words of the file's language: the last sentence of many messages.

import type { Locale } from '../../compiler/diagnostics/diagnostic.js';

const forms = {
  tariff: ['`tariff NAME "Label"`', '`tarif NOM "Libellé"`'],
  module: ['`module NAME "Label"`', '`module NOM "Libellé"`'],
  language: ['`language English`', '`langue français`'],
  use: ['`use "FILE" [taking NAME, NAME]`', '`utilise "FICHIER" [en prenant NOM, NOM]`'],
  source: ['`source "FILE" [not held] [in French]`', '`source "FICHIER" [non détenu] [en français]`'],
  currency: ['`currency EUR [with 3 decimals]`', '`monnaie EUR [avec 3 décimales]`'],
  unit: ['`unit device, devices ["label"] [= 100 kg]`', '`unité appareil, appareils ["libellé"] [= 100 kg]`'],
  conversion: [
    '`conversion 1 000 XPF = 8.38 EUR [from DATE to DATE]`',
    '`conversion 1 000 XPF = 8,38 EUR [du DATE au DATE]`',
  ],
  valid: ['`valid from 2024-01-01 to 2024-12-31`', '`valable du 2024-01-01 au 2024-12-31`'],
  version: [
    '`version "2024" valid from 2024-01-01 [to 2024-12-31]`',
    '`version "2024" valable du 2024-01-01 [au 2024-12-31]`',
  ],
  removed: ['`removed NAME, NAME`', '`supprimé NOM, NOM`'],
  everyVersion: ['`every version`', '`toutes les versions`'],
  datedBy: ['`dated by FACT`', '`daté par DONNÉE`'],
  rounding: [
    '`rounding each amount half up to 0.01 EUR`',
    '`arrondi de chaque montant au plus proche à 0,01 EUR`',
  ],
  results: ['`results NAME, NAME`', '`résultats NOM, NOM`'],
  section: [
    '`section "2.1" "Title" [applies when CONDITION]`',
    '`section "2.1" "Titre" [s\'applique quand CONDITION]`',
  ],
  fact: [
    '`fact NAME ["Label"] : TYPE, [whole | to STEP], from A to B, [optional | needed when CONDITION | default VALUE]`',
    '`donnée NOM ["Libellé"] : TYPE, [entier | au pas de PAS], de A à B, [facultatif | nécessaire quand CONDITION | par défaut VALEUR]`',
  ],
  list: ['`list NAME ["Label"], up to 40`', '`liste NOM ["Libellé"], jusqu\'à 40`'],
  require: ['`require CONDITION "message"`', '`exiger CONDITION "message"`'],
  choice: [
    '`choice NAME ["Label"]` and rows `| OPTION "Label" | CONDITION |`, `| OPTION "Label" | otherwise |`',
    '`choix NOM ["Libellé"]` et des rangées `| OPTION "Libellé" | CONDITION |`, `| OPTION "Libellé" | sinon |`',
  ],
  choiceBy: [
    '`choice NAME ["Label"] by FACT` and rows `| OPTION "Label" | boundary or options |`, a cell for each key, for example `| night "Night" | 22:00 to 6:00 |`',
    '`choix NOM ["Libellé"] selon DONNÉE` et des rangées `| OPTION "Libellé" | limite ou options |`, une case par clé, par exemple `| nuit "Nuit" | 22 h à 6 h |`',
  ],
  table: [
    '`table NAME ["Label"] by FACT [across CHOICE] [gives NAME, NAME]` and rows, the first of which is the heading',
    '`tableau NOM ["Libellé"] selon DONNÉE [en colonnes selon CHOIX] [donne NOM, NOM]` et des rangées, la première étant l\'en-tête',
  ],
  scale: [
    '`scale NAME ["Label"] on UNIT [across CHOICE]` and rows, or `scale NAME = SCALE, every rate plus 1 point`',
    '`barème NOM ["Libellé"] sur UNITÉ [en colonnes selon CHOIX]` et des rangées, ou `barème NOM = BARÈME, chaque taux plus 1 point`',
  ],
  reading: [
    '`reading NAME ["Label"]`, rows `| OPTION ["Label"] | VALUE | "because" |` (or `| OPTION | "because" |`), and `chosen OPTION`',
    '`lecture NOM ["Libellé"]`, des rangées `| OPTION ["Libellé"] | VALEUR | "motif" |` (ou `| OPTION | "motif" |`), et `retenu OPTION`',
  ],
  function: [
    '`function NAME(A in UNIT; B in UNIT) = FORMULA`',
    '`fonction NOM(A en UNITÉ; B en UNITÉ) = FORMULE`',
  ],
  amount: ['`amount NAME ["Label"] = FORMULA`', '`montant NOM ["Libellé"] = FORMULE`'],
  value: ['`value NAME ["Label"] = FORMULA`', '`valeur NOM ["Libellé"] = FORMULE`'],
  answer: ['`answer NAME ["Label"] = CONDITION`', '`réponse NOM ["Libellé"] = CONDITION`'],
  notice: ['`notice "Text" [when CONDITION]`', '`avis "Texte" [quand CONDITION]`'],
  check: [
    '`check NAME never decreases in FACT, FACT`, `check NAME has no jump above 500 EUR in FACT`, or `check CONDITION [when CONDITION]`',
    "`contrôle NOM ne diminue jamais avec DONNÉE, DONNÉE`, `contrôle NOM n'a aucun saut de plus de 500 EUR en DONNÉE`, ou `contrôle CONDITION [quand CONDITION]`",
  ],
  example: [
    '`example "label" [with READING OPTION]`, then a table of names and values, or lines `given NAME = VALUE` and `expect NAME = VALUE`',
    '`exemple "libellé" [avec LECTURE OPTION]`, puis un tableau de noms et de valeurs, ou des lignes `soit NOM = VALEUR` et `attendu NOM = VALEUR`',
  ],
  notUsed: ['`not used "70 000" because "…"`', '`non utilisé "70 000" parce que "…"`'],
  notModelled: ['`not modelled "…" because "…"`', '`non modélisé "…" parce que "…"`'],
  quote: ['`quote "sentence of the document"`', '`citation "phrase du document"`'],
  allow: ['`allow CODE because "…"`', '`admettre CODE parce que "…"`'],
  chosen: ['`chosen OPTION`', '`retenu OPTION`'],
  given: [
    '`given NAME = VALUE, NAME = VALUE`, or `given LIST` and rows',
    '`soit NOM = VALEUR, NOM = VALEUR`, ou `soit LISTE` et des rangées',
  ],
  expect: ['`expect NAME = VALUE`', '`attendu NOM = VALEUR`'],
  step: [
    'a step: `at least`, `at most`, `times`, `divided by`, `plus`, `less` with a value, `rounded half up to 1 EUR`, `not rounded`, each with `[when CONDITION]`',
    'une étape : `au moins`, `au plus`, `fois`, `divisé par`, `plus`, `moins` avec une valeur, `arrondi au plus proche à 1 EUR`, `non arrondi`, chacune avec `[quand CONDITION]`',
  ],
  dueWhen: ['`due when CONDITION`', '`dû quand CONDITION`'],
  cell: [
    'a value (`5 EUR`), a formula with its steps after commas (`2 % * price, at least 1 EUR`), a boundary (`up to 50 %`, `from 11 to 30 %`, `the rest`), or `not given`',
    "une valeur (`5 EUR`), une formule avec ses étapes après des virgules (`2 % * prix, au moins 1 EUR`), une limite (`jusqu'à 50 %`, `de 11 à 30 %`, `le reste`), ou `non donné`",
  ],
  alternative: [
    'a row `| label | formula |` or `| formula |`, with a last cell `when CONDITION` where it counts only then',
    "une rangée `| libellé | formule |` ou `| formule |`, avec une dernière case `quand CONDITION` si elle ne compte qu'alors",
  ],
  firstOf: [
    'rows `| label | formula | when CONDITION |`, the last one `| label | formula | otherwise |`',
    'des rangées `| libellé | formule | quand CONDITION |`, la dernière `| libellé | formule | sinon |`',
  ],
  byRow: [
    'a row `| boundary or options | formula |`, for example `| film or game | 5 EUR |`',
    'une rangée `| limite ou options | formule |`, par exemple `| film ou jeu | 5 EUR |`',
  ],
  parenthesis: [
    '`lower of (a; b)`, or `lower of` alone at the end of the line with rows below it',
    '`le moindre de (a; b)`, ou `le moindre de` seul en fin de ligne avec des rangées dessous',
  ],
  heading: [
    'the names of the columns above it: `| Floor area | Price |`',
    'les noms des colonnes au-dessus : `| Surface | Prix |`',
  ],
  oneOf: [
    '`one of low "Low" | high "High"`, or the options as rows below: `| low "Low" |`',
    '`parmi basse "Basse" | haute "Haute"`, ou les options en rangées dessous : `| basse "Basse" |`',
  ],
  comparison: [
    'a condition: `area is above 0 m2`, `regime is reduced`, `club and not member`',
    'une condition : `surface est au-delà de 0 m2`, `régime est réduit`, `club et non membre`',
  ],
  option: ['an option: `NAME ["Label"] [coded "24"]`', 'une option : `NOM ["Libellé"] [codé "24"]`'],
  condition: ['`when CONDITION`, or `otherwise`', '`quand CONDITION`, ou `sinon`'],
} as const satisfies Record<string, readonly [string, string]>;

export type Form = keyof typeof forms;

export const formOf = (form: Form, locale: Locale): string => {
  const [en, fr] = forms[form];
  return { en, fr }[locale];
};
