import { isDamage, StoreError } from './failure.ts';

/** The collection's name alone: keys may hold chat ids, which do not belong in an error message. */
export const area = (key: string): string =>
  key.slice(0, key.indexOf(':') === -1 ? undefined : key.indexOf(':'));

/** Does work with the store; `what`: as an error message says it. Whatever it fails with becomes a StoreError. */
export const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StoreError && error.reason === 'fenced') throw error;
    const message = `could not ${what}: ${error instanceof Error ? error.message : String(error)}`;
    throw new StoreError(message, { cause: error, reason: isDamage(error) ? 'damaged' : 'failed' });
  }
};
