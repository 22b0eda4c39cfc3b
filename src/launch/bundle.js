import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** What is started, and the threads that it starts in turn, by the name of their file in the bundle. */
export const programs = {
  main: 'src/main.ts',
  demo: 'src/demo.ts',
  serve: 'src/worker/serve.ts',
  thread: 'src/stats/chart/thread.ts',
};

/** With a binary of its own, or of another runtime. */
const external = [/^@resvg\//, /^better-sqlite3$/, /^pg-native$/, /^bun:/];

/** Of others, or none of the sources at all. */
const foreign = /^\.\.|(?:^|\/)node_modules\//;

/**
 * In a bundle threads lie beside whoever starts them, and files that are read while it runs stay where they are.
 * @param {string} from @param {string} folder
 */
const places = (from, folder) => ({
  name: 'places',
  /** @param {string} code @param {string} id */
  transform: (code, id) => {
    if (!code.includes('import.meta.') || foreign.test(relative(from, id))) return null;
    const way = JSON.stringify(`/${relative(folder, dirname(id))}`);
    return code
      .replace(/(?<=new URL\(')(?:[\w.-]+\/)*([\w-]+)\.ts(?=', import\.meta\.url\))/g, '$1.js')
      .replaceAll('import.meta.dirname', `(import.meta.dirname + ${way})`);
  },
});

/**
 * Writes programs as a few files where the sources have hundreds, each under its own name in `folder`, with all that they
 * import. Rejects where a source cannot be read. `from` is where the paths of programs start; one that is not there is left out.
 * @param {typeof import('rolldown').rolldown} rolldown
 * @param {{ from: string; programs: Record<string, string>; folder: string }} options
 */
export const writeBundle = async (rolldown, { from, programs, folder }) => {
  const input = Object.entries(programs).filter(([, file]) => existsSync(join(from, file)));
  const bundle = await rolldown({
    cwd: from,
    platform: 'node',
    input: Object.fromEntries(input),
    external,
    plugins: [places(from, folder)],
  });
  await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    keepNames: true,
    // V8 keeps the text of what it runs.
    comments: false,
  });
  await bundle.close();
};
