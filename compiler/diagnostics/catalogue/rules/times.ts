// Mistakes in times of day and in windows of what goes round: E142, E346, E347, W348, E353, E354; and in calendar years.

import { define } from '../../define.js';
import { quoted as code } from '../syntax/syntax-words.js';

export const badTime = define<{ written: string; instead: string | undefined }>({
  code: 'E142',
  severity: 'error',
  message: {
    en: ({ written, instead }) =>
      `${code(written)} is no time of day${instead === undefined ? '' : `; write ${code(instead)}`}`,
    fr: ({ written, instead }) =>
      `${code(written)} n'est pas une heure du jour${instead === undefined ? '' : ` ; écrivez ${code(instead)}`}`,
  },
  help: {
    en: 'a time is hours and minutes by the clock of 24 hours, from `0:00` to `24:00`: `8:30`, `20:00`',
    fr: 'une heure du jour est en heures et minutes, de `0 h` à `24 h` : `8 h 30`, `20:00`',
  },
  explanation: {
    en: 'A time of day is written with a colon by the clock of 24 hours: `8:30`, `20:00`; in French files `8 h 30` and `20 h` too. `24:00` is the end of the day. Two spellings of one time in one file would make a reader compare them, so a.m. and p.m. are not accepted.',
    fr: 'Une heure du jour s’écrit sur 24 heures : `8 h 30`, `20 h`, ou avec deux points, `8:30`. `24 h` est la fin de la journée. En anglais seuls les deux points sont admis.',
  },
});

export const emptyWindow = define<Record<never, never>>({
  code: 'E346',
  severity: 'error',
  message: {
    en: 'this window ends when it begins: it is empty, or the whole day',
    fr: 'cette plage finit quand elle commence : elle est vide, ou fait toute la journée',
  },
  help: {
    en: 'for the whole day write `0:00 to 24:00`',
    fr: 'pour toute la journée, écrivez `0 h à 24 h`',
  },
  instead: () => [{ en: 'from 0:00 to 24:00', fr: 'de 0 h à 24 h' }],
  explanation: {
    en: 'From one time to another the first counts and the second does not; where the second comes first the window goes over midnight. From a time to itself says nothing.',
    fr: 'D’une heure à une autre, la première compte et la seconde non ; si la seconde vient d’abord, la plage passe minuit. D’une heure à elle-même ne dit rien.',
  },
});

export const lateStart = define<Record<never, never>>({
  code: 'E347',
  severity: 'error',
  message: {
    en: '`24:00` ends a window; no window begins there',
    fr: '`24 h` finit une plage ; aucune plage ne commence là',
  },
  help: { en: 'the day begins at `0:00`', fr: 'la journée commence à `0 h`' },
  explanation: {
    en: '`24:00` is the end of a day: `21:00 to 24:00`. What begins at midnight begins at `0:00` of the next day.',
    fr: '`24 h` est la fin d’une journée : `21 h à 24 h`. Ce qui commence à minuit commence à `0 h` du lendemain.',
  },
});

export const windowOnDays = define<{ window: string }>({
  code: 'W348',
  severity: 'warning',
  message: {
    en: ({ window }) => `${code(window)} goes over midnight: which day counts after it?`,
    fr: ({ window }) => `${code(window)} passe minuit : quel jour compte ensuite ?`,
  },
  help: {
    en: 'as written, 2:00 on Saturday is Saturday; where the night belongs to the day on which it began, go by `(day - 1 day when time is below 8:00, otherwise day)`; else `allow W348 because "…"`',
    fr: 'tel quel, samedi à 2 h est samedi ; si la nuit appartient au jour où elle a commencé, allez selon `(jour - 1 jour quand heure est moins de 8 h, sinon jour)` ; sinon `admettre W348 parce que « … »`',
  },
  explanation: {
    en: 'A window over midnight beside a day of the week can be read in two ways: "Friday from 20:00 to 8:00" may mean the early hours of Friday, or the night that Friday begins. The rules look at the day on which the instant lies; which is meant is for the document to say.',
    fr: 'Une plage qui passe minuit, à côté d’un jour de la semaine, se lit de deux façons : « le vendredi de 20 h à 8 h » peut désigner les premières heures du vendredi, ou la nuit que le vendredi commence. Les règles regardent le jour de l’instant ; c’est au document de dire lequel.',
  },
});

export const yearsNotWhole = define<{ written: string }>({
  code: 'E353',
  severity: 'error',
  message: {
    en: ({ written }) => `\`${written}\` may be no whole number of years`,
    fr: ({ written }) => `\`${written}\` peut ne pas être un nombre entier d'années`,
  },
  help: {
    en: 'a calendar year takes `2 years`, or a fact of `years, whole` or what is reckoned from such facts',
    fr: 'une année civile admet `2 ans`, une donnée `: ans, entier` ou ce qui se calcule avec de telles données',
  },
  explanation: {
    en: 'A calendar year is a number on the calendar, such as 2018. Whole years later or earlier it is another; half a year later it is none. Between two of them lie whole years.',
    fr: "Une année civile est un numéro du calendrier, par exemple 2018. Des années entières plus tôt ou plus tard, c'en est une autre ; six mois plus tard, ce n'en est plus une. Entre deux années civiles il y a des années entières.",
  },
});

export type WithinProblem = 'ends' | 'times' | 'window' | 'overlap' | 'days' | 'both';

export const timeWithin = define<{ problem: WithinProblem; clock: boolean }>({
  code: 'E354',
  severity: 'error',
  message: {
    en: ({ problem, clock }) =>
      ({
        ends: clock
          ? 'minutes lie between two times of day (facts of type `time`)'
          : 'days lie between two dates',
        times: 'both ends need a day, or none does',
        window: clock
          ? 'a window of the day is from a time to another, both written out'
          : 'the days in question are from a weekday, a day of the year or a date to another, written out',
        overlap: 'two of these windows overlap: what lies in both would count twice',
        days: 'which days count can be said only where the ends say on which days they are',
        both: 'windows of days are counted by `days from` and `nights from`',
      })[problem],
    fr: ({ problem, clock }) =>
      ({
        ends: clock
          ? 'des minutes se comptent entre deux heures du jour (données `: heure du jour`)'
          : 'des jours se comptent entre deux dates',
        times: 'les deux bouts ont besoin d’un jour, ou aucun',
        window: clock
          ? 'une plage va d’une heure à une autre, toutes deux écrites'
          : 'les jours en question vont d’un jour de la semaine, d’un jour de l’année ou d’une date à un autre, écrits',
        overlap: 'deux de ces plages se recoupent : ce qui est dans les deux compterait deux fois',
        days: 'on ne peut dire quels jours comptent que si les bouts disent quels jours ils sont',
        both: 'des plages de jours se comptent par `jours de` et `nuits de`',
      })[problem],
  },
  help: {
    en: ({ problem, clock }) =>
      problem === 'overlap' || clock
        ? 'write `minutes from time_in to time_out between 8:00 and 12:00 or 14:00 and 19:00`, over several days `minutes from day_in + time_in to day_out + time_out between 9:00 and 19:00 on Monday to Saturday`'
        : 'write `nights from arrival to departure between 1 July and 31 August`, `days from A to B between Monday and Friday`',
    fr: ({ problem, clock }) =>
      problem === 'overlap' || clock
        ? 'écrivez `minutes de entree à sortie entre 8 h et 12 h ou 14 h et 19 h`, sur plusieurs jours `minutes de jour_entree + entree à jour_sortie + sortie entre 9 h et 19 h de lundi à samedi`'
        : 'écrivez `nuits de arrivee à depart entre 1 juillet et 31 août`, `jours de A à B entre lundi et vendredi`',
  },
  explanation: {
    en: '`minutes from A to B between 8:00 and 20:00` is how much of the time from A to B lies in that window on all its days. A and B are times, or a day plus a time. Windows are written out, so that it is plain that none counts twice. `days` and `nights` lie between weekdays, days of the year or dates, both included.',
    fr: '`minutes de A à B entre 8 h et 20 h` dit combien du temps de A à B tombe dans cette plage, tous les jours. A et B sont des heures, ou un jour plus une heure. Les plages sont écrites : on voit qu’aucune ne compte deux fois. `jours` et `nuits` sont entre des jours de la semaine, des jours de l’année ou des dates, les deux inclus.',
  },
});
