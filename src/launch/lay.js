import { stripTypeScriptTypes } from 'node:module';
import { layCopy } from './copy.js';

// What `npm ci` runs at its end. Without the copy Kabar runs as well, only larger: an installation does not fail over it.
try {
  layCopy((source) => stripTypeScriptTypes(source));
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`Kabar will run from its TypeScript, which takes more memory: ${reason}\n`);
}
