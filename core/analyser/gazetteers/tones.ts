const list = (text: string) => new Set(text.split(/\s+/).filter(Boolean));

/** Base forms of words of praise, gain and joy. */
export const POSITIVE_WORDS = list(
  `accomplish achieve achievement acclaim admire advance affordable amaze applaud applause appreciate approve attractive award beautiful benefit best better bless bliss boom boost brave breakthrough bright brilliant calm celebrate celebration champion charm cheer clean comfort compassion confidence confident congratulate cooperate cooperation courage creative cure dazzle delight dream eager effective efficient elegant encourage enjoy enthusiasm enthusiastic excel excellent excite excitement fair fascinate favourite favorite festive flourish free friend friendly gain generous gift glad glorious good gorgeous grace grand grateful great grow growth happy happiness harmony heal healthy helpful hero heroic honour honor hope hopeful ideal impress impressive improve improvement innovation innovative inspire joy joyful kind laugh love lovely loyal lucky magnificent masterpiece merry milestone miracle nice optimism optimistic outstanding peace peaceful perfect pioneer pleasant please pleasure popular positive praise pride progress promising prosper prosperity prosperous proud rebound record-breaking recover recovery rejoice reliable relief rescue resilience resilient respect restore reward rich safe satisfy save secure smile smooth solution solve spectacular splendid stable strong succeed success successful support surge talent talented terrific thank thankful thrill thrive treasure triumph trust unite uplift upgrade valuable victory vibrant warm welcome win wonder wonderful worthy`,
);

/** Base forms of words of loss, threat and anger. */
export const NEGATIVE_WORDS = list(
  `abandon abuse accident accuse afraid aggression aggressive alarm anger angry anxiety anxious arrest assassinate assault atrocity attack awful bad ban bankrupt bankruptcy betray bias bitter blame blast bleak bomb bombing bribe broken brutal bully burden catastrophe catastrophic chaos cheat clash collapse collision complain complaint concern condemn conflict confusion controversial controversy corrupt corruption crash crime criminal crisis critic critical criticise criticism criticize cruel cut damage danger dangerous dead deadly death debt deceive decline defeat deficit deny delegitimize demolish denounce depression desperate despite destroy destruction deteriorate devastate die difficult difficulty disappoint disappointment disaster discriminate discrimination disease dismiss dispute disrupt disruption distrust distrustful disturb doubt downfall drought enemy error evacuate evict explode explosion exploit extremist fail failure fake fatal fault fear fierce fight flaw flood fraud frighten frustrate frustration grief grim guilty hack harm harsh hate hatred hazard hostile hostility hunger hurt illegal inferior inflation injure injury injustice insult invade invasion jail kill lack lawsuit liar loot lose loss massacre mess mislead mistake mistrust mock murder neglect nervous obstacle offensive oppose outrage outbreak pain painful panic penalty plague plunge poison pollute pollution poor poverty pressure prison problem protest punish punishment rage recession refuse reject resign resist retaliate retaliation revolt riot risk rocket ruin sad sanction scandal scare scathing severe shame shock shoot shooting shortage sick slam slump smear sorrow staunch steal strain strike struggle suffer suicide suspect suspend suspicion tear tense tension terrible terror terrorism terrorist threat threaten toll torture toxic tragedy tragic trap trauma trouble turmoil ugly unemployed unemployment unfair unhappy unilateralism unlawful unrest unsafe upset victim violate violation violence violent vulnerable war warn warning weak weaken weapon withdraw withdrawal worry worse worst wound wreck wrong`,
);

/** Words that turn the next few round. */
export const NEGATIONS = list('not no never nor neither without cannot hardly barely nobody nothing');

/**
 * Whether a word is a form of one in a list: "celebrated", "winning", "happily".
 *
 * @param word in lower case
 */
export function isFormOf(word: string, words: ReadonlySet<string>): boolean {
  return words.has(word) || baseForms(word).some((base) => words.has(base));
}

/** What a word may be an inflection of: endings taken off, doubled consonants undone, a final e or y put back. */
function baseForms(word: string): string[] {
  const ending = /(?:'s|’s|s|es|ed|d|ing|ly|er|ers|r|rs)$/;
  const bases: string[] = [];
  for (const suffix of ['s', 'es', 'ed', 'd', 'ing', 'ly', 'er', 'r']) {
    if (!word.endsWith(suffix) || word.length - suffix.length < 3 || !ending.test(word)) continue;
    const stem = word.slice(0, -suffix.length);
    bases.push(stem, `${stem}e`);
    if (stem.at(-1) === stem.at(-2)) bases.push(stem.slice(0, -1));
    if (stem.endsWith('i')) bases.push(`${stem.slice(0, -1)}y`);
  }
  return bases;
}
