// Compiles a rule file that the program holds as text, and evaluates it: no file is read or written.

import { check, compile, evaluate } from 'bareme';

const rules = `
tariff cloakroom "Cloakroom"
currency EUR
rounding each amount half up to 0.01 EUR
unit coat, coats
fact deposited "Coats" : coats, whole, from 0 to 500
amount fee "Fee" = 1.50 EUR/coat * deposited
  at most 20 EUR
`;

for (const diagnostic of check(rules)) console.log(diagnostic.code, diagnostic.message.en);

const { model } = compile({ path: 'cloakroom.bareme', text: rules });
if (model) {
  for (const deposited of [3, 40, -1]) {
    const outcome = evaluate(model, { deposited });
    console.log(deposited, outcome.ok ? outcome.outputs.fee : outcome.errors[0]?.message.en);
  }
}
