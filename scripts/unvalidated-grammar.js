// Chevrotain without what looks through a grammar for mistakes: tests do that, users' parsers skip it (`skipValidations`), and the page
// need not load it.

const names = [
  'validateLookahead',
  'validateGrammar',
  'validateRuleIsOverridden',
  'validateAmbiguousAlternationAlternatives',
  'validateEmptyOrAlternative',
  'validateNoLeftRecursion',
  'validateSomeNonEmptyLookaheadPath',
];

/** A plugin of esbuild. */
export const unvalidated = {
  name: 'unvalidated grammar',
  setup({ onLoad }) {
    onLoad({ filter: /chevrotain[/\\]lib[/\\]src[/\\]parse[/\\]grammar[/\\]checks\.js$/ }, () => ({
      contents: names.map((name) => `export const ${name} = () => [];`).join('\n'),
      loader: 'js',
    }));
  },
};
