// Points of the checklist about the sheets as a whole: what there is, and what says where it comes from.

import { finding, type Rule, type SheetName, textsOf } from './subject.js';

/** 1: a cover with purpose, source document, ruleset hash and compiler version. */
export const cover: Rule = {
  point: 1,
  check({ sheets, words }) {
    const texts = textsOf(sheets.cover);
    const has = (test: (text: string) => boolean): boolean => texts.some(test);
    const wanted: readonly (readonly [boolean, string, string])[] = [
      [has((text) => text === words.purpose), 'its purpose', 'son objet'],
      [has((text) => text === words.document), 'the source document', 'le document source'],
      [has((text) => /^[0-9a-f]{64}$/.test(text)), 'the hash of the rules', 'l’empreinte des règles'],
      [has((text) => /^bareme \S/.test(text)), 'the version of the compiler', 'la version du compilateur'],
    ];
    return wanted.flatMap(([there, en, fr]) =>
      there
        ? []
        : [finding(1, sheets.cover, undefined, `the cover lacks ${en}`, `la couverture n’indique pas ${fr}`)],
    );
  },
};

/** 2: inputs, parameters, calculation and result on sheets of their own. */
export const apart: Rule = {
  point: 2,
  check({ sheets, words }) {
    const wanted: readonly SheetName[] = ['inputs', 'parameters', 'calculation', 'result'];
    return wanted.flatMap((kind) =>
      sheets[kind] === undefined
        ? [
            finding(
              2,
              undefined,
              undefined,
              `there is no sheet \`${words.sheets[kind]}\``,
              `il n’y a pas de feuille \`${words.sheets[kind]}\``,
            ),
          ]
        : [],
    );
  },
};

/** 17: nothing hidden. */
export const nothingHidden: Rule = {
  point: 17,
  check: ({ file }) =>
    file.sheets.flatMap((sheet) => [
      ...(sheet.hidden
        ? [finding(17, sheet, undefined, 'the sheet is hidden', 'la feuille est masquée')]
        : []),
      ...sheet.hiddenRows.map((row) =>
        finding(17, sheet, `${row}:${row}`, 'the row is hidden', 'la ligne est masquée'),
      ),
      ...sheet.hiddenColumns.map((column) =>
        finding(17, sheet, undefined, `column ${column} is hidden`, `la colonne ${column} est masquée`),
      ),
    ]),
};

/** 18: no merged cells. */
export const noMerged: Rule = {
  point: 18,
  check: ({ file }) =>
    file.sheets.flatMap((sheet) =>
      sheet.merged.map((range) =>
        finding(18, sheet, range, 'the cells are merged', 'les cellules sont fusionnées'),
      ),
    ),
};

/** 25: the master check is on the result sheet, and reads the checks. */
export const masterCheck: Rule = {
  point: 25,
  check({ sheets, words }) {
    const cells = [...(sheets.result?.cells.values() ?? [])];
    // The line that says the state of the workbook is a text; the check is a number.
    const found = cells.some(
      ({ formula, value }) =>
        typeof value === 'number' &&
        (formula?.replaceAll("'", '').startsWith(`${words.sheets.checks}!`) ?? false),
    );
    return found
      ? []
      : [
          finding(
            25,
            sheets.result,
            undefined,
            'the result sheet does not show the master check',
            'la feuille de résultat ne montre pas le contrôle d’ensemble',
          ),
        ];
  },
};

/** 30: every reading is listed, with its options and a drop-down. */
export const readingsListed: Rule = {
  point: 30,
  check({ file, sheets }) {
    const ids = new Set(textsOf(sheets.readings));
    return file.names
      .filter(({ name }) => name.startsWith('reading_'))
      .flatMap(({ name }) =>
        ids.has(name) && ids.has(`${name}/2`)
          ? []
          : [
              finding(
                30,
                sheets.readings,
                undefined,
                `the reading \`${name}\` is not listed with its options`,
                `la lecture \`${name}\` n’est pas donnée avec ses options`,
              ),
            ],
      );
  },
};

/** 31: versions and a change log. */
export const changeLog: Rule = {
  point: 31,
  check({ sheets }) {
    const ids = textsOf(sheets.log);
    return ['version/1', 'change/1'].flatMap((id) =>
      ids.includes(id)
        ? []
        : [finding(31, sheets.log, undefined, `the log has no \`${id}\``, `le journal n’a pas de \`${id}\``)],
    );
  },
};

/** 32: validity and currency shown with the parameters. */
export const validityShown: Rule = {
  point: 32,
  check({ sheets, words }) {
    const shown = textsOf(sheets.parameters).some(
      (text) => text.includes(words.validity) && text.includes(words.currency),
    );
    return shown
      ? []
      : [
          finding(
            32,
            sheets.parameters,
            undefined,
            'the parameters do not say their validity and currency',
            'les paramètres n’indiquent ni leur validité ni leur monnaie',
          ),
        ];
  },
};

/** 38: test vectors, where there are any, beside what they give now; at least the checks of inputs. */
export const testVectors: Rule = {
  point: 38,
  check({ sheets, words }) {
    const ids = textsOf(sheets.checks);
    const groups = ids.filter((id) => /^example\/\d+$/.test(id)).length;
    const rows = ids.filter((id) => /^example\/\d+\/out_\d+$/.test(id)).length;
    const broken = ids.includes(words.examplesGroup) && (groups === 0 || rows === 0);
    return broken || !ids.includes('inputs')
      ? [
          finding(
            38,
            sheets.checks,
            undefined,
            'the checks hold no test vectors',
            'les contrôles ne contiennent pas de cas d’essai',
          ),
        ]
      : [];
  },
};

/** 39: the sign convention is stated. */
export const signsStated: Rule = {
  point: 39,
  check({ sheets, words }) {
    return textsOf(sheets.cover).includes(words.signsText)
      ? []
      : [
          finding(
            39,
            sheets.cover,
            undefined,
            'the cover does not state the sign convention',
            'la couverture n’indique pas la convention de signes',
          ),
        ];
  },
};

/** 35: frozen headings, one page wide (lists on as many as it takes), titles repeated, a footer. */
export const printable: Rule = {
  point: 35,
  check({ file, lists }) {
    return file.sheets.flatMap((sheet, index) => {
      const wide = Number(sheet.fitToWidth);
      const titles = file.names.some(({ name, sheet: at }) => name === '_xlnm.Print_Titles' && at === index);
      const wrong: (readonly [boolean, string, string])[] = [
        [sheet.frozenRows > 0, 'its heading is not frozen', 'son en-tête n’est pas figé'],
        [
          sheet.fitToPage && (lists.includes(sheet) ? wide >= 1 : wide === 1),
          'it does not print one page wide',
          'elle ne s’imprime pas sur une page de large',
        ],
        [titles, 'its heading is not repeated in print', 'son en-tête n’est pas répété à l’impression'],
        [sheet.footer !== '', 'it has no footer', 'elle n’a pas de pied de page'],
      ];
      return wrong.flatMap(([fine, en, fr]) => (fine ? [] : [finding(35, sheet, undefined, en, fr)]));
    });
  },
};
