// English words of the cover, what a person sees first, and of the sheets that study amounts: trace, comparison, sensitivity.

export const coverInEnglish = {
  dataTitle: 'Whose data',
  dataExample: 'EXAMPLE DATA: enter your own',
  dataOwn: 'your own data',
  dataNone: 'yours: the workbook came without an example',
  amountsTitle: 'Amounts for the present inputs',
  stepsTitle: 'In three steps',
  stepNumber: (place: number) => `Step ${place}`,
  stepFill: (sheet: string) => `Fill in the blue cells of the sheet “${sheet}”.`,
  stepRead: (sheet: string) =>
    `Read the amounts on the sheet “${sheet}”; the line of state above them says whether anything is wrong.`,
  stepFollow: (sheet: string) =>
    `Follow an amount to its clause on the sheet “${sheet}”: each step with its formula in words and its quote.`,
  signTitle: 'Sign-off',
  signDay: 'Date',
  signPrompt: 'A name.',
  preparedBy: 'Prepared by',
  reviewedBy: 'Reviewed by',
  curvesTitle: 'Pictures (all of them on the sheet “Curves”)',
  aboutTitle: 'Where the workbook comes from',
};

export const comparedInEnglish = {
  intro:
    'The same case by both: what each gives, by how much it differs, and which changes of the rules make the difference.',
  difference: 'Difference',
  madeOf: (label: string) => `What the difference is made of: ${label}`,
  together: 'Together: the difference',
  changes: 'All that changed',
  noChange: 'No rule changed.',
  absent: 'not there',
  same: 'the same',
  differs: 'Differs',
  steps: 'Steps with a value of their own on each side',
};

export const tracedInEnglish = {
  intro: 'Where an amount comes from: what counted for the present case, from the amount down to the inputs.',
  choose: 'Choose an amount: the rows below follow it.',
  number: 'No.',
  place: 'Place',
  steps: 'Steps that counted',
  inputs: 'Inputs and readings that counted',
  more: 'more counted: they have a 1 below',
  amounts: 'Amounts that can be traced',
  all: { steps: 'All steps on the way: 1 where it counted', inputs: 'All inputs: 1 where it counted' },
  between: 'In between: 1 where a way was gone',
  counts: 'Counted',
  format: 'Format',
};

export const sheetsInEnglish = {
  cover: 'Cover',
  inputs: 'Inputs',
  parameters: 'Parameters',
  calculation: 'Calculation',
  result: 'Result',
  trace: 'Trace',
  comparison: 'Comparison',
  sensitivity: 'Sensitivity',
  again: 'Sensitivity steps',
  checks: 'Checks',
  readings: 'Readings',
  changes: 'Changes',
  curves: 'Curves',
  log: 'Log',
  names: 'Names',
};

export const sensitiveInEnglish = {
  intro:
    'Each input by itself, all others as they are: where the calculation next changes above and below, and what the result is there.',
  input: 'Input',
  now: 'now',
  nextUp: 'next step up',
  nextDown: 'next step down',
  nothingFound: 'none',
  none: '–',
  difference: 'Difference',
  changes: 'What changes there',
  noSteps: 'no step: the result changes evenly',
  notKnown: 'cannot be told',
  notHere: 'Not on this sheet',
  idle: 'This result does not depend on',
  left: 'Too large, or of a kind that has no next value',
  items: 'Inputs of the rows of lists',
  unknown: 'Some comparisons cannot be followed for',
  againIntro:
    'How the next steps are found, and the part of the calculation that changes, once more for each value that is tried.',
  apart: 'Still apart',
  slope: 'Per unit',
  place: 'Meets at',
  below: 'Below',
  above: 'Above',
  up: 'Up',
  down: 'Down',
  leastPlace: 'Least, counted in steps',
  mostPlace: 'Most, counted in steps',
  placeNow: 'Now, counted in steps',
  again: 'The calculation once more',
  tried: 'Tried',
  value: 'Value tried, as the calculation counts it',
};
