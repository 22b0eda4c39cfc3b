import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { until } from '../flow/counting.ts';
import { freePort } from '../flow/server.ts';
import { createStage } from '../flow/stage.ts';
import { hasRedis, startRedis } from '../stage/redis-server.ts';
import { readYaml } from './yaml.ts';

type Service = {
  image: string;
  build?: string;
  command?: string;
  profiles?: string[];
  env_file?: string;
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  read_only?: string;
  deploy?: { replicas: string };
};

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const { services, volumes } = readYaml(read('compose.yaml')) as unknown as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const profile = Object.entries(services).filter(([, { profiles }]) => profiles?.includes('scale'));
const kabars = Object.entries(services).filter(([, { image }]) => image === 'kabar');
/** What the image sets of itself. */
const imageEnv = Object.fromEntries(
  [...(/^ENV ((?:.*\\\n)*.*)$/m.exec(read('Dockerfile'))?.[1] ?? '').matchAll(/(\w+)=(\S+)/g)].map(
    ([, name, value]) => [name, value],
  ),
) as Record<string, string>;
const envOf = ({ environment = {} }: Service) => ({ ...imageEnv, ...environment });

describe('compose.yaml', () => {
  it('has one Kabar by itself, and a profile with Redis, a bot, a stand-by and two pollers', () => {
    expect(Object.keys(services).filter((name) => services[name]?.profiles === undefined)).toEqual(['kabar']);
    expect(profile.map(([name]) => name).sort()).toEqual(['bot', 'poller', 'redis', 'stand-by']);
    expect(services['poller']?.deploy?.replicas).toBe('2');
  });

  it.each(kabars)(
    '%s runs the image’s own command and health check, with settings that Kabar knows and takes',
    (name, one) => {
      expect([one.build, one.command, one.healthcheck, one.env_file]).toEqual([
        '.',
        undefined,
        undefined,
        '.env',
      ]);
      const known = read('.env.example');
      for (const setting of Object.keys(one.environment ?? {}))
        expect(known).toMatch(new RegExp(`^${setting}=`, 'm'));
      const config = readConfig({ ...envOf(one), BOT_TOKEN: `12345:${'a'.repeat(35)}` });
      if (!config.ok) throw new Error(config.problems.join('\n'));
      const { role, standby, storeUrl, queueUrl, searchFile, httpPort } = config.config;
      const isScaled = name !== 'kabar';
      expect(role).toBe({ kabar: 'all', poller: 'poller' }[name] ?? 'bot');
      expect(httpPort).toBe(8_080);
      expect(standby).toBe(isScaled);
      if (!isScaled) return;
      expect(new URL(storeUrl).hostname).toBe('redis');
      expect(new URL(queueUrl ?? '').hostname).toBe('redis');
      expect(storeUrl).not.toBe(queueUrl);
      expect(one.depends_on).toEqual({ redis: { condition: 'service_healthy' } });
      // On a read-only root only a volume can be written to.
      if (role !== 'poller')
        expect(one.volumes?.some((volume) => searchFile.startsWith(`${volume.split(':')[1]}/`))).toBe(true);
    },
  );

  it('gives each of them a volume and a port of its own', () => {
    const used = Object.values(services).flatMap(({ volumes: its = [] }) =>
      its.map((one) => one.split(':')[0]),
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(volumes).sort());
    // The bot takes the place of the one that is left out.
    const ports = profile.flatMap(([, { ports: its = [] }]) => its);
    expect(ports).toEqual(services['kabar']?.ports);
  });

  it('checks health by a file of the image, and Redis by its own client', () => {
    const [, check = ''] = /^\s*CMD \["node", "(.*healthcheck.*)"\]$/m.exec(read('Dockerfile')) ?? [];
    expect(existsSync(join(root, check))).toBe(true);
    expect(read('.dockerignore')).toMatch(new RegExp(`^!${check}$`, 'm'));
    expect(services['redis']?.healthcheck?.test).toEqual(['CMD', 'redis-cli', 'ping']);
  });

  it.skipIf(!hasRedis)(
    'as processes of this machine comes up with its Redis: the bot is ready, the stand-by waits, two pollers look, a story arrives',
    { timeout: 90_000 },
    async () => {
      const [program, ...settings] = (services['redis']?.command ?? '').split(' ');
      expect(program).toBe('redis-server');
      const redis = await startRedis(settings);
      const stage = await createStage();
      const folder = await mkdtemp(join(tmpdir(), 'kabar-compose-'));
      try {
        const origin = (await redis.freshUrl()).replace(/\/\d+$/, '');
        const start = async (name: string, number = 1) => {
          const { NODE_ENV: _, ...env } = envOf(services[name] as Service);
          const port = String(await freePort());
          const here = Object.entries(env).map(([key, value]) => [
            key,
            value.replace('redis://redis:6379', origin).replace(/^\/data\//, `${folder}/${name}-${number}/`),
          ]);
          const one = stage.start({ ...Object.fromEntries(here), HTTP_PORT: port });
          const healthy = () =>
            promisify(execFile)(process.execPath, ['deploy/healthcheck.js'], {
              cwd: root,
              env: { HTTP_PORT: port },
            });
          return { ...one, healthy };
        };
        const bot = await start('bot');
        await bot.ready;
        const waiting = await start('stand-by');
        const pollers = [await start('poller', 1), await start('poller', 2)];
        await Promise.all(pollers.map(({ ready }) => ready));
        await until(() => waiting.log.some(({ event }) => event === 'standby.waiting'), 'it waits');
        for (const one of [bot, waiting, ...pollers]) await one.healthy();
        const feed = stage.newsroom.feed('/berita.xml', { title: 'Harian' });
        feed.publish({ title: 'Gempa', text: 'Warga diminta tenang.' });
        const budi = stage.telegram.person({ first_name: 'Budi' });
        budi.send(`/follow ${feed.url}`);
        await stage.telegram.waitFor(budi, /^Gempa/);
        feed.publish({ title: 'Banjir', text: 'Air mulai surut.' });
        await stage.telegram.waitFor(budi, /^Banjir/);
        for (const one of [waiting, bot, ...pollers]) expect(await one.kill('SIGTERM')).toBe(0);
      } finally {
        await stage.close();
        await redis.close();
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
});
