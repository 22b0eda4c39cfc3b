import { describe, expect, it } from 'vitest';
import { fileOf } from '../../src/article/picture-file.ts';
import { cpuMsOf } from '../measured.ts';

describe('the file of a picture', () => {
  it.each([
    ['https://a.test/x/bandara-300x200.jpg', 'https://b.test/bandara.jpg'],
    ['https://a.test/foto-banjir_169.jpeg?w=700', 'https://b.test/wm/foto-banjir_43.jpeg?wid=54'],
    ['https://a.test/banjir-scaled.jpg', 'https://a.test/banjir-1024x683.jpg.webp'],
    ['https://a.test/_next/image?url=https%3A%2F%2Fb.test%2Fbanjir.jpg&w=640', 'https://b.test/banjir.jpg'],
    ['https://a.test/sizes/960x640/https%3A%2F%2Fb.test%2Fbanjir.jpg', 'https://b.test/banjir.jpg'],
    ['https://a.test/resize/660x-/https:/b.test/banjir.jpg', 'https://b.test/banjir.jpg'],
    [
      'https://i.test/img/media/3f1c9e0a7b6d4c2e8f/0_0_3000_1800/master/3000.jpg',
      'https://i.test/img/media/3f1c9e0a7b6d4c2e8f/0_0_3000_1800/500.jpg?width=500',
    ],
    ['https://a.test/jembatan_1732033413.jpg', 'https://a.test/jembatan.jpg'],
    ['https://a.test/18pasar-facebookJumbo.jpg', 'https://a.test/18pasar-articleLarge.jpg'],
    ['https://a.test/18pasar-superJumbo-v2.jpg', 'https://a.test/18pasar-threeByTwoSmallAt2X.jpg'],
    ['https://a.test/18pasar-master768.jpg', 'https://a.test/18pasar-mobileMasterAt3x.jpg'],
    ['https://a.test/hafen-102_v-16x9@2dM_1280.jpg', 'https://a.test/hafen-102_v-gross20x9.jpg'],
    ['https://a.test/hafen~1280x720.jpg', 'https://a.test/hafen~384x216?cb=17'],
    ['https://a.test/kiosk_w948_r1.778_fpx45_fpy50.jpg', 'https://a.test/kiosk_w300_r1.5.jpg'],
    ['https://a.test/kiosk_v16_9_1600.jpeg', 'https://a.test/kiosk_1_1_300.jpeg'],
    [
      'https://a.test/photo/msid-112987,width-1070,imgsize-2/a.jpg',
      'https://a.test/photo/msid-112987,w-400/b.jpg',
    ],
    [
      'https://a.test/f/1b2c3d4e-1a2b-4c3d-8e9f-0a1b2c3d4e5f.jpg',
      'https://b.test/kotak-1b2c3d4e-1a2b-4c3d-8e9f-0a1b2c3d4e5f.webp?w=90',
    ],
    [
      'https://a.test/photos/01/36/18617845/5/920x920.jpg',
      'https://b.test/photos/01/36/18617845/5/rawImage.jpg',
    ],
    ['https://a.test/csm_hafen_9f3b1c0a2e.jpg', 'https://a.test/csm_hafen_04aa71bc9d.jpg'],
    ['https://a.test/thumb_hafen.jpg', 'https://a.test/1200x675_hafen.png'],
  ])('is one in %s and %s', (one, same) => {
    expect(fileOf(one)).toBe(fileOf(same));
  });

  it.each([
    ['https://a.test/banjir-1.jpg', 'https://a.test/banjir-2.jpg'],
    ['https://a.test/2023/05/1.jpg', 'https://a.test/2023/05/2.jpg'],
    ['https://a.test/satu/image.jpg', 'https://a.test/dua/image.jpg'],
    ['https://a.test/image?id=1', 'https://a.test/image?id=2'],
    ['https://a.test/gettyimages-1180855514.jpg', 'https://a.test/gettyimages-1180855620.jpg'],
    ['https://a.test/photo/msid-112987,w-400/a.jpg', 'https://a.test/photo/msid-112988,w-400/a.jpg'],
    ['https://a.test/photos/18617845/5/920x920.jpg', 'https://a.test/photos/18617846/5/920x920.jpg'],
    ['https://a.test/1732033413.jpg', 'https://a.test/1732033999.jpg'],
  ])('is another in %s and %s', (one, other) => {
    expect(fileOf(one)).not.toBe(fileOf(other));
  });

  it('is told in no time, whatever the address', () => {
    const cpuMs = cpuMsOf(() => {
      for (const part of [
        '-300x200',
        '_1',
        'thumb_',
        '/https:',
        '%2F',
        '-a1b2c3d4',
        ',',
        '?u=https://a/',
        '~',
      ])
        fileOf(`https://a.test/${part.repeat(50_000)}.jpg`);
    });
    expect(cpuMs).toBeLessThan(500);
  });
});
