import { expect, it } from 'vitest';
import { createDraw } from '../../../src/stats/chart/draw.ts';
import { chartSvg } from '../../../src/stats/chart/svg.ts';

const panel = { kind: 'bars', title: 'Terkirim', values: [1, 2], labels: [] } as const;
const drawn = (title: string) =>
  chartSvg({ title, subtitle: '', panels: [{ ...panel, values: [...panel.values], labels: [] }] }, String);

it('a picture is a PNG of the size that was asked for, and its letters leave ink', async () => {
  const draw = createDraw();
  const { svg, width, height } = drawn('Kabar Serang');
  const png = Buffer.from(await draw(svg));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width, height]);
  const without = Buffer.from(await draw(drawn('').svg));
  expect(png.length).toBeGreaterThan(without.length);
});

it('what is no picture rejects, and the next is drawn all the same', async () => {
  const draw = createDraw();
  const [bad, good] = await Promise.allSettled([draw('<svg'), draw(drawn('x').svg)]);
  expect([bad?.status, good?.status]).toEqual(['rejected', 'fulfilled']);
});
