import { describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const there = folder();
there.write(
  'demo.bareme',
  `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
valid from 2015-01-01 to 2015-12-31
fact area "Area" : m2, whole, from 0 to 1 000
fact idle "Idle" : m2, whole, from 0 to 1 000
amount fee "Fee" = 3 EUR/m2 * area
`,
);
const levels = (severities: unknown) =>
  there.write('package.json', JSON.stringify({ bareme: { severities } }));

describe('the package.json of a project', () => {
  it('makes a warning an error, a note, or nothing', async () => {
    levels({ W606: 'error' });
    const asError = await there.bareme(['check', 'demo.bareme']);
    expect(asError.status).toBe(1);
    expect(asError.err).toContain('error W606: `idle` is asked for');
    levels({ w606: 'info' });
    expect(await there.bareme(['check', 'demo.bareme'])).toMatchObject({ status: 0 });
    levels({ W606: 'off' });
    expect(await there.bareme(['check', 'demo.bareme'])).toMatchObject({ status: 0, err: '' });
  });

  it('keeps a ruleset with such an error from being run', async () => {
    levels({ W606: 'error' });
    there.write('facts.json', '{"area": 10, "idle": 0}');
    const { status, err } = await there.bareme(['run', 'demo.bareme', '--facts', 'facts.json']);
    expect(status).toBe(1);
    expect(err).toContain('error W606');
  });

  it.each([
    ['a code that no message has', { W999: 'off' }, '`package.json`: no message has the code `W999`'],
    ['a level that there is not', { W606: 'quiet' }, 'the level of `W606` is none of'],
    ['an error without which rules mean nothing', { E301: 'off' }, '`E301` is always an error'],
  ])('is refused by name with %s', async (_, severities, said) => {
    levels(severities);
    const { status, err } = await there.bareme(['check', 'demo.bareme']);
    expect(status).toBe(2);
    expect(err).toContain(`error E010: `);
    expect(err).toContain(said);
  });

  it('is refused by name where it is not what it should be', async () => {
    there.write('package.json', '{"bareme": {"severity": {}}}');
    expect((await there.bareme(['check', 'demo.bareme', '--lang', 'fr'])).err).toContain(
      'erreur E010 : `package.json` : la clé `bareme` contient autre chose que `severities`',
    );
    there.write('package.json', 'no json');
    expect((await there.bareme(['check', 'demo.bareme'])).err).toContain('this file is no JSON');
  });
});

describe('bareme check --on DATE', () => {
  it('warns of a tariff that is no longer, or not yet, in force', async () => {
    levels({ W606: 'off' });
    const later = await there.bareme(['check', 'demo.bareme', '--on', '2016-01-01']);
    expect(later.err).toContain(
      'warning W618: this tariff is valid to 2015-12-31, and no longer on 2016-01-01\n  --> demo.bareme:4:1',
    );
    const earlier = await there.bareme(['check', 'demo.bareme', '--on', '2014-12-31', '--lang', 'fr']);
    expect(earlier.err).toContain('ce tarif vaut à partir du 2015-01-01, et pas encore au 2014-12-31');
    expect(await there.bareme(['check', 'demo.bareme', '--on', '2015-12-31'])).toMatchObject({ err: '' });
  });
});
