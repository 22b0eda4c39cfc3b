import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStage, type Stage } from './stage.ts';

describe('an event in two feeds', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await createStage();
  });
  afterEach(() => stage.close());

  const told = {
    title: 'Truk Tabrak Bus di Tol Cipali Km 92, 4 Orang Tewas',
    text: 'Truk boks menghantam bus PO Sumber Rejeki di Km 92 Tol Cipali, Senin. Empat penumpang meninggal dunia.',
  };
  /** Two papers that a person follows, of which the first has brought its report. */
  const afterFirstReport = async () => {
    const { telegram, newsroom } = stage;
    const one = newsroom.feed('/detik.xml', { title: 'Harian Satu' });
    const two = newsroom.feed('/tempo.xml', { title: 'Koran Dua' });
    for (const feed of [one, two]) feed.publish({ title: 'Awal', text: '' });
    await stage.run();
    const budi = telegram.person({ first_name: 'Budi', language_code: 'id' });
    for (const feed of [one, two]) {
      const { message_id: after } = budi.send(`/follow ${feed.url}`);
      await telegram.waitFor(budi, /^Awal/, { after });
    }
    one.publish(told);
    const first = await telegram.waitFor(budi, /^Truk Tabrak Bus/);
    return { telegram, budi, two, first };
  };

  it('a further report comes silently, as a reply to the first', async () => {
    const { telegram, budi, two, first } = await afterFirstReport();
    two.publish({
      title: 'Truk Tabrak Bus di Tol Cipali Km 92, Empat Orang Tewas',
      text: 'Empat penumpang bus PO Sumber Rejeki meninggal setelah diseruduk truk boks di Km 92 Tol Cipali, Senin.',
    });
    const second = await telegram.waitFor(budi, /Koran Dua/, { after: first.message_id });
    expect(second).toMatchObject({ reply_to: first.message_id, silent: true });
    expect(first.silent).toBe(false);
  });

  it('the same report of another paper is named on the first card', async () => {
    const { telegram, budi, two } = await afterFirstReport();
    two.publish(told);
    const card = await telegram.waitFor(budi, /Juga di: Koran Dua/, { edited: true });
    expect(card.text).toMatch(/^Truk Tabrak Bus di Tol Cipali Km 92, 4 Orang Tewas/);
  });
});
