import { expect, it } from 'vitest';
import { withPhrases } from '../../../src/clustering/lexicon/concepts.ts';

it('joins the words of a known phrase, the longest first', () => {
  expect(withPhrases('Aksi Unjuk Rasa di Jawa Barat')).toBe('Aksi Unjuk-Rasa di Jawa-Barat');
  expect(withPhrases('Unjuk, rasa; unjuk  rasa')).toBe('Unjuk, rasa; unjuk  rasa');
  expect(withPhrases('gencatan senjata')).toBe('gencatan-senjata');
});
