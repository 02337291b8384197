// Test support: a rule file of as many rules as wanted, each on the one before.

function rule(index: number): string {
  const [before, earlier] = [`a${index - 1}`, `a${index - 2}`];
  if (index === 0) return 'amount a0 = 2 EUR/m2 * area';
  switch (index % 5) {
    case 1:
      return `amount a${index} = ${before} * 0.5\n  at least 3 EUR`;
    case 2:
      return `amount a${index} = 1.5 EUR/m2 * area\n  plus ${index % 7} EUR when large and area is above ${index % 90} m2`;
    case 3:
      return `amount a${index} = lower of\n  | x | ${before} |\n  | y | ${earlier} + 1 EUR |`;
    case 4:
      return `value v${index} = ${before} / (area + 1 m2)\namount a${index} = v${index} * 3 m2`;
    default:
      return `answer w${index} = ${before} is above ${index % 50} EUR\namount a${index} = ${before} / 3 when w${index}, otherwise ${earlier}`;
  }
}

/** `count` amounts, with values and answers between them. */
export function largeRuleset(count: number): string {
  const rules = Array.from({ length: count }, (_, index) => rule(index));
  const sums = Array.from({ length: Math.ceil(count / 100) }, (_, group) => {
    const own = Array.from(
      { length: Math.min(100, count - group * 100) },
      (_, index) => `a${group * 100 + index}`,
    );
    return `value s${group} = ${own.join(' + ')}`;
  });
  return `tariff large
currency EUR
rounding each amount half up to 0.01 EUR
fact area : m2, whole, from 0 to 100
fact large : yes/no
${rules.join('\n')}
${sums.join('\n')}
amount total = ${sums.map((_, group) => `s${group}`).join(' + ')}
results total, a${count - 1}
notice "much" when total is above 1 000 EUR`;
}
