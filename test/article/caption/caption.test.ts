import { describe, expect, it } from 'vitest';
import { captionAndCredit, fromNotes } from '../../../src/article/caption/caption.ts';
import type { Note } from '../../../src/article/page/parts.ts';
import { cpuMsOf } from '../../measured.ts';

describe('a caption', () => {
  it.each([
    ['Warga menonton. (Foto: X/Antara)', 'Warga menonton.', 'X/Antara'],
    [
      'Pekerja di pelabuhan. ANTARA FOTO/Rivan Awal/rwa.',
      'Pekerja di pelabuhan.',
      'ANTARA FOTO/Rivan Awal/rwa.',
    ],
    ['Suasana pasar | Foto: Dwi Putra', 'Suasana pasar', 'Dwi Putra'],
    ['Gedung DPR (KOMPAS.com/RATNA)', 'Gedung DPR', 'KOMPAS.com/RATNA'],
    [
      'Stasiun Halim, 1 Maret 2024. TEMPO/Bagus Wicaksono',
      'Stasiun Halim, 1 Maret 2024.',
      'TEMPO/Bagus Wicaksono',
    ],
    ['The barrier at Hull. Photograph: Danny Marsh/PA', 'The barrier at Hull.', 'Danny Marsh/PA'],
    ['A stall in Ipoh. — Picture by Sayuti Zain', 'A stall in Ipoh.', 'Sayuti Zain'],
    ['Sunday in the park. Pictures: Supplied', 'Sunday in the park.', 'Supplied'],
    ['Rooms were rebuilt from the ground up. Supplied', 'Rooms were rebuilt from the ground up.', 'Supplied'],
    ['Cider queue (Image: GETTY )', 'Cider queue', 'GETTY'],
    ['Wolves near Spa. © Réseau Loup', 'Wolves near Spa.', 'Réseau Loup'],
    ['Der Hafen war seit Mai gesperrt. AP', 'Der Hafen war seit Mai gesperrt.', 'AP'],
    ['Päckchen können Risiken bergen.dpa', 'Päckchen können Risiken bergen.', 'dpa'],
    ['Amanzi abuyile. Isithombe: Bongani Mbatha', 'Amanzi abuyile.', 'Bongani Mbatha'],
    ['Soko jipya. Picha na Salum Said', 'Soko jipya.', 'Salum Said'],
    ['Die trein stop. Foto: Pieter Louw', 'Die trein stop.', 'Pieter Louw'],
    [
      'Ms Lo at home | Niall Roe/PA Images via Getty Images',
      'Ms Lo at home',
      'Niall Roe/PA Images via Getty Images',
    ],
    ['Auf dem Deich. © DPA Images | Jonas Weiler', 'Auf dem Deich.', 'DPA Images | Jonas Weiler'],
    ['Ein Tor in der 90. Minute. (Edu Luque)', 'Ein Tor in der 90. Minute.', 'Edu Luque'],
    ['Razzia am Montag in La Soledat / Lorenzo Marina', 'Razzia am Montag in La Soledat', 'Lorenzo Marina'],
    ['Clean power in Hunan. Credit: AFP/Getty', 'Clean power in Hunan.', 'AFP/Getty'],
    ['小学校の校庭（山田太郎撮影）', '小学校の校庭', '山田太郎'],
    ['夜のソウル＝ＡＰ', '夜のソウル', 'AP'],
    [
      'A plane on fire. @Suba/via REUTERS THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY. MANDATORY CREDIT',
      'A plane on fire.',
      '@Suba/via REUTERS',
    ],
  ])('"%s" is parted from its credit', (text, caption, credit) => {
    expect(captionAndCredit(text)).toEqual({ caption, credit });
  });

  it.each([
    'Foto: Agung Pambudhy',
    'Image source: Agung Pambudhy',
    '(Agung Pambudhy)',
    'Foto: Foto: Agung Pambudhy',
  ])('"%s" is nothing but a credit', (text) => {
    expect(captionAndCredit(text)).toEqual({ credit: 'Agung Pambudhy' });
  });
  it.each(['AFP', 'ITV, ASSOCIATED PRESS', 'TribunJatim/Anggit Pujie', 'carlo - stock.adobe.com'])(
    '"%s" is nothing but a credit, and says so without a word for it',
    (text) => {
      expect(captionAndCredit(text)).toEqual({ credit: text });
    },
  );

  it.each([
    'Presiden (kiri) menyapa warga',
    'The ferry in 2019',
    'Members of the Jan. 6 committee meet Gov. Jane Doe',
    'A day in the life of St. Mary Abbots',
    'President Lo, left, and Mayor Ash at the wall (2019)',
    'Die Elbe - und was aus ihr wird',
  ])('"%s" names nobody who made the picture', (caption) => {
    expect(captionAndCredit(caption)).toEqual({ caption });
  });

  it.each([
    ['Foto: Sejumlah warga bergotong royong.', 'Sejumlah warga bergotong royong.'],
    ['Legende: Der Platz in Sweida.', 'Der Platz in Sweida.'],
  ])('"%s" does not keep the word for it', (text, caption) => {
    expect(captionAndCredit(text)).toEqual({ caption });
  });

  it.each([
    ['Eine Wölfin bei Spa im März. Eine Wölfin bei Spa im März.', 'Eine Wölfin bei Spa im März.'],
    [
      'Eine Wölfin bei Spa im März, gefilmt von einer … more Eine Wölfin bei Spa im März, gefilmt von einer Kamera. less',
      'Eine Wölfin bei Spa im März, gefilmt von einer Kamera.',
    ],
  ])('"%s", which says it twice, is told once', (text, caption) => {
    expect(captionAndCredit(text)).toEqual({ caption });
  });

  it('is read in no time, whatever stands there', () => {
    const parts = ['Foto: ', ' / A', '(Foto: ', '| X ', '© ', 'Photo by ', 'A. ', '. REUTERS ', '＝Ａ'];
    const cpuMs = cpuMsOf(() => {
      for (const part of parts) captionAndCredit(part.repeat(30_000), part.repeat(30_000));
    });
    expect(cpuMs).toBeLessThan(500);
  });
});

describe('the pieces of a figure', () => {
  const plain = (text: string): Note => ({ text, kind: 'plain' });
  const named = (text: string): Note => ({ text, kind: 'caption' });
  const credit = (text: string): Note => ({ text, kind: 'credit' });
  const told = { caption: 'The boat in Hoy.', credit: 'Orkney Media' };

  it.each([
    ['a caption and a credit by name', [named('The boat in Hoy.'), credit('Orkney Media')]],
    [
      'a button before them',
      [plain('View image in fullscreen'), named(told.caption), credit('Orkney Media')],
    ],
    [
      'an invitation with the caption',
      [named('Open this photo in gallery:The boat in Hoy.'), credit('Orkney Media')],
    ],
    [
      'labels by themselves',
      [plain('Image source,'), plain('Orkney Media'), plain('Image caption,'), named(told.caption)],
    ],
    ['the caption for two widths', [named(told.caption), named(told.caption), credit('Photo: Orkney Media')]],
    ['a credit that is only said', [named(told.caption), plain('Foto: Orkney Media')]],
    ['a credit with its caption', [credit('The boat in Hoy. (Photo: Orkney Media)')]],
    ['a credit that a right follows', [named(told.caption), credit('Orkney Media. All rights reserved.')]],
    ['a button behind the caption', [named('The boat in Hoy. Vis mer'), credit('Orkney Media')]],
  ])('that are %s are told apart', (_, notes) => {
    expect(fromNotes(notes)).toEqual(told);
  });

  it('make one credit where it is torn in two', () => {
    const notes = [named('The elevator.'), credit('Photo by Marta Quill '), plain('/AFP via Getty Images')];
    expect(fromNotes(notes)).toEqual({
      caption: 'The elevator.',
      credit: 'Marta Quill /AFP via Getty Images',
    });
  });

  it.each([
    ['a recording', [plain('4:11'), named('Drones may be misled, an expert says')]],
    ['a player', [named('UP NEXT'), named('We got her'), named('Embed this video')]],
    ['a label', [named('Image caption')]],
    ['a button', [plain('Bild vergrößern')]],
  ])('that belong to %s say nothing of a picture', (_, notes) => {
    expect(fromNotes(notes)).toEqual({});
  });
});
