import { keyvStorageCapability, type KeyvStorageAdapter, type KeyvStorageEntry } from 'keyv';
import { merged, type Server } from './server.ts';

/**
 * A server as Keyv takes it. Keyv's own adapters are not used: theirs for Postgres ends the process when an idle connection breaks, and
 * deletes by its key a record that it has read as expired, also where that one was written anew meanwhile; theirs for Redis answers a
 * failed read with "there is none"; neither knows of a fence.
 */
export const adapterOf = (server: Server): KeyvStorageAdapter => {
  const readOne = async (key: string) => (await server.read([key]))[0];
  const write = async (entries: KeyvStorageEntry<unknown>[]) => {
    // Keyv has made a text of the value already.
    await server.write(
      merged(entries.map(({ key, value, expires }) => ({ key, text: String(value), expires }))),
    );
    return entries.map(() => true);
  };
  const remove = async (keys: string[]) => {
    await server.write(merged(keys.map((key) => ({ key }))));
    return keys.map(() => true);
  };
  const adapter = {
    namespace: undefined,
    get: async (key: string) => readOne(key),
    getMany: async (keys: string[]) => server.read(keys),
    has: async (key: string) => (await readOne(key)) !== undefined,
    hasMany: async (keys: string[]) => (await server.read(keys)).map((text) => text !== undefined),
    set: async (key: string, value: unknown, expires?: number) => {
      await write([{ key, value, ...(expires !== undefined && { expires }) }]);
      return true;
    },
    setMany: write,
    delete: async (key: string) => {
      await remove([key]);
      return true;
    },
    deleteMany: remove,
    clear: async () => {
      throw new Error('a whole store is never cleared');
    },
    disconnect: async () => server.close(),
  };
  return { ...adapter, capabilities: keyvStorageCapability(adapter) } as unknown as KeyvStorageAdapter;
};
