import { parseAddresses } from '../src/feed/address.ts';
import { writeBundle } from '../src/message/bundle.ts';
import { writeCard } from '../src/message/card.ts';
import { textsFor } from '../src/message/texts.ts';
import { words, type Ask, type Command } from './command.ts';
import type { FollowResult, Ports } from './ports.ts';
import { targetToChange, type Target } from './target.ts';

/** Addresses in one message. */
const most = 10;

export const follow: Command = {
  name: 'follow',
  descriptions: { id: 'Ikuti sumber berita', en: 'Follow a news source' },
  usage: { id: '[@kanal] alamat …', en: '[@channel] address …' },
  scope: 'everywhere',
  adminsOnly: true,
  run: async (ask, ports) => {
    const target = await targetToChange(ask, ports);
    if (target === undefined) return;
    const { follow: texts } = textsFor(ask.settings.language);
    const addresses = parseAddresses(target.rest);
    if (addresses.length === 0) {
      const [first] = target.rest.split(/\s+/);
      await ask.reply(words(first ? texts.failed(first, 'bad-address') : texts.usage));
    } else await followAll(ask, target, addresses, ports);
  },
};

/** Follows each address, says what came of it, and shows the newest story of each. */
export const followAll = async (
  ask: Omit<Ask, 'text'>,
  target: Target,
  addresses: string[],
  ports: Ports,
): Promise<void> => {
  const { follow: texts } = textsFor(ask.settings.language);
  if (addresses.length > most) return void (await ask.reply(words(texts.tooMany(most))));
  const answer = await ask.reply(words(texts.working));
  const by = {
    userId: ask.userId,
    ...(target.title === undefined && ask.threadId !== undefined && { threadId: ask.threadId }),
  };
  const results: FollowResult[] = [];
  for (const address of addresses) results.push(await ports.follows.follow(target.chat, address, by));
  await tell(ask, target, results, answer);
};

/** Says what came of following, in place of the answer that asked for patience. */
export const tell = async (
  ask: Omit<Ask, 'text'>,
  target: Target,
  results: FollowResult[],
  answer: number,
): Promise<void> => {
  const { follow: texts } = textsFor(ask.settings.language);
  const samples = results.flatMap((one) => (one.ok && !one.already && one.sample ? [one.sample] : []));
  const lines = results.map((one) => {
    if (!one.ok) return texts.failed(one.address, one.why);
    return one.already ? texts.already(one.title, target.title) : texts.ok(one.title, target.title);
  });
  if (samples.length > 0) lines.push(texts.sample);
  await ask.edit(answer, words(lines.join('\n\n')));
  const [only, ...others] = samples;
  if (only === undefined) return;
  const style = { language: ask.settings.language, timeZone: ask.settings.timeZone };
  await ask.reply(others.length === 0 ? writeCard(only, style) : writeBundle(samples, style).message);
};
