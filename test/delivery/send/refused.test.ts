import { describe, expect, it } from 'vitest';
import type { Chat } from '../../../src/audience/chat.ts';
import type { Outcome } from '../../../src/delivery/outcome.ts';
import type { Message } from '../../../src/message/message.ts';
import { readOutcome } from '../../../src/telegram/api/answer.ts';
import { blank, createDisk, createLife, sourceId, story, toldIn, type Telegram } from '../life.ts';
import { createSimulatedClock } from '../../runtime/simulated-clock.ts';

const hourMs = 3_600_000;
/** With an address of its own a story's picture is Telegram's preview of it. */
const { url: _url, ...bare } = story(1);
const refusal = (description: string): Outcome =>
  readOutcome({ ok: false, error_code: 400, description: `Bad Request: ${description}` });

/** A chat on a Telegram that refuses the messages for which `refuses` gives a reason. */
const scene = async (refuses: (message: Message) => string | undefined, facts: Partial<Chat> = {}) => {
  const sent: Message[] = [];
  const telegram: Telegram = {
    chats: new Map(),
    answer: (_chatId, accept, message) => {
      const why = refuses(message);
      sent.push(message);
      return why === undefined ? { kind: 'sent', messageId: accept() } : refusal(why);
    },
  };
  const clock = createSimulatedClock();
  const life = createLife(createDisk(), telegram, clock, () => 0.5);
  for (const source of [sourceId, 'f2'])
    await life.audience.follow(blank(1, facts), { sourceId: source, since: 0 });
  await life.start();
  const told = () => (telegram.chats.get(1) ?? []).flatMap(toldIn);
  const receipt = async (id: string) => (await life.campaigns.receipts(id, 0)).find((one) => one !== null);
  return { clock, life, sent, told, receipt };
};

describe('a message that Telegram refuses', () => {
  it('for an unknown reason holds up no other story of the chat, and is given up after a day', async () => {
    const { clock, life, told, receipt } = await scene((message) =>
      toldIn(message).includes(2) ? 'SOMETHING_INVALID' : undefined,
    );
    await life.publish(sourceId, [1, 2, 3, 4].map(story));
    await clock.advance(20_000);
    expect(told()).toEqual([1, 3, 4]);
    await clock.advance(12 * hourMs);
    await life.publish(sourceId, [5, 6].map(story));
    await clock.advance(5_000);
    expect(told().slice(3)).toEqual([6, 5]);
    expect(await receipt('s2')).toMatchObject({ kind: 'held' });
    await clock.advance(13 * hourMs);
    expect(await receipt('s2')).toMatchObject({
      kind: 'rejected',
      why: expect.stringContaining('SOMETHING_INVALID'),
    });
    life.kill();
  });

  it('goes out once Telegram takes it', async () => {
    let isRefusing = true;
    const { clock, life, told } = await scene((message) =>
      isRefusing && toldIn(message).includes(1) ? 'SOMETHING_INVALID' : undefined,
    );
    await life.publish(sourceId, [story(1)]);
    await clock.advance(hourMs);
    isRefusing = false;
    await clock.advance(2 * hourMs);
    expect(told()).toEqual([1]);
    life.kill();
  });

  it('for its picture comes without the picture, with any wording of the refusal', async () => {
    for (const why of [
      'invalid file HTTP URL specified: Wrong port number specified in the URL',
      'PHOTO_SAVE_FILE_INVALID',
      'PICTURE_OF_A_KIND_NOBODY_KNOWS',
    ]) {
      const { clock, life, sent, told } = await scene(({ photoUrl }) =>
        photoUrl === undefined ? undefined : why,
      );
      await life.publish(sourceId, [{ ...bare, picture: { url: 'https://gambar.contoh.id:0/a.jpg' } }]);
      await clock.advance(5_000);
      expect(sent[0]?.photoUrl).toBeDefined();
      expect(told()).toEqual([1]);
      life.kill();
    }
  });

  it('for its picture and then its markup comes as plain text', async () => {
    const { clock, life, sent, told } = await scene(({ photoUrl, html }) => {
      if (photoUrl !== undefined) return 'wrong type of the web page content';
      return html.includes('<b>') ? "can't parse entities" : undefined;
    });
    await life.publish(sourceId, [{ ...bare, picture: { url: 'https://contoh.id/a.jpg' } }]);
    await clock.advance(5_000);
    expect(told()).toEqual([1]);
    expect(sent).toHaveLength(3);
    expect(sent.at(-1)?.html).not.toMatch(/<[a-z]/);
    life.kill();
  });
});
