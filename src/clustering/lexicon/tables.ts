import events from './events.json' with { type: 'json' };
import names from './names.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import things from './things.json' with { type: 'json' };

/**
 * The tables of words by which reports in Indonesian and English are compared, written from general knowledge of news language.
 *
 * - `events.json` holds concepts that happen: "tewas", "meninggal" and "killed" are words of "die".
 * - `people.json` holds concepts of people and bodies, `things.json` those of everything else.
 * - `names.json` holds names that news writes in several ways: in two languages, in full and by their letters, by people
 *   and by capital. A name stays a name; it is only always called the same.
 *
 * The files share one format. A line is a concept and all of its words, both languages mixed, separated by single spaces.
 * Words are in lower case without accents or apostrophes. A hyphen joins the words of a phrase: "unjuk-rasa" stands for
 * "unjuk rasa" too. Concepts and words are sorted by their letters' codes. A concept stands in one file, a word under one
 * concept. Forms of a word that share a stem with two listed ones are found without being listed (see `lookup.ts`).
 * `test/clustering/lexicon/tables.test.ts` holds the files to this and names each word that no text could reach.
 */
export const conceptTables: Table[] = [events, people, things];
export const nameTable: Table = names;

/** Words, separated by spaces, by the concept or name they stand for. */
export type Table = Record<string, string>;
