import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';

/** Draws the one SVG that it was started with, and tells the PNG: a thread of its own, so that what drawing needs is there only while it is drawn. */
const fontFile = (name: string): string =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));
const { svg } = workerData as { svg: string };
const drawing = new Resvg(svg, {
  font: {
    fontFiles: ['DejaVuSans', 'DejaVuSans-Bold'].map(fontFile),
    loadSystemFonts: false,
    defaultFontFamily: 'DejaVu Sans',
  },
});
// A copy: memory outside of V8's heap cannot be handed to another thread.
const png = new Uint8Array(drawing.render().asPng());
parentPort?.postMessage(png, [png.buffer]);
