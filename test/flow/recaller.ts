import { createSending } from '../../src/app/sending.ts';
import { createAudience } from '../../src/audience/follow.ts';
import { readConfig } from '../../src/config.ts';
import { createAgent } from '../../src/http/agent.ts';
import { createFetcher } from '../../src/http/client.ts';
import { userAgent } from '../../src/http/user-agent.ts';
import { systemClock as clock } from '../../src/runtime/clock.ts';
import { createLog } from '../../src/runtime/log.ts';
import { openCollections } from '../../src/store/collections.ts';

/**
 * Kabar's delivery as a process of its own, over the real store and the real sender: nobody can ask Kabar itself to take a story
 * back yet. SOURCE and STORY: ids of what is published at the start; SIGHUP: takes it back. AGAIN: the id of another to take back first.
 */
const read = readConfig(process.env);
if (!read.ok) throw new Error(read.problems.join('\n'));
const { config } = read;
const log = createLog('info');
const stopper = new AbortController();
const store = await openCollections(config.storeUrl, { log, isOwner: true });
const audience = createAudience(store.chats, store.audiences);
const agent = createAgent({ allowPrivateNetwork: true });
const fetcher = createFetcher({ agent, clock, userAgent: userAgent(undefined) });
const stopping = stopper.signal;
const sending = await createSending({
  config,
  clock,
  log,
  random: Math.random,
  store,
  audience,
  fetcher,
  topicWords: () => undefined,
  stopping,
});
const { delivery } = sending;
const { SOURCE: sourceId = '', STORY: id = '', AGAIN: again = '' } = process.env;
const end = async () => {
  stopper.abort();
  await delivery.idle();
  await store.close();
  process.exit(0);
};
process.on('SIGTERM', () => void end()).on('SIGHUP', () => void delivery.recall(id));
await delivery.start();
log.info('ready', {});
if (again !== '') await delivery.recall(again);
await delivery.publish(sourceId, [
  {
    id,
    sourceId,
    sourceTitle: 'Harian',
    url: `https://contoh.id/${id}`,
    headline: `Keliru ${id}`,
    lead: '',
    seenAt: clock.now(),
    categories: [],
  },
]);
