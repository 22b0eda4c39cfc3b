import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createReader } from '../../src/feed/reader.ts';

/** Bodies that are meant to do harm; each is made in the process that reads it. */
const bodies: Record<string, () => string> = {
  'open tags': () => `<rss><channel>${'<a>'.repeat(1_000_000)}`,
  'one text': () => `<rss><channel><item><title>x</title><description>${'kata '.repeat(4_000_000)}`,
  brackets: () => `<rss><channel><item><title>x</title><description>${'<'.repeat(200_000)}`,
  'brackets in CDATA': () =>
    `<rss><channel>${`<item><title>x</title><description><![CDATA[${'<'.repeat(200_000)}]]></description></item>`.repeat(20)}</channel></rss>`,
  'entity bomb': () =>
    `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "x">${Array.from({ length: 60 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]><rss><channel><item><title>&a60;</title></item></channel></rss>`,
  namespaces: () =>
    `<rss ${Array.from({ length: 50_000 }, (_, n) => `xmlns:a${n}="u${n}"`).join(' ')}><channel><item><title>x</title></item></channel></rss>`,
  'namespaces everywhere': () =>
    `<rss><channel><item>${Array.from({ length: 50_000 }, (_, n) => `<a${n}:b xmlns:a${n}="u${n}">`).join('')}`,
  attributes: () =>
    `<rss><channel><item ${Array.from({ length: 200_000 }, (_, n) => `a${n}="${n}"`).join(' ')}><title>x</title>`,
  entries: () => `<rss><channel>${'<item><title>x</title><link>/a</link></item>'.repeat(400_000)}`,
  JSON: () => `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(1_000_000)}`,
  'JSON entries': () =>
    `{"version":"https://jsonfeed.org/version/1","items":[${'{"__proto__":{"title":"x"},"id":"1"},'.repeat(300_000)}{}]}`,
  names: () => `<rss><channel><item><__proto__>${'<constructor/>'.repeat(300_000)}`,
};
export const hostileNames = Object.keys(bodies);

const [, script, name = ''] = process.argv;
if (script === import.meta.filename) {
  const body = Buffer.from(bodies[name]?.() ?? '');
  const reader = createReader();
  await reader.read(Buffer.from('<rss/>'), { url: 'https://contoh.id/', now: 0 }).catch(() => {});
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const outcome = await reader.read(body, { url: 'https://contoh.id/', now: 0 }).then(
    ({ entries }) => entries.length,
    (error: unknown) => String(error),
  );
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  await reader.close();
  process.stdout.write(
    JSON.stringify({
      ms,
      cpuMs: (user + system) / 1_000,
      heldMs: delay.max / 1e6,
      maxMegabytes: process.resourceUsage().maxRSS / 1_024,
      outcome,
    }),
  );
}
