// What the help says in English → the same in French. A text without an entry, and an entry without its text, fail a test.

const factsFile = ".json (un cas ou une liste), .ndjson, .csv, .tsv, .xlsx, ou - pour l'entrée standard";
const factsFileIn = '.json (a case or a list), .ndjson, .csv, .tsv, .xlsx, or - for standard input';

export const frenchTexts: Readonly<Record<string, string>> = {
  'Tariff documents as rule files: checked, evaluated exactly, exported':
    'Des tarifs en fichiers de règles : vérifiés, calculés exactement, exportés',
  'language of messages': 'langue des messages',
  'form of the output': 'forme de la sortie',
  'output the version number': 'donne le numéro de version',
  'display help for command': 'montre cette aide',
  [factsFileIn]: factsFile,
  'how the facts are written, where the name of the file does not say it':
    'comment les données sont écrites, quand le nom du fichier ne le dit pas',
  'the sheet of an .xlsx file, where several hold something':
    "la feuille d'un fichier .xlsx, quand plusieurs contiennent quelque chose",
  'choose another option of a reading': "choisit une autre option d'une lecture",
  'the date on which rules are in force, YYYY-MM-DD':
    "la date à laquelle les règles s'appliquent, AAAA-MM-JJ",
  'rule files, folders or names of rulesets': 'fichiers de règles, dossiers ou noms de barèmes',

  'report the mistakes of rule files': 'signale les erreurs des fichiers de règles',
  'warn when a tariff is not in force on this date, YYYY-MM-DD':
    "avertit quand un tarif ne s'applique pas à cette date, AAAA-MM-JJ",

  'evaluate cases': 'calcule des cas',
  'only these results, separated by commas': 'seulement ces résultats, séparés par des virgules',
  'a column or name that goes with the results and need not be a fact; several with commas or by repeating it':
    "une colonne ou un nom qui accompagne les résultats sans être une donnée ; plusieurs avec des virgules ou en répétant l'option",
  'keep every column that is no fact beside the results':
    "garde à côté des résultats toute colonne qui n'est pas une donnée",
  '.json (a case or a list), .ndjson, .csv, .tsv, .xlsx, .parquet, or - for standard input':
    ".json (un cas ou une liste), .ndjson, .csv, .tsv, .xlsx, .parquet, ou - pour l'entrée standard",
  'write the results there: .csv, .ndjson, .json, or .parquet by DuckDB':
    'y écrit les résultats : .csv, .ndjson, .json, ou .parquet par DuckDB',
  'what prices facts in Parquet; the same results':
    'ce qui calcule des données en Parquet ; les résultats sont les mêmes',
  'leave refused cases out of the results': 'omet les cas refusés des résultats',
  'write refused cases with their reasons there, to be corrected and run again':
    'y écrit les cas refusés et leurs raisons, à corriger et à recalculer',
  'keep a record of each case there, for audits: `bareme replay` prices it again':
    "y garde un enregistrement de chaque cas, pour l'audit : `bareme replay` le recalcule",
  'price a large .csv or .ndjson in so many threads (1)':
    "calcule un grand .csv ou .ndjson en autant de fils d'exécution (1)",

  'a receipt of each amount of a case, or what the code of a diagnostic means':
    "le détail de chaque montant d'un cas, ou ce que veut dire le code d'un message",
  'a ruleset, or a code such as E301': 'un barème, ou un code comme E301',

  'price the cases of an audit record again, and say what differs and why':
    "recalcule les cas d'un enregistrement d'audit, et dit ce qui diffère et pourquoi",
  'a file that `bareme run --records` wrote, or - for standard input':
    "un fichier qu'a écrit `bareme run --records`, ou - pour l'entrée standard",
  'the rules to price by, in place of those that the records name':
    'les règles à suivre, à la place de celles que nomment les enregistrements',

  'write the evaluator, the workbook, the schema and the manifest of rulesets':
    "écrit l'évaluateur, le classeur, le schéma et le manifeste de barèmes",
  'folder to write to: FOLDER/NAME/evaluator.ts …': 'dossier où écrire : DOSSIER/NOM/evaluator.ts …',
  'also facts.validator.js: checks facts against the schema, without ajv':
    'aussi facts.validator.js : tient les données au schéma, sans ajv',
  'evaluator.js with evaluator.d.ts, in place of evaluator.ts':
    "evaluator.js avec evaluator.d.ts, à la place d'evaluator.ts",
  'the same with its runtime in the file: it imports nothing, now or in ten years':
    "de même avec son exécution dans le fichier : il n'importe rien, ni maintenant ni dans dix ans",
  'instead, one workbook with a row for each case of this file: FOLDER/NAME/portfolio.xlsx':
    'à la place, un classeur avec une ligne par cas de ce fichier : DOSSIER/NOM/portfolio.xlsx',
  'instead, one workbook of two side by side: A..B (versions), READING=OPTION, an edited workbook, or other rules':
    "à la place, un seul classeur pour deux côte à côte : A..B (versions), LECTURE=OPTION, un classeur modifié, ou d'autres règles",
  'prove nothing; what is written says so': 'ne prouve rien ; ce qui est écrit le dit',
  'longest time for proving one check, as in 10s or 500ms; what is decided then hangs on the machine':
    'temps le plus long pour prouver un contrôle, comme 10s ou 500ms ; ce qui est décidé dépend alors de la machine',
  'with --portfolio: the column that names the establishments':
    'avec --portfolio : la colonne qui nomme les établissements',
  'instead, the query that prices a table: duckdb, postgres, clickhouse, spark, sqlite':
    'à la place, la requête qui calcule une table : duckdb, postgres, clickhouse, spark, sqlite',
  'with --sql: a column that identifies a row and passes through (case_id)':
    "avec --sql : une colonne qui identifie une ligne et l'accompagne (case_id)",
  'with --sql: the table of facts (facts)': 'avec --sql : la table des données (facts)',
  'instead, FOLDER/NAME/evaluator.py: a Python module that needs the standard library only':
    'à la place, DOSSIER/NOM/evaluator.py : un module Python qui ne demande que la bibliothèque standard',

  'draw the tables and scales of a ruleset, or an output over a fact':
    'dessine les tableaux et barèmes, ou un résultat selon une donnée',
  'tables, scales or outputs; without them, every table and scale worth a picture':
    'tableaux, barèmes ou résultats ; sans eux, tout ce qui mérite une image',
  'folder to write to': 'dossier où écrire',
  'draw outputs over this fact; the other facts stay as they are':
    'dessine les résultats selon cette donnée ; les autres ne changent pas',
  [`the case whose other facts are kept; without it, an example of the file. ${factsFileIn}`]: `le cas dont les autres données sont gardées ; sans lui, un exemple du fichier. ${factsFile}`,
  'where the picture begins': "où l'image commence",
  'where it ends': 'où elle finit',

  'hold a workbook, edited or not, to the checklist and to its rules':
    'tient un classeur, modifié ou non, à la liste de contrôle et à ses règles',
  'an .xlsx file': 'un fichier .xlsx',
  'the rules that it was made from, where they are not found by its cover':
    'les règles dont il vient, quand sa couverture ne les fait pas trouver',
  'take the parameters changed in a workbook back into its rules, as a patch':
    'reprend dans les règles les paramètres changés dans un classeur, comme correctif',
  'change the rule files instead of printing the patch':
    "change les fichiers de règles au lieu d'afficher le correctif",

  'run the examples of rulesets': 'calcule les exemples de barèmes',

  'prove the checks of rulesets for every input, or show a counterexample':
    'prouve les contrôles de barèmes pour toute saisie, ou montre un contre-exemple',
  'look at this many parts of the domain per check, at most (400)':
    'regarde au plus autant de parties du domaine par contrôle (400)',
  'longest time for one check, as in 10s or 500ms; what is decided then hangs on the machine':
    'temps le plus long pour un contrôle, comme 10s ou 500ms ; ce qui est décidé dépend alors de la machine',
  'draw the cases that are tried on undecided checks with it (1)':
    'en tire les cas essayés sur les contrôles indécis (1)',
  'offer checks that hold and are not declared, ready to paste':
    'propose des contrôles qui tiennent et ne sont pas déclarés, prêts à coller',
  'the largest jumps of each result in each fact, where and by which rows':
    'les plus grands sauts de chaque résultat selon chaque donnée, où et par quelles rangées',
  'write a fast-check suite of the checks for those who embed the evaluator':
    "écrit une suite fast-check des contrôles pour qui intègre l'évaluateur",
  'what runs the suite of --tests': 'ce qui exécute la suite de --tests',
  'keep verdicts there, not where bareme keeps them (BAREME_CACHE); only what changed is proved again':
    'y garde les verdicts, et non là où bareme les garde (BAREME_CACHE) ; seul ce qui a changé est prouvé de nouveau',
  'cases that a check must withstand before it is told as proved (100000)':
    'cas auxquels un contrôle doit résister avant d’être dit prouvé (100000)',

  'answer what cases cost over HTTP, with forms to try and a description for programs':
    'répond par HTTP à ce que coûtent des cas, avec des formulaires et une description pour les programmes',
  'where to listen; 0 takes a free port (8080)': 'où écouter ; 0 prend un port libre (8080)',
  'the address to listen at (127.0.0.1)': "l'adresse où écouter (127.0.0.1)",
  'variable of the environment whose value clients must send as a bearer token':
    "variable d'environnement dont les clients doivent envoyer la valeur comme jeton",
  'what is told on standard error, as lines of JSON':
    "ce qui est dit sur la sortie d'erreur, en lignes de JSON",
  'largest JSON body; lines are not bounded (1000000)':
    'corps JSON le plus long ; les lignes ne sont pas bornées (1000000)',
  'longest list of cases (10000)': 'liste de cas la plus longue (10000)',

  'list what the document leaves open, and price each alternative on cases':
    'liste ce que le document laisse ouvert, et calcule chaque possibilité sur des cas',
  [`cases to price; without it, the examples of the file. ${factsFileIn}`]: `cas à calculer ; sans eux, les exemples du fichier. ${factsFile}`,

  'compare what another system billed with the rules, and explain the differences':
    "compare aux règles ce qu'un autre système a facturé, et explique les écarts",
  'the book: .csv, .xlsx, .ndjson or .json, facts beside what was billed':
    'le fichier : .csv, .xlsx, .ndjson ou .json, les données à côté de ce qui a été facturé',
  'which column holds what was billed: total=AMOUNT,fee=COLUMN':
    'quelle colonne contient ce qui a été facturé : total=MONTANT,redevance=COLONNE',

  'what a revision changes, and who pays more, less or the same, proved':
    "ce qu'une révision change, et qui paie plus, moins ou autant, prouvé",
  'the tariff as it was; REVISION:RULESET reads it at a revision of git':
    "le tarif tel qu'il était ; REVISION:BAREME le lit à une révision de git",
  'the tariff as it will be': "le tarif tel qu'il sera",
  'instead of a second ruleset, the one named at two revisions: A..B, or A and as it is':
    "au lieu d'un second barème, le même à deux révisions : A..B, ou A et tel qu'il est",
  [`cases to price by both; ${factsFileIn}`]: `cas à calculer par les deux ; ${factsFile}`,
  'end with status 1 when it is not excluded': "finit par le statut 1 quand ce n'est pas exclu",

  'which reading, version, rounding, fact or slip gives exactly the amount of one bill':
    "quelle lecture, version, règle d'arrondi, donnée ou erreur donne exactement le montant d'une facture",
  [`the case that was billed; ${factsFileIn}`]: `le cas facturé ; ${factsFile}`,
  'what was billed: 123.45, fee=123.45 for one result, or total=COLUMN of a file of rows':
    "ce qui a été facturé : 123.45, redevance=123.45 pour un résultat, ou total=COLONNE d'un fichier de lignes",
  'also write the bills that differ there: live formulas, a switch for each explanation (.xlsx)':
    'y écrit aussi les factures différentes : formules vives, un interrupteur par explication (.xlsx)',
  'what evaluators import: the whole package, or its runtime alone':
    'ce que les évaluateurs importent : le paquet entier, ou son moteur seul',
  'tell results and what is wrong, nothing else': 'ne dit que les résultats et ce qui ne va pas',
  'write there what would be printed': 'y écrit ce qui serait affiché',
  'again each time a file changes that was read, until it is stopped':
    "de nouveau à chaque fois qu'un fichier lu change, jusqu'à l'arrêt",
  'a script by which a shell completes commands, options and their values':
    'un script par lequel un shell complète les commandes, les options et leurs valeurs',
  'bash, zsh or fish': 'bash, zsh ou fish',
  'which case of a file of several (1)': "quel cas d'un fichier de plusieurs (1)",
  'which column holds a fact, where it has another name; several with commas or by repeating it':
    "quelle colonne contient une donnée, quand elle a un autre nom ; plusieurs avec des virgules ou en répétant l'option",

  'a first rule file from the tables of a spreadsheet, every cell accounted for':
    "un premier fichier de règles tiré des tableaux d'une feuille de calcul, chaque cellule comptée",
  'an .xlsx or .csv file': 'un fichier .xlsx ou .csv',
  'write the rules there, to a file that is not there yet; without it, to standard output':
    "y écrit les règles, dans un fichier qui n'existe pas encore ; sans cela, sur la sortie standard",
  'try the rules at once on cases that were billed: .csv, .ndjson or .json':
    'essaie aussitôt les règles sur des cas facturés : .csv, .ndjson ou .json',
  'with --against: which column holds what was billed, total=AMOUNT':
    'avec --against : quelle colonne contient ce qui a été facturé, total=MONTANT',

  'list the numbers of the document that no rule uses':
    "liste les nombres du document qu'aucune règle n'utilise",

  'write rule files in the canonical form': 'met les fichiers de règles en forme',
  'change nothing; end with status 1 when a file is not in that form':
    "ne change rien ; finit par le statut 1 quand un fichier n'est pas en forme",

  'write rules beside their document, in the browser':
    'écrire les règles à côté de leur document, dans le navigateur',
  'the folder with the rule files and documents': 'le dossier des fichiers de règles et des documents',
  'listen there; a free port without it': 'écoute là ; sans cela, un port libre',
  'open no browser': "n'ouvre pas de navigateur",

  'the language server for editors': 'le serveur de langage pour les éditeurs',
  'over standard input and output (the only way, and the default)':
    "par l'entrée et la sortie standard (le seul moyen, pris sans le dire)",

  'write a ruleset to begin with': 'écrit un barème pour commencer',
  'a folder that is not there yet': "un dossier qui n'existe pas encore",
};
