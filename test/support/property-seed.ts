import fc from 'fast-check';

/**
 * Every property tries the same inputs in each run, so that a change is judged by itself and not by luck.
 * `ADAC_TEST_SEED=7 npx vitest run …` tries others.
 */
fc.configureGlobal({ seed: Number(process.env.ADAC_TEST_SEED ?? 20_261_121) });
