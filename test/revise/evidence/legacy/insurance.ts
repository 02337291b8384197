// National Insurance of an employee as a payroll program computes it.

import { cents, centsDown, type LegacyProgram, numberOf, plainCents } from './legacy.js';

const halfDown = (amount: number): number => Math.ceil(Number((amount * 100).toFixed(5)) - 0.5) / 100;

export const insurance: LegacyProgram = {
  tariff: 'uk-national-insurance',
  bills: 'employee',
  slips: [
    'main rate 10 %, stale',
    'main rate 12 %, stale',
    'main rate 0.8 %',
    'additional rate left out',
    'additional rate from the primary threshold',
    'no upper limit',
    'weekly thresholds for a month',
    'monthly thresholds for a week',
    'primary threshold of the employer',
    'primary threshold 1 000 a month',
    'upper limit 4 000 a month',
    'monthly thresholds from the week',
    'all earnings once above the threshold',
    'threshold left out',
    'half a penny up',
    'pence cut',
    'pence up',
    'rounded once, on the sum',
    'to the pound',
    'plain doubles',
    'earnings cut to the pound',
    'nothing under 5 pounds',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    const month = facts.period === 'month';
    let earnings = numberOf(facts, 'earnings');
    if (is('earnings cut to the pound')) earnings = Math.floor(earnings);
    let [primary, upper, secondary] = month ? [1048, 4189, 758] : [242, 967, 175];
    if (is('weekly thresholds for a month')) [primary, upper] = [242, 967];
    if (is('monthly thresholds for a week')) [primary, upper] = [1048, 4189];
    if (is('primary threshold of the employer')) primary = secondary;
    if (is('primary threshold 1 000 a month') && month) primary = 1000;
    if (is('upper limit 4 000 a month') && month) upper = 4000;
    if (is('monthly thresholds from the week') && month)
      [primary, upper] = [cents((242 * 52) / 12), cents((967 * 52) / 12)];
    if (is('threshold left out')) primary = 0;
    void secondary;
    if (is('no upper limit')) upper = Number.POSITIVE_INFINITY;
    let main = Math.max(0, Math.min(earnings, upper) - primary);
    if (is('all earnings once above the threshold') && earnings > primary) main = Math.min(earnings, upper);
    let rate = 0.08;
    if (is('main rate 10 %, stale')) rate = 0.1;
    if (is('main rate 12 %, stale')) rate = 0.12;
    if (is('main rate 0.8 %')) rate = 0.008;
    let over = upper === Number.POSITIVE_INFINITY ? 0 : Math.max(0, earnings - upper);
    if (is('additional rate left out')) over = 0;
    if (is('additional rate from the primary threshold')) over = Math.max(0, earnings - primary);
    const round = is('half a penny up')
      ? cents
      : is('pence cut')
        ? centsDown
        : is('pence up')
          ? (amount: number) => -centsDown(-amount)
          : is('plain doubles')
            ? plainCents
            : halfDown;
    let sum = cents(round(rate * main) + round(0.02 * over));
    if (is('rounded once, on the sum')) sum = halfDown(rate * main + 0.02 * over);
    if (is('to the pound')) sum = Math.round(sum);
    if (is('nothing under 5 pounds') && sum < 5) sum = 0;
    return sum;
  },
};
