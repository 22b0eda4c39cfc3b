import * as fc from 'fast-check';

/** The same cases in every run; another seed finds others (`FC_SEED=1 npm test`). */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_261_125) });
