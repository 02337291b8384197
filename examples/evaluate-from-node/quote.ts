// Prices one library with the generated evaluator: typed facts in, exact decimal strings out, errors as values.

import { evaluate } from '../../generated/amf-sacem-2015/evaluator.js';

const outcome = evaluate({
  area: 1500,
  kiosks: 12,
  screens: 4,
  headphones: 20,
  free_audioguides: 0,
  paid_audioguides: 0,
  opening_days: 250,
  weekly_hours: '40',
  entry_price: '0.00',
  audioguide_revenue: '0.00',
  audioguide_expenses: '0.00',
  programme_submitted: false,
});

if (outcome.ok) {
  console.log(`music   ${outcome.outputs.background_music_fee} EUR`);
  console.log(`total   ${outcome.outputs.total} EUR`);
} else {
  for (const { path, message } of outcome.errors) console.error(`${path}: ${message.en}`);
}
