import { nodeProblem } from './node-version.js';

// What runs first, before any other line is read that an older Node would not understand. 78: EX_CONFIG.
const problem = nodeProblem(process.versions.node);
if (problem !== undefined) {
  process.stderr.write('Kabar cannot start:\n- ' + problem + '\n');
  process.exit(78);
}
