// What the generated file imports from the runtime: exactly the names that it uses.

/** Values of the runtime that generated code may name; none of them may be a local name. */
const values =
  `add assess batchErrors batchOfSome compare countOf dateBetween dateOf datePart decimalText divide divisionByZero exactSteps halfDown
  halfDownBig halfEven halfEvenBig halfUp halfUpBig impossible inOrder invalidDate isDay isImmense isoFromDays isPlain isVast itemIndex known leftCase leftRow madeFor maxBig maximum minBig
  minimum missingInRow multiply nameOf negate noFiniteDecimal noItem noneQualifies noRow notGiven notInForce once onceEach parseRatio readDay readItems readOption
  readSteps readText readTime readTruth readWhole rational rationalText refuse roundDown roundDownBig roundTo roundUp roundUpBig
  saysNothing scaledBy shiftDate stepsOf subtract timeText tooLarge truthOf wholeNumber zero`.split(/\s+/);

const types =
  `CaseError CaseOptions ColumnForm DecimalInput DecimalObject Evaluation FactShapes Found InAmounts Outcome Rational Refusal Seen`.split(
    /\s+/,
  );

export const runtimeNames: readonly string[] = [...values, ...types];

/** The import lines of a body of code, from the package that has the runtime. */
export function importsOf(body: string, runtime = 'bareme/runtime'): readonly string[] {
  const words = wordsOf(body);
  const used = [
    ...values.filter((name) => words.has(name)),
    ...types.filter((name) => words.has(name)).map((name) => `type ${name}`),
  ];
  if (used.length === 0) return [];
  return ['import {', ...used.map((name) => `  ${name},`), `} from '${runtime}';`];
}

/** The values of the runtime that a body of code names. */
export function valuesUsed(body: string): readonly string[] {
  const words = wordsOf(body);
  return values.filter((name) => words.has(name));
}

/** The types of the runtime that declarations name. */
export function typesUsed(declarations: string): readonly string[] {
  const words = wordsOf(declarations);
  return types.filter((name) => words.has(name));
}

/** Comments and texts left aside. */
function wordsOf(body: string): ReadonlySet<string> {
  const code = body
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/^\s*\/\/.*$/gm, ' ')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
  return new Set(code.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu) ?? []);
}
