import { bundledFile } from './bundled.ts';

// What `npm test` runs first, so that of the workers that need it at once each finds it made.
await bundledFile('main');
