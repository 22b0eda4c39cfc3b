import { describe, expect, it } from 'vitest';
import type { Heard } from '../../../src/telegram/command.ts';
import { commandsOf, createManagers, createTalk, createWorld, feedOf, mayPostIn, channel } from '../fakes.ts';

/** What Kabar says to a private message that is no command; `manages`: the person has a channel. */
const answerTo = async (said: Partial<Heard>, manages = false) => {
  const feed = feedOf(1);
  const world = createWorld([feed]);
  world.follow(7, feed);
  const managers = createManagers(manages ? { 7: [channel.id] } : {});
  const { hearers } = commandsOf(world, undefined, managers);
  const talk = createTalk({ rights: () => mayPostIn(channel) });
  const heard: Heard = { ...talk.ask(''), messageId: 5, isForwarded: false, ...said };
  for (const hear of hearers) if (await hear(heard)) break;
  return talk.texts().join('\n');
};

describe('a private message', () => {
  it.each([
    'bantuan',
    'Bantuan dong',
    'tolong',
    'cara pakainya gimana?',
    'bagaimana cara pakai bot ini?',
    'bisa apa saja?',
    'help',
    'Help me please',
    'how does this work?',
    'what can you do?',
  ])('that asks for help is answered with the commands: %s', async (text) => {
    expect(await answerTo({ text })).toMatch(/^What I can do\n/);
    // Who has a channel may ask so, too.
    expect(await answerTo({ text }, true)).toMatch(/^What I can do\n/);
  });

  it.each(['halo', 'Halo kak!', 'selamat pagi', 'assalamualaikum', 'Hi', 'good morning 👋'])(
    'of greeting is greeted back, unless it may be a post: %s',
    async (text) => {
      expect(await answerTo({ text })).toMatch(/^Hello! 👋 What can I do for you\?/);
      expect(await answerTo({ text }, true)).not.toMatch(/^Hello!/);
    },
  );

  it.each(['makasih', 'Terima kasih banyak ya!', 'thanks', 'ok thank you so much', 'trims 🙏'])(
    'of thanks is answered with thanks: %s',
    async (text) => {
      expect(await answerTo({ text })).toMatch(/^You are welcome/);
      expect(await answerTo({ text }, true)).toMatch(/^You are welcome/);
    },
  );

  it('without words is told that Kabar reads text, and left alone where it is a mere gesture', async () => {
    for (const wordless of ['voice', 'other'] as const)
      expect(await answerTo({ text: '', wordless })).toMatch(/^I can only read text\./);
    expect(await answerTo({ text: '', wordless: 'gesture' })).toBe('');
    expect(await answerTo({ text: '' })).toBe('');
  });

  it('that is a file of another kind is told that it is no list of sources, with words or without', async () => {
    const file = { name: 'surat.pdf', type: 'application/pdf', read: async () => 'unreadable' as const };
    for (const text of ['', 'ini suratnya ya'])
      expect(await answerTo({ text, file })).toMatch(/^This is no OPML file\b/);
    // Who has a channel may want to post it.
    expect(await answerTo({ text: '', file }, true)).toBe('Where shall it go?');
  });

  it.each([
    'Selamat pagi, pembaca!',
    'Stop hoaks! Mari cek dulu sebelum membagikan berita apa pun.',
    'Berhenti sejenak dan baca kabar baik dari Serang hari ini',
    'Ikuti keseruan acara ulang tahun Kabar Serang besok malam di alun-alun!',
    'Follow our live coverage of the election from seven in the morning',
    'Terima kasih kepada semua pembaca Kabar Serang.',
    'Tolong sebarkan: jalan Raya Serang ditutup sampai pukul 18.00',
    'Help us find the owner of this dog',
  ])('of who has a channel may be a post, and it is asked where it goes: %s', async (text) => {
    expect(await answerTo({ text }, true)).toBe('Where shall it go?');
  });

  it('that says stop and names nothing that is followed says so only where it is short', async () => {
    expect(await answerTo({ text: 'berhenti tabloid' })).toMatch(/^I cannot find "tabloid" in the list/);
    expect(await answerTo({ text: 'stop koran 1' })).toMatch(/no more stories from Koran 1\.$/);
    expect(await answerTo({ text: 'stop kirim berita yang panjang seperti ini ya' })).toBe(
      'What can I do for you? Choose below, or see everything in /help.',
    );
  });
});
