// How each declaration is begun, with the places to fill in: `${1:name}`. What has no template is offered as its keyword.

import type { Locale } from '../../diagnostics/diagnostic.js';

type Templates = Readonly<Record<string, Readonly<Record<Locale, string>>>>;

/** By concept; every one is read without a mistake once its places keep what they say. */
export const templates: Templates = {
  tariff: { en: 'tariff ${1:name} "${2:Title}"', fr: 'tarif ${1:nom} "${2:Titre}"' },
  source: { en: 'source "${1:document.txt}" in English', fr: 'source "${1:document.txt}" en français' },
  currency: { en: 'currency ${1:EUR}', fr: 'monnaie ${1:EUR}' },
  valid: {
    en: 'valid from ${1:2026-01-01} to ${2:2026-12-31}',
    fr: 'valable du ${1:2026-01-01} au ${2:2026-12-31}',
  },
  roundingEach: {
    en: 'rounding each amount half up to ${1:0.01 EUR}',
    fr: 'arrondi de chaque montant au plus proche à ${1:0,01 EUR}',
  },
  unit: { en: 'unit ${1:device}, ${2:devices}', fr: 'unité ${1:appareil}, ${2:appareils}' },
  section: { en: 'section "${1:1}" "${2:Title}"', fr: 'section "${1:1}" "${2:Titre}"' },
  fact: {
    en: 'fact ${1:name} "${2:Label}" : ${3:number}, whole, from ${4:0} to ${5:1 000}',
    fr: 'donnée ${1:nom} "${2:Libellé}" : ${3:nombre}, entier, de ${4:0} à ${5:1 000}',
  },
  choice: {
    en: 'choice ${1:name} "${2:Label}"\n  | ${3:option_a} "${4:A}" | otherwise |\n  | ${5:option_b} "${6:B}" | ${7:condition} |',
    fr: 'choix ${1:nom} "${2:Libellé}"\n  | ${3:option_a} "${4:A}" | sinon |\n  | ${5:option_b} "${6:B}" | ${7:condition} |',
  },
  table: {
    en: 'table ${1:name} by ${2:fact}\n  | ${3:Heading} | ${4:Value} |\n  | up to ${5:10} | ${6:1} |\n  | above ${5:10} | ${7:2} |\n  quote "${8:words of the document}"',
    fr: 'tableau ${1:nom} selon ${2:donnée}\n  | ${3:En-tête} | ${4:Valeur} |\n  | jusqu\'à ${5:10} | ${6:1} |\n  | au-delà de ${5:10} | ${7:2} |\n  citation "${8:mots du document}"',
  },
  scale: {
    en: 'scale ${1:name} on ${2:EUR}\n  | ${3:Part} | ${4:Rate} in % |\n  | up to ${5:10 000} | ${6:0 %} |\n  | the rest | ${7:10 %} |',
    fr: "barème ${1:nom} sur ${2:EUR}\n  | ${3:Tranche} | ${4:Taux} en % |\n  | jusqu'à ${5:10 000} | ${6:0 %} |\n  | le reste | ${7:10 %} |",
  },
  reading: {
    en: 'reading ${1:name} "${2:What the document leaves open}"\n  | option | because |\n  | ${3:first_way} | "${4:reason}" |\n  | ${5:second_way} | "${6:reason}" |\n  chosen ${3:first_way}',
    fr: 'lecture ${1:nom} "${2:Ce que le document laisse ouvert}"\n  | option | motif |\n  | ${3:premier_sens} | "${4:raison}" |\n  | ${5:second_sens} | "${6:raison}" |\n  retenu ${3:premier_sens}',
  },
  amount: {
    en: 'amount ${1:name} "${2:Label}" = ${3:formula}\n  quote "${4:words of the document}"',
    fr: 'montant ${1:nom} "${2:Libellé}" = ${3:formule}\n  citation "${4:mots du document}"',
  },
  value: {
    en: 'value ${1:name} "${2:Label}" = ${3:formula}',
    fr: 'valeur ${1:nom} "${2:Libellé}" = ${3:formule}',
  },
  answer: {
    en: 'answer ${1:name} "${2:Label}" = ${3:condition}',
    fr: 'réponse ${1:nom} "${2:Libellé}" = ${3:condition}',
  },
  check: {
    en: 'check ${1:total} never decreases in ${2:fact}',
    fr: 'contrôle ${1:total} ne diminue jamais avec ${2:donnée}',
  },
  example: {
    en: 'example "${1:a case worked out by hand}"\n  | ${2:fact} | ${3:total} |\n  | ${4:1} | ${5:2 EUR} |',
    fr: 'exemple "${1:un cas calculé à la main}"\n  | ${2:donnée} | ${3:total} |\n  | ${4:1} | ${5:2 EUR} |',
  },
  notUsed: {
    en: 'not used "${1:words of the document}" because "${2:reason}"',
    fr: 'non utilisé "${1:mots du document}" car "${2:raison}"',
  },
  notModelled: {
    en: 'not modelled "${1:words of the document}" because "${2:reason}"',
    fr: 'non modélisé "${1:mots du document}" car "${2:raison}"',
  },
  quote: { en: 'quote "${1:words of the document}"', fr: 'citation "${1:mots du document}"' },
  allow: { en: 'allow ${1:W905} because "${2:reason}"', fr: 'admettre ${1:W905} car "${2:raison}"' },
  atLeast: { en: 'at least ${1:value}', fr: 'au moins ${1:valeur}' },
  atMost: { en: 'at most ${1:value}', fr: 'au plus ${1:valeur}' },
  times: { en: 'times ${1:value}', fr: 'fois ${1:valeur}' },
  dueWhen: { en: 'due when ${1:condition}', fr: 'dû quand ${1:condition}' },
};
