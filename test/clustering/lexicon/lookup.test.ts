import { describe, expect, it } from 'vitest';
import { createLookup } from '../../../src/clustering/lexicon/lookup.ts';

describe('a look-up in the tables', () => {
  it('finds the concept of a listed word', () => {
    const { conceptOf } = createLookup([{ die: 'killed tewas' }, { house: 'rumah' }], {});
    expect(conceptOf('tewas')).toBe('~die');
    expect(conceptOf('rumah')).toBe('~house');
    expect(conceptOf('rampok')).toBeUndefined();
  });

  it('finds the concept of a word that shares its stem with two listed words, not with one', () => {
    const sure = createLookup([{ arrest: 'ditangkap penangkapan' }], {});
    expect(sure.conceptOf('menangkap')).toBe('~arrest');
    const unsure = createLookup([{ arrest: 'ditangkap' }], {});
    expect(unsure.conceptOf('menangkap')).toBeUndefined();
  });

  it('takes a word and the same word with "its" behind it for one: "petinggi" does not make "tinggi" a chief', () => {
    const { conceptOf } = createLookup([{ chief: 'petinggi petingginya' }], {});
    expect(conceptOf('petingginya')).toBe('~chief');
    expect(conceptOf('tinggi')).toBeUndefined();
  });

  it('gives a stem that two concepts share to the one that lists it, and else to neither, in whichever order', () => {
    const arrest = { arrest: 'ditahan menahan' };
    const defend = { defend: 'bertahan pertahanan' };
    for (const tables of [
      [arrest, defend],
      [defend, arrest],
    ])
      expect(createLookup(tables, {}).conceptOf('tertahan')).toBeUndefined();
    const listed = { arrest: 'ditahan menahan tahan' };
    for (const tables of [
      [listed, defend],
      [defend, listed],
    ])
      expect(createLookup(tables, {}).conceptOf('tertahan')).toBe('~arrest');
  });

  it('finds no concept by a stem of fewer than four letters', () => {
    const { conceptOf } = createLookup([{ run: 'melari pelari', prowl: 'melayap pelayap' }], {});
    expect(conceptOf('meari')).toBeUndefined();
    expect(conceptOf('meayap')).toBe('~prowl');
  });

  it('calls every form of a name the same, and finds no concept for it by its stem', () => {
    const { canonicalName, conceptOf } = createLookup([{ cloud: 'berawan mengawan' }], {
      awan: 'awanan mega',
    });
    expect(canonicalName('mega')).toBe('awan');
    expect(canonicalName('awan')).toBeUndefined();
    expect(conceptOf('pengawan')).toBe('~cloud');
    expect(conceptOf('awanan')).toBeUndefined();
  });

  it('gives the phrases that begin with a word, the longest first', () => {
    const { phrasesFrom } = createLookup([{ fly: 'jam-terbang terbang' }], {
      bi: 'bank-indonesia bi bank-sentral-ri',
    });
    expect(phrasesFrom('bank')).toEqual([
      ['bank', 'sentral', 'ri'],
      ['bank', 'indonesia'],
    ]);
    expect(phrasesFrom('terbang')).toEqual([]);
  });
});
