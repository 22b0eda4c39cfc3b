import { expect, it } from 'vitest';
import { withPhrases } from '../../../src/clustering/lexicon/concepts.ts';

it('the words of a phrase of the tables are joined where single spaces or hyphens hold them together', () => {
  expect(withPhrases('Aksi Unjuk Rasa di Jawa Barat')).toBe('Aksi Unjuk-Rasa di Jawa-Barat');
  expect(withPhrases('Unjuk, rasa; unjuk  rasa')).toBe('Unjuk, rasa; unjuk  rasa');
  expect(withPhrases('gencatan senjata')).toBe('gencatan-senjata');
});
