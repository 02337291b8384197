// Single changes of the three documents' meaning, each a mistake that a reader of them could make, and the promise that notices.

export interface ChangedMeaning {
  readonly what: string;
  readonly ruleset: 'amf-sacem-2015' | 'sacem-polynesie-2018' | 'philharmonie-a-la-demande';
  /** The changed file, from the folder of the rulesets. */
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** The declared promise that becomes false: its label, or its beginning as written. */
  readonly promise: string;
  /** Where it is about several facts, the one that shows it. */
  readonly fact?: string;
}

const amf = { ruleset: 'amf-sacem-2015', file: 'amf-sacem-2015/amf-sacem-2015.bareme' } as const;
const polynesia = {
  ruleset: 'sacem-polynesie-2018',
  file: 'sacem-polynesie-2018/sacem-polynesie-2018.bareme',
} as const;
const shared = { ruleset: 'amf-sacem-2015', file: 'shared/sacem-devices.bareme' } as const;
const philharmonie = {
  ruleset: 'philharmonie-a-la-demande',
  file: 'philharmonie-a-la-demande/philharmonie-a-la-demande.bareme',
} as const;
const usage = "aucun montant ne baisse quand l'usage croît";

export const changedMeanings: readonly ChangedMeaning[] = [
  {
    ...shared,
    what: '“25 % du tarif” read as a deduction of 25 %',
    from: '| up to 10 hours         | 25 %     |',
    to: '| up to 10 hours         | 75 %     |',
    promise: "le quart du tarif jusqu'à 10 heures",
  },
  {
    ...shared,
    what: 'the share from 25 to 45 hours, 66 %, read as a deduction',
    from: '| up to 45 hours         | 66 %     |',
    to: '| up to 45 hours         | 34 %     |',
    promise: 'les deux tiers, à peu près, au-delà de 25 heures',
  },
  {
    ...shared,
    what: 'the shares of 25 and 45 hours exchanged',
    from: '| up to 25 hours         | 33 %     |\n  | up to 45 hours         | 66 %     |',
    to: '| up to 25 hours         | 66 %     |\n  | up to 45 hours         | 33 %     |',
    promise: usage,
    fact: 'weekly_hours',
  },
  {
    ...shared,
    what: 'above 45 hours still two thirds of the tariff',
    from: '| above 45 hours         | 100 %    |',
    to: '| above 45 hours         | 66 %     |',
    promise: 'le tarif entier au-delà de 45 heures',
  },
  {
    ...shared,
    what: 'the higher of the two computations for devices instead of the lower',
    from: 'per_device in money/device) = lower of',
    to: 'per_device in money/device) = higher of',
    promise: 'jamais plus que le forfait par appareil',
  },
  {
    ...shared,
    what: 'blocks of 100 devices only when they are full',
    from: '| started "tranche entamée" | started blocks of 100 devices in count |',
    to: '| started "tranche entamée" | full blocks of 100 devices in count |',
    promise: 'une tranche entamée compte entière',
  },
  {
    ...shared,
    what: 'a block of 100 devices taken pro rata',
    from: 'chosen started',
    to: 'chosen exact',
    promise: 'une tranche entamée compte entière',
  },
  {
    ...amf,
    what: 'a weighted area too low (1 500 m² for 2 001 to 4 000 m²)',
    from: '| from 2 001 to 4 000 m2 | 2 000 m2 ',
    to: '| from 2 001 to 4 000 m2 | 1 500 m2 ',
    promise: 'le forfait est de 0,80 € par m² de surface pondérée',
  },
  {
    ...amf,
    what: 'a flat amount below that of the row before it',
    from: '| 1 600.00 EUR        |',
    to: '| 1 500.00 EUR        |',
    promise: usage,
    fact: 'area',
  },
  {
    ...amf,
    what: 'the last flat amount with a digit too many',
    from: '| 2 400.00 EUR        |',
    to: '| 24 000.00 EUR       |',
    promise: 'au plus 2 400 €',
  },
  {
    ...amf,
    what: 'the minimum dropped',
    from: '  at least minimum_fee when minimum_order is before_hours\n',
    to: '',
    promise: 'minimum de 90,89 € HT, selon la durée',
  },
  {
    ...amf,
    what: 'the minimum taken after the reduction for opening hours',
    from: 'chosen before_hours',
    to: 'chosen after_hours',
    promise: 'le minimum suit la durée',
  },
  {
    ...amf,
    what: 'the minimum due without any area with music',
    from: 'chosen nothing\n\namount background_music_fee',
    to: 'chosen minimum\n\namount background_music_fee',
    promise: 'rien sans superficie',
  },
  {
    ...amf,
    what: 'the surcharge for the entry price also below 3.05 €',
    from: '= entry_price / 3.05 EUR\n  at least 1\n',
    to: '= entry_price / 3.05 EUR\n',
    promise: "pas de majoration jusqu'à 3,05 €",
  },
  {
    ...amf,
    what: 'paid audioguides without the guaranteed minimum on expenses',
    from: '  | Minimum de garantie       | audioguide_rate * audioguide_expenses    |\n',
    to: '',
    promise: 'au moins le minimum de garantie',
  },
  {
    ...amf,
    what: 'paid audioguides without the flat minimum of free ones',
    from: '  | Minimum forfaitaire | (free_audioguides_fee before rounding with free_audioguides paid_audioguides) |\n',
    to: '',
    promise: "au moins le montant d'audioguides gratuits",
  },
  {
    ...amf,
    what: 'the lowest of the three amounts for paid audioguides',
    from: 'amount paid_audioguides_fee "Audioguides payants" = higher of',
    to: 'amount paid_audioguides_fee "Audioguides payants" = lower of',
    promise: 'au moins la redevance proportionnelle',
  },
  {
    ...amf,
    what: 'rates of audioguides out of order',
    from: '| from 31 to 50 %                                           | 1.20 %                |',
    to: '| from 31 to 50 %                                           | 0.60 %                |',
    promise: 'audioguide_rate never decreases in protected_share',
  },
  {
    ...amf,
    what: 'no programme, no rate',
    from: 'otherwise share_without_programme',
    to: 'otherwise 0 %',
    promise: 'sans programme, le taux le plus élevé',
  },
  {
    ...amf,
    what: 'a fee left out of the total',
    from: '= background_music_fee + kiosks_fee + screens_fee + headphones_fee',
    to: '= background_music_fee + kiosks_fee + screens_fee',
    promise: 'le total est la somme des redevances',
  },
  {
    ...polynesia,
    what: 'a weighted area below that of the row before it',
    from: '| from 2 001 to 4 000 m2 | 2 000 m2 ',
    to: '| from 2 001 to 4 000 m2 | 1 500 m2 ',
    promise: usage,
    fact: 'area',
  },
  {
    ...polynesia,
    what: 'the columns of the general and the reduced tariff exchanged',
    from: '| 120 XPF/m2               | 100 XPF/m2              |',
    to: '| 100 XPF/m2               | 120 XPF/m2              |',
    promise: 'réduit au plus général',
  },
  {
    ...polynesia,
    what: 'the protocol applied to the general tariff too',
    from: 'due when protocol_member and regime is reduced',
    to: 'due when protocol_member',
    promise: 'la réduction protocolaire ne touche pas le tarif général',
  },
  {
    ...polynesia,
    what: 'the protocol added instead of deducted',
    from: '= subtotal - protocol_reduction_amount',
    to: '= subtotal + protocol_reduction_amount',
    promise: 'protocolaire au plus réduit',
  },
  {
    ...polynesia,
    what: 'one of the two conditions enough for the reduced tariff',
    from: 'prior_declaration and contract_within_15_days or one_condition',
    to: 'prior_declaration or contract_within_15_days or one_condition',
    promise: 'sans les deux conditions, le tarif général',
  },
  {
    ...polynesia,
    what: '80 % of the general amounts read as a deduction of 80 %',
    from: '| as_audioguides "rapport du §2.4" | 80 %                                           |',
    to: '| as_audioguides "rapport du §2.4" | 20 %                                           |',
    promise: 'taux réduits à 80 %',
  },
  {
    ...polynesia,
    what: 'the minimum of the general tariff halved',
    from: '| 13 000 XPF               | reduced_minimum         |',
    to: '| 6 500 XPF                | reduced_minimum         |',
    promise: 'minimum de 13 000 F au tarif général, au-delà de 45 heures',
  },
  {
    ...philharmonie,
    what: 'the reduction of 20 % for declared events added',
    from: 'less 20 % when event_declared_in_advance',
    to: 'plus 20 % when event_declared_in_advance',
    promise: 'une déclaration préalable ne coûte jamais plus',
  },
  {
    ...philharmonie,
    what: 'the threshold reached only beyond 25 000 €',
    from: 'chosen from_it',
    to: 'chosen beyond_it',
    promise: '25 000 € atteignent le seuil',
  },
  {
    ...philharmonie,
    what: 'the first day of the subscription not counted',
    from: 'both included) / days in year',
    to: ') / days in year',
    promise: "l'année entière au 1er janvier",
  },
];
