import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type QueryResult } from 'pg';
import { StoreError } from '../keyv/failure.ts';
import { plainError, Refused } from '../remote/server.ts';

/** A connection to Postgres of its own, which is opened when it is first asked, and again where it was dropped. */
export type Session = {
  /** Rejects with a StoreError. */
  run(text: string, values: unknown[]): Promise<QueryResult>;
  /** The connection that is open now. */
  client(): Client | undefined;
  /** Something hangs on the connection from now on: it is dropped no more where it does not answer. */
  keep(): void;
  /** Who is told when the connection breaks off, in place of whoever was told before. */
  onGone(tell: () => void): void;
  /** A server that does not answer is not waited for. */
  close(): Promise<void>;
};

/** A session with the server at `url`. `tables`: makes those that are used; `patienceMs`: how long an answer is waited for. */
export const createSession = (
  url: string,
  { tables, patienceMs }: { tables: string; patienceMs: number },
): Session => {
  const options = {
    connectionString: url,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
    application_name: 'kabar owner',
  };
  let client: Client | undefined;
  let tellGone = () => {};
  let isKept = false;

  const open = async (): Promise<Client> => {
    if (client !== undefined) return client;
    const opened = new Client(options);
    const gone = () => {
      if (client !== opened) return;
      client = undefined;
      tellGone();
    };
    opened.on('error', gone);
    opened.on('end', gone);
    try {
      await opened.connect();
      // Two that make the same table at once get in each other's way: who comes second finds it there.
      await opened.query(tables).catch(() => opened.query(tables));
    } catch (error) {
      opened.connection.stream.destroy();
      throw error;
    }
    client = opened;
    return opened;
  };
  /** A connection that a network between has forgotten never answers again, and is never closed: whoever waits needs another one. */
  const drop = () => {
    if (client === undefined || isKept) return;
    const { connection } = client;
    client = undefined;
    connection.stream.destroy();
  };

  return {
    run: async (text, values) => {
      try {
        return await (await open()).query(text, values);
      } catch (error) {
        const cause = plainError(error);
        if (!(cause instanceof Refused)) drop();
        throw new StoreError(`Postgres does not answer: ${cause.message}`, { cause });
      }
    },
    client: () => client,
    keep: () => {
      isKept = true;
    },
    onGone: (tell) => {
      tellGone = tell;
    },
    close: async () => {
      await Promise.race([client?.end().catch(() => {}), sleep(patienceMs, undefined, { ref: false })]);
    },
  };
};
