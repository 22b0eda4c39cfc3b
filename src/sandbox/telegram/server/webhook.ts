import { badRequest } from '../api/errors.ts';
import { numberOf, textOf } from '../api/parameters.ts';
import type { Method } from '../api/send.ts';
import type { Update } from '../types.ts';
import type { Updates } from './updates.ts';

/** Delivers updates to the address that `setWebhook` gave, as many at once as it asked for, those of one chat one after another, each again until it answers 2XX. */
export type Webhook = { isSet(): boolean; methods: Record<string, Method>; close(): void };

/** Before an update is tried again (milliseconds). */
const retryMs = 500;
/** Deliveries at once, where `setWebhook` asks for nothing else. */
const usualAtOnce = 40;

/** The chat that an update is of, or the person where there is none. */
const chatOf = ({ update_id: _id, ...update }: Update): unknown => {
  const [content] = Object.values(update) as Partial<
    Record<'chat' | 'from' | 'message', { id?: number; chat?: { id?: number } }>
  >[];
  return content?.chat?.id ?? content?.message?.chat?.id ?? content?.from?.id;
};

export const createWebhook = (updates: () => Updates): Webhook => {
  let url = '';
  let secret: string | undefined;
  let stopper = new AbortController();
  let running = Promise.resolve();
  let atOnce = usualAtOnce;
  let lastError: { last_error_date: number; last_error_message: string } | undefined;

  const deliver = async (update: Update, signal: AbortSignal): Promise<boolean> => {
    const headers = {
      'content-type': 'application/json',
      ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
    };
    const fail = (why: string): false => {
      lastError = { last_error_date: Math.floor(Date.now() / 1_000), last_error_message: why };
      return false;
    };
    try {
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(update), signal });
      await response.arrayBuffer();
      return (
        response.ok || fail(`Wrong response from the webhook: ${response.status} ${response.statusText}`)
      );
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error));
    }
  };

  const run = async (): Promise<void> => {
    const { signal } = stopper;
    const bring = async (update: Update) => {
      while (!signal.aborted && !(await deliver(update, signal)))
        await new Promise((resolve) => setTimeout(resolve, retryMs));
    };
    for (let next = updates().oldest(atOnce); next.length > 0; next = updates().oldest(atOnce)) {
      await Promise.all(
        [...Map.groupBy(next, chatOf).values()].map(async (its) => {
          for (const update of its) await bring(update);
        }),
      );
      if (signal.aborted) break;
      updates().confirm(Math.max(...next.map(({ update_id: id }) => id)) + 1);
    }
  };
  const wake = () => {
    running = running.then(run).catch(() => {});
  };
  const stop = () => {
    stopper.abort();
    updates().onPush.delete(wake);
    url = '';
  };

  return {
    isSet: () => url !== '',
    close: stop,
    methods: {
      setWebhook: ({ parameters }) => {
        const address = textOf(parameters, 'url') ?? '';
        const given = textOf(parameters, 'secret_token');
        if (given !== undefined && !/^[\w-]{1,256}$/.test(given))
          throw badRequest('secret token contains unallowed characters');
        // Telegram takes https only; the sandbox lives on this machine.
        if (address !== '' && !/^https?:\/\//.test(address))
          throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
        stop();
        if (parameters['drop_pending_updates'] === true) updates().clear();
        updates().allow(parameters);
        url = address;
        secret = given;
        atOnce = Math.min(100, Math.max(1, numberOf(parameters, 'max_connections') ?? usualAtOnce));
        stopper = new AbortController();
        if (address === '') return true;
        updates().onPush.add(wake);
        wake();
        return true;
      },
      deleteWebhook: ({ parameters }) => {
        stop();
        if (parameters['drop_pending_updates'] === true) updates().clear();
        return true;
      },
      getWebhookInfo: () => ({
        url,
        has_custom_certificate: false,
        pending_update_count: updates().pending(),
        ...lastError,
      }),
    },
  };
};
