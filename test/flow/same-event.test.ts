import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pause, until } from './counting.ts';
import { createStage, type Stage } from './stage.ts';

const crash = {
  title: 'Truk Tabrak Bus di Tol Cipali Km 92, 4 Orang Tewas',
  text: 'Truk boks menghantam bus PO Sumber Rejeki di Km 92 Tol Cipali, Senin dini hari. Empat penumpang meninggal dunia dan tujuh lainnya luka-luka.',
};
/** The same event in the words of another paper. */
const again = {
  title: 'Truk Boks Hantam Bus Sumber Rejeki di Tol Cipali Km 92, Empat Penumpang Tewas',
  text: 'Empat penumpang bus PO Sumber Rejeki meninggal dunia setelah bus itu dihantam truk boks di Km 92 Tol Cipali pada Senin dini hari. Tujuh penumpang luka-luka.',
};
/** Another event of the affair. */
const aside = {
  title: 'Polisi Periksa Sopir Truk yang Tabrak Bus di Tol Cipali',
  text: 'Polisi memeriksa sopir truk boks yang menghantam bus PO Sumber Rejeki. Sopir mengaku mengantuk setelah semalam menyetir dari Surabaya membawa muatan keramik.',
};
const other = {
  title: 'Harga Cabai Rawit Naik di Pasar Senen',
  text: 'Pedagang di Pasar Senen menaikkan harga cabai rawit karena pasokan dari petani berkurang.',
};

describe('an event in several feeds', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
  });
  afterEach(() => stage.close());

  /** Three papers that a person follows. */
  const open = async (choice?: string) => {
    const { telegram, newsroom } = stage;
    const feeds = ['Harian Satu', 'Koran Dua', 'Media Tiga'].map((title, at) =>
      newsroom.feed(`/${at}.xml`, { title }),
    );
    const [one, two, three] = feeds;
    if (one === undefined || two === undefined || three === undefined) throw new Error('three feeds');
    for (const feed of feeds) feed.publish({ title: 'Awal', text: '' });
    const running = await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    for (const feed of feeds) {
      const { message_id: after } = budi.send(`/follow ${feed.url}`);
      await telegram.waitFor(budi, /^Awal/, { after });
    }
    if (choice !== undefined) {
      budi.send('/settings');
      const page = await telegram.waitFor(budi, /Pengaturan/);
      await budi.press(page, choice);
      await telegram.waitFor(budi, /Pengaturan/, { edited: true });
    }
    return { telegram, running, budi, one, two, three };
  };

  /** The same, once the first paper has brought its report. */
  const afterFirstReport = async ({ choice, report = crash }: { choice?: string; report?: object } = {}) => {
    const opened = await open(choice);
    opened.one.publish({ ...crash, ...report });
    const first = await opened.telegram.waitFor(opened.budi, /^Truk Tabrak Bus/);
    return { ...opened, first };
  };

  it('a further report is named on the first card, a side story is its reply, another event a card of its own', async () => {
    const { telegram, budi, two, three, first } = await afterFirstReport();
    two.publish(again);
    const card = await telegram.waitFor(budi, /Juga di: Koran Dua/, { edited: true });
    expect(card.message_id).toBe(first.message_id);
    three.publish(aside);
    const second = await telegram.waitFor(budi, /^Polisi Periksa/, { after: first.message_id });
    expect(second).toMatchObject({ reply_to: first.message_id, silent: true });
    two.publish(other);
    const third = await telegram.waitFor(budi, /^Harga Cabai/, { after: first.message_id });
    expect(third.reply_to).toBeUndefined();
    expect(third.silent).toBe(false);
    expect(telegram.view(budi.id).filter(({ text }) => text.includes('Truk Boks Hantam'))).toEqual([]);
  });

  it('two of one form are two events, however alike: the second comes too, as a reply', async () => {
    const { telegram, budi, two, three, first } = await afterFirstReport();
    const schedule = (club: string) => ({
      title: `Jadwal Lengkap ${club} di Liga Inggris 2025/2026`,
      text: `Jadwal lengkap ${club} di Liga Inggris musim 2025/2026 sudah dirilis. Pekan pertama dimulai pada 16 Agustus dan musim berakhir pada 24 Mei.`,
    });
    two.publish(schedule('Arsenal'));
    const arsenal = await telegram.waitFor(budi, /^Jadwal Lengkap Arsenal/, { after: first.message_id });
    three.publish(schedule('Chelsea'));
    const chelsea = await telegram.waitFor(budi, /^Jadwal Lengkap Chelsea/, { after: arsenal.message_id });
    expect(chelsea).toMatchObject({ reply_to: arsenal.message_id, silent: true });
  });

  it('after a restart and after a kill -9 further reports still find their event and its affair', async () => {
    const { telegram, running, budi, two, three, first } = await afterFirstReport();
    await running.kill('SIGTERM');
    two.publish(again);
    const next = await stage.run();
    const card = await telegram.waitFor(budi, /Juga di: Koran Dua/, { edited: true });
    expect(card.message_id).toBe(first.message_id);
    await next.kill('SIGKILL');
    three.publish(aside);
    await stage.run();
    const second = await telegram.waitFor(budi, /^Polisi Periksa/, { after: first.message_id });
    expect(second.reply_to).toBe(first.message_id);
    expect(telegram.view(budi.id).filter(({ text }) => /^(?:Truk|Polisi)/.test(text))).toHaveLength(2);
  });

  it('killed again and again while the reports come, it names the one and replies with the other all the same', async () => {
    const { telegram, running, budi, two, three, first } = await afterFirstReport();
    two.publish(again);
    three.publish(aside);
    let killed = running;
    for (const after of [300, 700, 1_100, 1_500]) {
      await pause(after);
      await killed.kill('SIGKILL');
      killed = await stage.run();
    }
    const card = await telegram.waitFor(budi, /Juga di: Koran Dua/, { edited: true });
    expect(card.message_id).toBe(first.message_id);
    const second = await telegram.waitFor(budi, /^Polisi Periksa/, { after: first.message_id });
    expect(second).toMatchObject({ reply_to: first.message_id, silent: true });
    const cards = telegram.view(budi.id).filter(({ text }) => text.startsWith('Truk'));
    expect(cards.map(({ message_id }) => message_id)).toEqual([first.message_id]);
  });

  it('a digest has an event once and its side story below it, also after a kill -9', async () => {
    const { telegram, running, budi, one, two, three } = await open();
    const sari = telegram.person({ first_name: 'Sari', language_code: 'id' });
    const ask = async (words: string, answer: RegExp) => {
      const { message_id: after } = sari.send(words);
      return telegram.waitFor(sari, answer, { after });
    };
    await ask(`/follow ${one.url} ${two.url} ${three.url}`, /Media Tiga/);
    const inTwoHours = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(11, 16).replace(':', '.');
    await ask(`/digest ${inTwoHours}`, /Ringkasan semua berita/);
    one.publish(crash);
    await telegram.waitFor(budi, /^Truk Tabrak Bus/);
    two.publish(again);
    await telegram.waitFor(budi, /Juga di: Koran Dua/, { edited: true });
    await running.kill('SIGKILL');
    two.publish(other);
    three.publish(aside);
    await stage.run();
    await telegram.waitFor(budi, /^Polisi Periksa/);
    await telegram.waitFor(budi, /^Harga Cabai/);
    const digests = () =>
      telegram.view(sari.id).filter(({ text }) => text.startsWith('Ringkasan · 3 berita'));
    // Kept for her a moment after they were sent to him.
    await pause(2_000);
    const came = telegram.view(sari.id).filter(({ text }) => /^(?:Truk|Polisi|Harga)/.test(text));
    expect(came).toEqual([]);
    sari.send('/digest sekarang');
    await until(() => digests().length > 0, 'the digest came');
    expect(digests()[0]?.text).toMatch(
      /Ramai diberitakan\n1\. Truk Tabrak Bus[^\n]+ · 2 sumber[^\n]*\n2\. ↳ Polisi Periksa[^\n]+ · Media Tiga[^\n]*\n\nKoran Dua\n3\. Harga Cabai/,
    );
    expect(digests()[0]?.text).not.toContain('Truk Boks Hantam');
  });

  it('in sequence each report comes, as a reply to the first', async () => {
    const { telegram, budi, two, first } = await afterFirstReport({ choice: 'Berurutan' });
    two.publish(again);
    const second = await telegram.waitFor(budi, /^Truk Boks Hantam/, { after: first.message_id });
    expect(second).toMatchObject({ reply_to: first.message_id, silent: true });
  });

  it('all versions come on their own', async () => {
    const { telegram, budi, two, first } = await afterFirstReport({ choice: 'Semua versi' });
    two.publish(again);
    const second = await telegram.waitFor(budi, /^Truk Boks Hantam/, { after: first.message_id });
    expect(second.reply_to).toBeUndefined();
  });

  it('what a feed’s headline and lead leave out is read on the pages of the stories', async () => {
    const { newsroom } = stage;
    const body = `${again.text} ${aside.text} Bus itu melaju dari Cirebon menuju Jakarta membawa 42 penumpang. Jasa Raharja menyiapkan santunan bagi ahli waris korban di RSUD Subang.`;
    const page = (headline: string) =>
      `<html><head><meta property="og:title" content="${headline}"></head><body><article><h1>${headline}</h1>${body
        .split(/(?<=\.)\s/)
        .map((line) => `<p>${line}</p>`)
        .join('')}</article></body></html>`;
    const short = 'Tabrakan Maut di Cipali: Korban Tewas Jadi Empat';
    newsroom.page('/cipali-1', { body: page(crash.title) });
    newsroom.page('/cipali-2', { body: page(short) });
    const { telegram, budi, two } = await afterFirstReport({
      report: { text: 'Kecelakaan maut.', url: `${newsroom.url}/cipali-1` },
    });
    two.publish({ title: short, text: 'Simak beritanya.', url: `${newsroom.url}/cipali-2` });
    const card = await telegram.waitFor(budi, /Juga di: Koran Dua/, { edited: true });
    expect(card.text).toMatch(/^Truk Tabrak Bus/);
  });
});
