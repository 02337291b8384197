// The files that `bareme init` writes: an invented document, its rules with comments, facts to try them on.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';

export interface StarterFile {
  readonly name: string;
  readonly content: string;
}

/** `name` is a name of the language, `fileName` what the files are called. */
export function starterFiles(name: string, fileName: string, locale: Locale): readonly StarterFile[] {
  const { document, rules, facts } = { en: english, fr: french }[locale];
  return [
    { name: `${fileName}.txt`, content: document },
    { name: `${fileName}.bareme`, content: rules(name, fileName) },
    // Hashes are of what is written, and do not change where files are checked out with other line ends.
    { name: '.gitattributes', content: '* text=auto eol=lf\n*.xlsx binary\n' },
    { name: 'facts.json', content: `${JSON.stringify(facts, undefined, 2)}\n` },
  ];
}

interface Starter {
  readonly document: string;
  readonly rules: (name: string, fileName: string) => string;
  readonly facts: Readonly<Record<string, number | boolean>>;
}

const english: Starter = {
  document: `HALL HIRE, TARIFF 2026

1. Hire
The hire of the hall depends on its area: up to 100 m2, 2.50 EUR per m2 and day; above 100 m2, 2.00 EUR per m2 and day.
The hire is not less than 150 EUR.

2. Associations
Associations pay 80 % of the hire.

3. Chairs
Chairs are hired at 35 EUR per block of 50 chairs.
`,
  rules: (name, fileName) => `# A rule file is laid beside its document: same order, same words, same numbers.
# Check it with \`bareme check\`, try it with \`bareme run\`, see each amount explained with \`bareme explain\`.

tariff ${name} "Hall hire"
source "${fileName}.txt" in English
currency EUR
valid from 2026-01-01 to 2026-12-31
rounding each amount half up to 0.01 EUR

unit chair, chairs "chair"

# Facts are what a case gives. Each has a type, a step and limits: anything else is refused by name.
fact area "Area of the hall" : m2, whole, from 1 to 2 000
fact days "Days of hire" : days, whole, from 1 to 366
fact association "Hired by an association" : yes/no
fact chairs_hired "Chairs" : chairs, whole, from 0 to 1 000

section "1" "Hire"

# Rows of a table are words, never guesses: "up to" includes its limit, "above" does not.
table rate "Rate" by area
  | Area         | Per m2 and day  |
  | up to 100 m2 | 2.50 EUR/m2/day |
  | above 100 m2 | 2.00 EUR/m2/day |
  quote "up to 100 m2, 2.50 EUR per m2 and day; above 100 m2, 2.00 EUR per m2 and day"

# What the document leaves open is a reading: its alternatives stand here, with the reason for each.
reading minimum_order "Is the share of associations taken before or after the minimum?"
  | option       | because                                           |
  | before_share | "section 2 speaks of the hire, minimum included"  |
  | after_share  | "« not less than » may hold for associations too" |
  chosen before_share

amount hall_hire "Hire of the hall" = rate * area * days
  at least 150 EUR when minimum_order is before_share
  times share_paid
  at least 150 EUR when minimum_order is after_share
  quote "The hire is not less than 150 EUR."

section "2" "Associations"
value share_paid "Share paid" = 80 % when association, otherwise 100 %
  quote "Associations pay 80 % of the hire."

section "3" "Chairs"
amount chair_hire "Chairs" = 35 EUR/block * (started blocks of 50 chairs in chairs_hired)
  quote "35 EUR per block of 50 chairs"

section our heading "Total"
amount total "Total" = hall_hire + chair_hire

# Checks hold for every case that the facts allow, or the build fails with a counterexample.
check total never decreases in days, chairs_hired

# Examples are worked out by hand; \`bareme test\` runs them.
example "a hall of 80 m2 for two days"
  | area  | days   | association | chairs_hired | hall_hire | chair_hire | total   |
  | 80 m2 | 2 days | no          | 60 chairs    | 400 EUR   | 70 EUR     | 470 EUR |
  | 80 m2 | 2 days | yes         | 0 chairs     | 320 EUR   | 0 EUR      | 320 EUR |
  | 20 m2 | 1 day  | yes         | 1 chair      | 120 EUR   | 35 EUR     | 155 EUR |
`,
  facts: { area: 120, days: 3, association: true, chairs_hired: 80 },
};

const french: typeof english = {
  document: `LOCATION DE SALLE, TARIF 2026

1. Location
La location de la salle dépend de sa surface : jusqu'à 100 m2, 2,50 EUR par m2 et par jour ; au-delà de 100 m2, 2,00 EUR par m2 et par jour.
La location ne peut être inférieure à 150 EUR.

2. Associations
Les associations paient 80 % de la location.

3. Chaises
Les chaises sont louées 35 EUR par tranche de 50 chaises.
`,
  rules: (
    name,
    fileName,
  ) => `# Un barème se pose à côté de son document : même ordre, mêmes mots, mêmes nombres.
# Vérifiez-le par \`bareme check\`, essayez-le par \`bareme run\`, voyez chaque montant expliqué par \`bareme explain\`.

tarif ${name} "Location de salle"
source "${fileName}.txt" en français
monnaie EUR
valable du 2026-01-01 au 2026-12-31
arrondi de chaque montant au plus proche à 0,01 EUR

unité chaise, chaises "chaise"

# Les données sont ce qu'un cas apporte. Chacune a un type, un pas et des limites : tout le reste est refusé par son nom.
donnée surface "Surface de la salle" : m2, entier, de 1 à 2 000
donnée durée "Jours de location" : jours, entier, de 1 à 366
donnée association "Louée par une association" : oui/non
donnée nombre_de_chaises "Chaises" : chaises, entier, de 0 à 1 000

section "1" "Location"

# Les bornes d'un tableau sont des mots : « jusqu'à » comprend sa limite, « au-delà de » non.
tableau prix selon surface
  | Surface           | Par m2 et par jour |
  | jusqu'à 100 m2    | 2,50 EUR/m2/jour   |
  | au-delà de 100 m2 | 2,00 EUR/m2/jour   |
  citation "jusqu'à 100 m2, 2,50 EUR par m2 et par jour ; au-delà de 100 m2, 2,00 EUR par m2 et par jour"

# Ce que le document laisse ouvert est une lecture : ses possibilités sont ici, avec la raison de chacune.
lecture ordre_du_minimum "La part des associations s'applique-t-elle avant ou après le minimum ?"
  | option     | motif                                                        |
  | avant_part | "le § 2 parle de la location, minimum compris"               |
  | après_part | "« ne peut être inférieure » vaudrait pour les associations" |
  retenu avant_part

montant location_salle "Location de la salle" = prix * surface * durée
  au moins 150 EUR quand ordre_du_minimum est avant_part
  fois part_payée
  au moins 150 EUR quand ordre_du_minimum est après_part
  citation "La location ne peut être inférieure à 150 EUR."

section "2" "Associations"
valeur part_payée "Part payée" = 80 % quand association, sinon 100 %
  citation "Les associations paient 80 % de la location."

section "3" "Chaises"
montant location_chaises "Chaises" = 35 EUR/tranche * (tranches entamées de 50 chaises dans nombre_de_chaises)
  citation "35 EUR par tranche de 50 chaises"

section notre titre "Total"
montant total "Total" = location_salle + location_chaises

# Les contrôles valent pour tous les cas que les données permettent, sinon la construction échoue avec un contre-exemple.
contrôle total ne diminue jamais avec durée, nombre_de_chaises

# Les exemples sont calculés à la main ; \`bareme test\` les rejoue.
exemple "une salle de 80 m2"
  | surface | durée   | association | nombre_de_chaises | location_salle | location_chaises | total   |
  | 80 m2   | 2 jours | non         | 60 chaises        | 400 EUR        | 70 EUR           | 470 EUR |
  | 80 m2   | 2 jours | oui         | 0 chaise          | 320 EUR        | 0 EUR            | 320 EUR |
  | 20 m2   | 1 jour  | oui         | 1 chaise          | 120 EUR        | 35 EUR           | 155 EUR |
`,
  facts: { surface: 120, durée: 3, association: true, nombre_de_chaises: 80 },
};
