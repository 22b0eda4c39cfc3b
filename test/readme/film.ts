import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';

const encoder = readFileSync(createRequire(import.meta.url).resolve('gifenc/dist/gifenc.esm.js'), 'utf8');

/** A picture of a film, as PNG, and how long it stands (milliseconds). */
export type Frame = { png: Buffer; ms: number };

/** What runs in the tab: decoded by the browser, brought to 255 colours that all frames share; of each frame only what has changed is told. */
const inTab = `(async (source, frames) => {
  const module = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const { GIFEncoder, quantize, applyPalette } = await import(module);
  const decoded = [];
  for (const { png, ms } of frames) {
    const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.drawImage(bitmap, 0, 0);
    decoded.push({ ms, ...{ width: bitmap.width, height: bitmap.height }, data: context.getImageData(0, 0, bitmap.width, bitmap.height).data });
  }
  const shown = [0, 0.4, 0.7, 1].map((part) => decoded[Math.round(part * (decoded.length - 1))].data);
  const all = new Uint8Array(shown.reduce((size, { length }) => size + length, 0));
  shown.reduce((at, data) => (all.set(data, at), at + data.length), 0);
  const palette = quantize(all, 255);
  const unchanged = palette.length;
  palette.push([255, 0, 255]);
  const gif = GIFEncoder();
  let before;
  for (const { data, width, height, ms } of decoded) {
    const index = applyPalette(data, palette.slice(0, unchanged));
    const told = before === undefined ? index : index.map((colour, at) => (colour === before[at] ? unchanged : colour));
    gif.writeFrame(told, width, height, {
      ...(before === undefined && { palette }),
      delay: ms,
      dispose: 1,
      ...(before !== undefined && { transparent: true, transparentIndex: unchanged }),
    });
    before = index;
  }
  gif.finish();
  let binary = '';
  for (const byte of gif.bytes()) binary += String.fromCharCode(byte);
  return btoa(binary);
})`;

/** An animated GIF of these frames, which are of one size; it begins anew at its end. */
export const writeFilm = async (browser: Browser, frames: Frame[]): Promise<Buffer> => {
  const tab = await browser.newPage();
  const told = frames.map(({ png, ms }) => ({ png: png.toString('base64'), ms }));
  const gif = await tab.evaluate(`${inTab}(${JSON.stringify(encoder)}, ${JSON.stringify(told)})`);
  await tab.close();
  return Buffer.from(String(gif), 'base64');
};
