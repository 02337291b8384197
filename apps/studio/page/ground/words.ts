// Every word of the page in its two languages; one that is missing does not compile.

export type Locale = 'en' | 'fr';

const table = {
  title: ['bareme studio', 'bareme studio'],
  file: ['Rule file', 'Fichier de règles'],
  document: ['Document', 'Document'],
  rules: ['Rules', 'Règles'],
  messages: ['Messages', 'Messages'],
  case: ['Case', 'Cas'],
  examples: ['Examples', 'Exemples'],
  readings: ['Readings', 'Lectures'],
  proofs: ['Proofs', 'Preuves'],
  curves: ['Curves', 'Courbes'],
  changes: ['Changes', 'Différences'],
  saved: ['saved', 'enregistré'],
  unsaved: ['not saved', 'non enregistré'],
  save: ['Save', 'Enregistrer'],
  format: ['Format', 'Mettre en forme'],
  language: ['Français', 'English'],
  noMessages: ['No mistakes found.', 'Aucune erreur.'],
  noDocument: ['The rules name no document that is here.', 'Les règles ne nomment aucun document présent.'],
  nextUnused: ['Next number without a rule', 'Nombre sans règle suivant'],
  used: ['used', 'employé'],
  explained: ['explained', 'expliqué'],
  heading: ['heading', 'titre'],
  period: ['period', 'période'],
  unused: ['without a rule', 'sans règle'],
  quoteHere: ['quoted', 'cité'],
  quoteMissing: ['not in the document', 'pas dans le document'],
  nearest: ['closest passage', 'passage le plus proche'],
  quoteSelection: ['Quote the selection', 'Citer la sélection'],
  notUsedSelection: ['Selection: not used, because …', 'Sélection : non utilisée, car …'],
  factsOf: ['Start from', 'Partir de'],
  emptyCase: ['an empty case', 'un cas vide'],
  amounts: ['Amounts', 'Montants'],
  receipt: ['How each amount comes about', "D'où vient chaque montant"],
  waitsFor: ['waits for', 'attend'],
  addItem: ['Add an item', 'Ajouter un élément'],
  removeItem: ['Remove', 'Retirer'],
  yes: ['yes', 'oui'],
  no: ['no', 'non'],
  notGiven: ['not given', 'non donné'],
  partial: ['Some lines have mistakes: without', 'Des lignes ont des erreurs : sans'],
  old: ['Amounts of', 'Montants de'],
  beforeMistake: ['before the mistake', "avant l'erreur"],
  noAmounts: [
    'No amounts yet: the rules have mistakes.',
    'Pas encore de montants : les règles ont des erreurs.',
  ],
  asExample: ['Write this case as an example', 'Écrire ce cas comme exemple'],
  passes: ['passes', 'passe'],
  differs: ['differs', 'diffère'],
  refused: ['refused', 'refusé'],
  waiting: ['waits for a mistake to be mended', "attend qu'une erreur soit corrigée"],
  expected: ['expected', 'attendu'],
  loadCase: ['Load', 'Charger'],
  price: ['Price the other readings on the examples', 'Chiffrer les autres lectures sur les exemples'],
  noPrice: ['No example changes.', 'Aucun exemple ne change.'],
  because: ['because', 'car'],
  prove: ['Prove the checks', 'Prouver les contrôles'],
  stop: ['Stop', 'Arrêter'],
  working: ['Working …', 'Calcul en cours …'],
  noChecks: ['The rules declare no check.', 'Les règles ne déclarent aucun contrôle.'],
  loadCounterexample: ['Load the counterexample as a case', 'Charger le contre-exemple comme cas'],
  draw: ['Draw', 'Tracer'],
  result: ['Result', 'Résultat'],
  over: ['over', 'selon'],
  noCurve: ['There is no curve for these.', "Il n'y a pas de courbe pour ceux-ci."],
  downloads: ['Download', 'Télécharger'],
  workbook: ['Workbook', 'Classeur'],
  evaluator: ['Evaluator', 'Évaluateur'],
  schema: ['Schema', 'Schéma'],
  saveFirst: [
    'Save first: downloads are made from the files.',
    'Enregistrez : les sorties sont faites des fichiers.',
  ],
  conflict: [
    'The file was changed outside. Nothing was overwritten: compare, then keep one of the two.',
    "Le fichier a été modifié ailleurs. Rien n'a été écrasé : comparez, puis gardez l'un des deux.",
  ],
  keepMine: ['Keep mine', 'Garder le mien'],
  takeTheirs: ['Take the other', "Prendre l'autre"],
  onDisk: ['on disk', 'sur le disque'],
  atHead: ['at the last commit', 'au dernier commit'],
  asKept: ['as kept in this browser', 'gardé dans ce navigateur'],
  compareKept: ['Compare with what is kept', 'Comparer à ce qui est gardé'],
  notBuilt: [
    'Nothing was made: the rules have errors.',
    "Rien n'a été produit : les règles ont des erreurs.",
  ],
  work: ['Work', 'Travail'],
  kept: ['Kept in this browser', 'Gardé dans ce navigateur'],
  gallery: ['Rulesets to try', 'Barèmes à essayer'],
  notKept: ['(not kept yet)', '(pas encore gardé)'],
  share: ['Share …', 'Partager…'],
  shareSays: [
    'This link holds the files and the case themselves: whoever has it sees them, no server keeps them.',
    "Ce lien contient les fichiers et le cas eux-mêmes : qui l'a les voit, aucun serveur ne les garde.",
  ],
  linkLength: ['characters', 'caractères'],
  longLink: [
    'Some mail and chat programs cut links of this length: the files as a zip travel better.',
    'Certaines messageries coupent des liens de cette longueur : les fichiers en zip voyagent mieux.',
  ],
  copyLink: ['Copy the link', 'Copier le lien'],
  copied: ['copied', 'copié'],
  close: ['Close', 'Fermer'],
  noRules: ['There is no rule file among them.', "Il n'y a pas de fichier de règles parmi eux."],
  leaveUnsaved: ['Leave what is not saved?', "Quitter ce qui n'est pas enregistré ?"],
  zip: ['Files as zip', 'Fichiers en zip'],
  openFiles: ['Open files …', 'Ouvrir des fichiers…'],
  forget: ['Forget this work', 'Oublier ce travail'],
  forgetSure: [
    'Forget what this browser has kept of this work? It cannot be had back.',
    'Oublier ce que ce navigateur garde de ce travail ? Ce sera sans retour.',
  ],
  badLink: [
    'The link could not be read: it was cut short, or comes from another version. Nothing of yours was changed.',
    "Le lien n'a pas pu être lu : il a été coupé, ou vient d'une autre version. Rien de vôtre n'a changé.",
  ],
  fromLink: [
    'From a link: what you keep of it becomes a work of its own.',
    "D'après un lien : ce que vous en gardez devient un travail à part.",
  ],
  noStorage: [
    'This browser keeps nothing for this page: take the files as zip before you leave.',
    'Ce navigateur ne garde rien pour cette page : emportez les fichiers en zip avant de partir.',
  ],
  noPictures: [
    'Made in the page: the same amounts and formulas; only `bareme build` draws the sheet of curves.',
    'Fait dans la page : mêmes montants et formules ; seul `bareme build` dessine la feuille des courbes.',
  ],
  compareDisk: ['Compare with the disk', 'Comparer au disque'],
  compareHead: ['Compare with the last commit', 'Comparer au dernier commit'],
  noDifference: ['No difference.', 'Aucune différence.'],
  newRuleset: ['New ruleset from a document', "Nouveau barème d'après un document"],
  pasteDocument: ['Paste the text of the document', 'Collez le texte du document'],
  nameOfRuleset: ['Name (letters, digits, _)', 'Nom (lettres, chiffres, _)'],
  number: ['number', 'nombre'],
  numbers: ['numbers', 'nombres'],
  noResults: [
    'The rules have no amount yet: write a line `amount …`.',
    "Les règles n'ont pas encore de montant : écrivez une ligne `montant …`.",
  ],
  badName: [
    'The name begins with a letter and has letters, digits and _ only: write',
    'Le nom commence par une lettre et ne contient que des lettres, des chiffres et _ : écrivez',
  ],
  noText: ['Paste the text of the document first.', "Collez d'abord le texte du document."],
  nameTaken: [
    'There is already a file of this name: choose another one.',
    'Un fichier porte déjà ce nom : choisissez-en un autre.',
  ],
  create: ['Create', 'Créer'],
  cancel: ['Cancel', 'Annuler'],
  error: ['error', 'erreur'],
  warning: ['warning', 'alerte'],
  info: ['note', 'note'],
  line: ['line', 'ligne'],
  skip: [
    'F6 next pane, F8 next message, Alt+Enter mend',
    'F6 volet suivant, F8 message suivant, Alt+Entrée corriger',
  ],
  tokenMissing: [
    'Open the address that `bareme studio` printed: it carries the key to the files.',
    "Ouvrez l'adresse affichée par `bareme studio` : elle porte la clé des fichiers.",
  ],
  renameTo: ['New name', 'Nouveau nom'],
  rowsPasted: [
    'rows from the table that was pasted (Ctrl+Z takes them back)',
    'lignes du tableau collé (Ctrl+Z les retire)',
  ],
  saidAs: ['read as', 'lu comme'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

export type Word = keyof typeof table;

let current: Locale = 'en';

export const locale = (): Locale => current;
export const speak = (wanted: Locale): void => {
  current = wanted;
};

/** A word of the page in the language that is set. */
export function say(word: Word): string {
  const [en, fr] = table[word];
  return { en, fr }[current];
}
