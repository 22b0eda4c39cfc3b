import { randomUUID } from 'node:crypto';
import { call } from './hub-calls.ts';

/** What was asked of the hub, and how the subscriber answered when it was asked back; status 0: it did not. */
export type Verification = {
  mode: string;
  callback: string;
  topic: string;
  secret: string;
  leaseSeconds: number;
  status: number;
  /** Whether it gave the challenge back. */
  isEcho: boolean;
};

const usualLeaseSeconds = 86_400;

/**
 * Asks a subscriber whether it wants what was asked for in its name (https://www.w3.org/TR/websub/#hub-verifies-intent).
 * `leaseSeconds`: granted whatever was asked for; `named`: the topic that is spoken of in place of its own; `challenge`: a
 * UUID where there is none.
 */
export const verifyIntent = async ({
  form,
  leaseSeconds,
  named,
  challenge = randomUUID(),
}: {
  form: URLSearchParams;
  leaseSeconds: number | undefined;
  named: string | undefined;
  challenge: string | undefined;
}): Promise<Verification> => {
  const value = (name: string) => form.get(`hub.${name}`) ?? '';
  const [mode, callback, topic] = [value('mode'), value('callback'), value('topic')];
  const lease = leaseSeconds ?? (Number(value('lease_seconds')) || usualLeaseSeconds);
  const question = {
    'hub.mode': mode,
    'hub.topic': named ?? topic,
    'hub.challenge': challenge,
    ...(mode === 'subscribe' && { 'hub.lease_seconds': String(lease) }),
  };
  const { status, text } = await call(`${callback}?${new URLSearchParams(question)}`);
  const isEcho = text === challenge;
  return { mode, callback, topic, secret: value('secret'), leaseSeconds: lease, status, isEcho };
};
