import { concepts } from './words-table.ts';

const keyed = (keys: string): Set<string> =>
  new Set(
    keys
      .trim()
      .split(/\s+/)
      .map((key) => `~${key}`),
  );

const byWord = new Map<string, string>();
for (const line of concepts.trim().split('\n')) {
  const [key = '', words = ''] = line.split(': ');
  for (const word of words.split(' ')) if (!byWord.has(word)) byWord.set(word, `~${key}`);
}

const phrase = new RegExp(
  `\\b(?:${[...byWord.keys()]
    .filter((word) => /^[a-z]+-[a-z-]+$/.test(word))
    .map((word) => word.replaceAll('-', ' '))
    .join('|')})\\b`,
  'gi',
);
const regions = new Map(
  Object.entries({
    Jabar: 'Jawa Barat',
    Jateng: 'Jawa Tengah',
    Jatim: 'Jawa Timur',
    Kepri: 'Kepulauan Riau',
    Sumut: 'Sumatera Utara',
    Sumbar: 'Sumatera Barat',
    Sumsel: 'Sumatera Selatan',
    Kalbar: 'Kalimantan Barat',
    Kalteng: 'Kalimantan Tengah',
    Kaltim: 'Kalimantan Timur',
    Kalsel: 'Kalimantan Selatan',
    Kaltara: 'Kalimantan Utara',
    Sulsel: 'Sulawesi Selatan',
    Sulut: 'Sulawesi Utara',
    Sulteng: 'Sulawesi Tengah',
    Sultra: 'Sulawesi Tenggara',
    Jaksel: 'Jakarta Selatan',
    Jakut: 'Jakarta Utara',
    Jakbar: 'Jakarta Barat',
    Jaktim: 'Jakarta Timur',
    Jakpus: 'Jakarta Pusat',
    NTT: 'Nusa Tenggara Timur',
    NTB: 'Nusa Tenggara Barat',
    Korut: 'Korea Utara',
  }),
);

/** Phrases of the table joined to one word ("unjuk rasa"), and regions written out ("Jabar"). */
export const withPhrases = (text: string): string =>
  text
    .replace(phrase, (found) => found.replaceAll(' ', '-'))
    .replace(/\b(?:[JSK]\p{L}{4,6}|NT[TB])\b/gu, (word) => regions.get(word) ?? word);

/** The concept a folded word stands for, where it is in the table. */
export const conceptOf = (word: string): string | undefined => byWord.get(word);

/** What happens at one stage of a longer affair: reports of two stages are seldom the same news. */
const stages = keyed(
  'arrest suspect verdict trial raid funeral identify resume investigate appoint resign dismiss preview victory ask reject promise fund destroy apologise',
);
/** What can be the news in a headline, stages among them. */
const actions = keyed(
  `die hurt missing rescue evacuate crash overturn derail sink fire explode collapse flood landslide quake steal stab shoot attack
  smuggle protest strike lose draw rise fall cut deal ceasefire sell buy layoff bankrupt launch start open
  cancel revoke announce meet sign demand break trapped outage hack poison`,
);
export const isAction = (term: string): boolean => actions.has(term) || stages.has(term);
export const isStage = (term: string): boolean => stages.has(term);
