// What a newcomer writes for a type, an option, a price, a day: each is told what to write, with a fix where one thing can be meant.

import type { Kinds } from './mistake.js';

const hall = 'fact association';
const inHall = (line: string): string => `${line}\n${hall}`;
const piscine = 'valeur part_sociale';
const inPiscine = (line: string): string => `${line}\n${piscine}`;

export const everydayWords: Kinds = {
  'names and types': [
    [
      'a word of the language as a name, and where it is used',
      'piscine',
      piscine,
      inPiscine('donnée pas "Pas" : EUR, entier, de 1 à 10\navis "Grand pas" quand pas est au-delà de 5 EUR'),
    ],
    [
      'a word of the language as the first option, and where it is used',
      'hall',
      hall,
      inHall('fact way "Way" : one of in "In" | out "Out", default out\nnotice "Inwards" when way is in'),
    ],
    [
      'a word of the language as a later option',
      'piscine',
      piscine,
      inPiscine('donnée sens : parmi hors | en\navis "Dedans" quand sens est en'),
    ],
    [
      'options with hyphens',
      'hall',
      hall,
      inHall(
        'fact class "Class" : one of first-class "1st" | second-class "2nd", default first-class\nnotice "Second" when class is second-class',
      ),
    ],
    [
      'options that begin with a digit',
      'hall',
      hall,
      inHall(
        'fact bore "Bore" : one of 13mm "13 mm" | 20mm "20 mm", optional\nnotice "Bore" when bore is given',
      ),
    ],
    [
      'options that are numbers with labels',
      'piscine',
      piscine,
      inPiscine('donnée zone "Zone" : parmi 1 "Zone 1" | 2 "Zone 2"\navis "Zone" quand zone est donné'),
    ],
    [
      'numbers parted by bars',
      'piscine',
      piscine,
      inPiscine('donnée phases "Phases" : parmi 1 | 3\navis "Triphasé" quand phases est 3'),
    ],
    [
      'a label with a number for its option',
      'hall',
      hall,
      inHall(
        'fact bore "Bore" : one of small "13 mm" | large "20 mm", default large\nnotice "Small" when bore is 13 mm',
      ),
    ],
    [
      'year for a calendar year',
      'hall',
      hall,
      inHall('fact built "Built" : year, from 1900 to 2030, optional\nnotice "Old" when built is given'),
    ],
    [
      'année for an année civile',
      'piscine',
      piscine,
      inPiscine(
        'donnée construit "Construit" : année, entier, de 1000 à 2030\navis "Ancien" quand construit est moins de 1250',
      ),
    ],
    [
      'a calendar year with a unit',
      'piscine',
      piscine,
      inPiscine(
        'donnée construit "Construit" : année civile, de 1000 à 2030\navis "Ancien" quand construit est moins de 1250 ans',
      ),
    ],
  ],
  'prices as printed': [
    ['per in a price', 'piscine', '0,50 EUR/tranche', '0,50 EUR par tranche'],
    ['flat in a price', 'piscine', '= 1 250 EUR', '= 1 250 EUR forfaitaire'],
    ['once where nothing is added up', 'piscine', '= 1 250 EUR', '= 1 250 EUR forfait'],
    ['forfait de', 'piscine', '= 1 250 EUR', '= forfait de 1 250 EUR'],
    [
      'rounding without its direction',
      'piscine',
      '  moins 10 % quand',
      '  arrondi à 1 EUR\n  moins 10 % quand',
    ],
  ],
  'days as documents say them': [
    [
      'within a window with a dash',
      'hall',
      hall,
      inHall('fact begun "Begun" : time, default 8:00\nnotice "Night" when begun is within 20:00–6:00'),
    ],
    [
      'a window with a dash in a condition',
      'piscine',
      piscine,
      inPiscine('donnée debut "Début" : heure du jour\navis "Nuit" quand debut est 20 h–6 h'),
    ],
    [
      'a holiday',
      'hall',
      hall,
      inHall(
        'fact begins "Begins" : date, from 2026-01-01 to 2026-12-31, default 2026-01-01\nnotice "Closed" when begins is a holiday',
      ),
    ],
    [
      'un jour ouvré',
      'piscine',
      piscine,
      inPiscine(
        'donnée jour_dit "Jour" : date, du 2024-01-01 au 2024-12-31\navis "Ouvert" quand jour_dit est ouvré',
      ),
    ],
  ],
};
