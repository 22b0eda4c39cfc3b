import { describe, expect, it } from 'vitest';
import { createLookup } from '../../../src/clustering/lexicon/lookup.ts';

describe('a look-up in the tables', () => {
  it('a listed word stands for its concept', () => {
    const { conceptOf } = createLookup([{ die: 'killed tewas' }, { house: 'rumah' }], {});
    expect(conceptOf('tewas')).toBe('~die');
    expect(conceptOf('rumah')).toBe('~house');
    expect(conceptOf('rampok')).toBeUndefined();
  });

  it('a word that shares its stem with two listed words stands for their concept, and with one alone for none', () => {
    const sure = createLookup([{ arrest: 'ditangkap penangkapan' }], {});
    expect(sure.conceptOf('menangkap')).toBe('~arrest');
    const unsure = createLookup([{ arrest: 'ditangkap' }], {});
    expect(unsure.conceptOf('menangkap')).toBeUndefined();
  });

  it('a word and the same word with "-nya" count as one: "petinggi" and "petingginya" do not make "tinggi" a chief', () => {
    const { conceptOf } = createLookup([{ chief: 'petinggi petingginya' }], {});
    expect(conceptOf('petingginya')).toBe('~chief');
    expect(conceptOf('tinggi')).toBeUndefined();
  });

  it('a stem that two concepts share belongs to the one that lists it, else to neither, whichever table is first', () => {
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

  it('a stem of fewer than four letters belongs to no concept', () => {
    const { conceptOf } = createLookup([{ run: 'melari pelari', prowl: 'melayap pelayap' }], {});
    expect(conceptOf('meari')).toBeUndefined();
    expect(conceptOf('meayap')).toBe('~prowl');
  });

  it('each form of a name stands for that name, and for no concept by its stem', () => {
    const { canonicalName, conceptOf } = createLookup([{ cloud: 'berawan mengawan' }], {
      awan: 'awanan mega',
    });
    expect(canonicalName('mega')).toBe('awan');
    expect(canonicalName('awan')).toBeUndefined();
    expect(conceptOf('pengawan')).toBe('~cloud');
    expect(conceptOf('awanan')).toBeUndefined();
  });

  it('the phrases that begin with a word are given the longest first', () => {
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
