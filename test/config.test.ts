import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig, type Config } from '../src/config.ts';
import { generalSources } from '../src/feed/catalogue/suggestions.ts';

const token = `123456789:${'Ab-_5'.repeat(7)}`;
type Env = Record<string, string | undefined>;

const configOf = (env: Env): Config => {
  const read = readConfig({ BOT_TOKEN: token, ...env });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
};
const problemsOf = (env: Env): string[] => {
  const read = readConfig({ BOT_TOKEN: token, ...env });
  return read.ok ? [] : read.problems;
};

describe('GENERAL_SOURCES', () => {
  it('is by default six big sources of the default language and two of the other', () => {
    expect(configOf({}).generalSources).toEqual(generalSources('id'));
    expect(configOf({ DEFAULT_LANGUAGE: 'en' }).generalSources).toEqual(generalSources('en'));
  });

  it('is a list of names of the catalogue, as it writes them, or none', () => {
    expect(configOf({ GENERAL_SOURCES: 'antaranews, BBC ,tempo.co,Tempo' }).generalSources).toEqual([
      'ANTARA',
      'BBC News',
      'Tempo',
    ]);
    expect(configOf({ GENERAL_SOURCES: 'none' }).generalSources).toEqual([]);
  });

  it('is refused, in one sentence, with a name that the catalogue does not have', () => {
    const said =
      'GENERAL_SOURCES must be names of sources that Kabar knows with commas between them, or none; it does not know';
    expect(problemsOf({ GENERAL_SOURCES: 'Tempo, Koran Entah, none' })).toEqual([
      `${said} "Koran Entah", "none".`,
    ]);
    expect(problemsOf({ GENERAL_SOURCES: 'Tempo,' })).toEqual([`${said} "".`]);
    expect(problemsOf({ GENERAL_SOURCES: `https://user:${token}@x.example/?q=secret` })[0]).not.toMatch(
      /Ab-_5|secret/,
    );
  });
});

describe('TELEGRAM_UPDATES', () => {
  const HTTP_PORT = '8080';

  it('a webhook needs an address that Telegram would call', () => {
    const webhook = { TELEGRAM_UPDATES: 'webhook', HTTP_PORT };
    expect(configOf({}).telegramUpdates).toBe('polling');
    for (const PUBLIC_URL of ['https://kabar.example', 'https://kabar.example:8443/bot'])
      expect(configOf({ ...webhook, PUBLIC_URL }).telegramUpdates).toBe('webhook');
    expect(problemsOf(webhook)).toEqual([
      'TELEGRAM_UPDATES=webhook needs PUBLIC_URL, where Telegram is to bring updates.',
    ]);
    for (const PUBLIC_URL of ['http://kabar.example', 'https://kabar.example:8080'])
      expect(problemsOf({ ...webhook, PUBLIC_URL })).toEqual([
        'TELEGRAM_UPDATES=webhook needs a PUBLIC_URL with https, on port 443, 80, 88 or 8443.',
      ]);
  });

  it('a Bot API server of one’s own may call any address', () => {
    const own = { BOT_API_ROOT: 'http://127.0.0.1:8081', PUBLIC_URL: 'http://127.0.0.1:8080', HTTP_PORT };
    expect(configOf({ ...own, TELEGRAM_UPDATES: 'webhook' }).telegramUpdates).toBe('webhook');
  });
});

describe('STATUS_TOKEN', () => {
  it('STATUS_TOKEN needs a server and some length, and is never shown', () => {
    const HTTP_PORT = '8080';
    expect(configOf({ STATUS_TOKEN: 'kunci-untuk-operator', HTTP_PORT }).statusToken).toBe(
      'kunci-untuk-operator',
    );
    expect(problemsOf({ STATUS_TOKEN: 'kunci-untuk-operator' })).toEqual([
      'STATUS_TOKEN needs HTTP_PORT, the port on which the status page is served.',
    ]);
    for (const weak of ['rahasia', 'dua kata yang panjang sekali', 'r'.repeat(300)]) {
      const [problem = ''] = problemsOf({ STATUS_TOKEN: weak, HTTP_PORT });
      expect(problem).toMatch(/^STATUS_TOKEN must be 16 to 256/);
      expect(problem).not.toContain(weak);
    }
  });
});

describe('.env.example', () => {
  const example = parseEnv(readFileSync(join(import.meta.dirname, '..', '.env.example'), 'utf8'));

  it('names every variable that Kabar reads and no other', () => {
    const read = new Set<string>();
    readConfig(
      new Proxy<Env>(
        {},
        {
          get: (_env, name) => {
            read.add(String(name));
            return undefined;
          },
        },
      ),
    );
    expect([...read].sort()).toEqual(Object.keys(example).sort());
  });

  it('gives the default values', () => {
    expect(configOf({ ...example, BOT_TOKEN: token })).toEqual(configOf({}));
  });

  it.each(Object.keys(example).filter((name) => name !== 'BOT_TOKEN'))(
    'gives the default value of %s',
    (name) => {
      expect(configOf({ [name]: example[name] })).toEqual(configOf({}));
    },
  );

  it('leaves only variables without a default empty', () => {
    const empty = Object.keys(example).filter((name) => example[name] === '');
    expect(empty).toEqual([
      'BOT_TOKEN',
      'GENERAL_SOURCES',
      'OPERATOR_IDS',
      'PUBLIC_URL',
      'QUEUE_URL',
      'STATUS_TOKEN',
      'USER_AGENT_CONTACT',
    ]);
  });
});

describe('the configuration', () => {
  it('requires only a token and treats empty variables as unset', () => {
    expect(configOf({})).toMatchObject({ botToken: token, access: 'public', operatorIds: [] });
    expect(configOf({})).not.toHaveProperty('userAgentContact');
    expect(configOf({ TELEGRAM_RATE: ' ', ACCESS: '', USER_AGENT_CONTACT: '' })).toEqual(configOf({}));
  });

  it('reads every variable', () => {
    expect(
      configOf({
        BOT_API_ROOT: ' http://127.0.0.1:8081/// ',
        STORE_URL: 'memory:',
        POLL_CRON: '* * * * *',
        DEFAULT_LANGUAGE: 'en',
        DEFAULT_TIME_ZONE: 'asia/JAYAPURA',
        OPERATOR_IDS: '1, 22 ,333',
        ACCESS: '5,-1001234567890',
        ALLOW_PRIVATE_NETWORK: 'true',
        ARTICLE_PAGES: 'false',
        PAID_BROADCAST: 'true',
        LOG_LEVEL: 'silent',
        USER_AGENT_CONTACT: 'redaksi@contoh.id',
        PUBLIC_URL: 'https://contoh.id/kabar//',
        HTTP_PORT: '8080',
      }),
    ).toMatchObject({
      botApiRoot: 'http://127.0.0.1:8081',
      storeUrl: 'memory:',
      pollCron: '* * * * *',
      defaultLanguage: 'en',
      defaultTimeZone: 'Asia/Jayapura',
      operatorIds: [1, 22, 333],
      access: [5, -1_001_234_567_890],
      allowPrivateNetwork: true,
      articlePages: false,
      paidBroadcast: true,
      logLevel: 'silent',
      userAgentContact: 'redaksi@contoh.id',
      publicUrl: 'https://contoh.id/kabar',
      httpPort: 8_080,
    });
  });

  it('has no server without a port and no public address unless one is given', () => {
    expect(configOf({})).toMatchObject({ httpPort: 0 });
    expect(configOf({})).not.toHaveProperty('publicUrl');
    expect(configOf({ HTTP_PORT: '8080' })).not.toHaveProperty('publicUrl');
    for (const HTTP_PORT of ['', '0'])
      expect(problemsOf({ PUBLIC_URL: 'https://contoh.id', HTTP_PORT })).toEqual([
        expect.stringContaining('PUBLIC_URL needs HTTP_PORT'),
      ]);
    expect(problemsOf({ PUBLIC_URL: 'https://contoh.id', HTTP_PORT: 'x' })).toHaveLength(1);
  });

  it('explains a missing token: where to get one, and how to look around without', () => {
    const [problem, ...others] = problemsOf({ BOT_TOKEN: ' ' });
    expect(problem).toContain('@BotFather');
    expect(problem).toContain('npm run demo');
    expect(others).toEqual([]);
  });

  it('names every problem at once, each in a sentence', () => {
    const wrong = {
      BOT_TOKEN: 'x',
      BOT_API_ROOT: 'ftp://x',
      STORE_URL: 'mysql://x',
      STORE_DURABILITY: 'loose',
      POLL_CRON: 'often',
      POLL_INTERVAL_SECONDS: '0',
      POLL_MIN_SECONDS: '1.5',
      POLL_MAX_SECONDS: '-1',
      TELEGRAM_RATE: '1001',
      PAID_BROADCAST: 'always',
      DEFAULT_LANGUAGE: 'jv',
      DEFAULT_TIME_ZONE: 'WITA',
      OPERATOR_IDS: '@me',
      ACCESS: 'private',
      ALLOW_PRIVATE_NETWORK: 'yes',
      ARTICLE_PAGES: 'some',
      LOG_LEVEL: 'loud',
      FEED_CONCURRENCY: '257',
      USER_AGENT_CONTACT: 'me',
      PUBLIC_URL: 'contoh.id',
      HTTP_PORT: '65536',
    };
    const problems = problemsOf(wrong);
    expect(problems.map((one) => /^[A-Z_]+/.exec(one)?.[0]).sort()).toEqual(Object.keys(wrong).sort());
    for (const problem of problems) expect(problem).toMatch(/^[A-Z_]+ [^]+\.$/);
  });

  it.each([
    ['POLL_INTERVAL_SECONDS', 60, 21_600],
    ['POLL_MIN_SECONDS', 1, 300],
    ['POLL_MAX_SECONDS', 300, 604_800],
    ['TELEGRAM_RATE', 1, 1_000],
    ['FEED_CONCURRENCY', 1, 256],
    ['HTTP_PORT', 0, 65_535],
  ])('accepts %s from %d to %d', (name, from, to) => {
    for (const value of [from, to]) expect(problemsOf({ [name]: String(value) })).toEqual([]);
    for (const value of [from - 1, to + 1]) expect(problemsOf({ [name]: String(value) })).toHaveLength(1);
  });

  it.each([
    'memory:',
    'sqlite:///var/lib/kabar/kabar.sqlite',
    'redis://127.0.0.1',
    'rediss://kabar:rahasia%40besar@redis.contoh.id:6380/3',
    'postgres://kabar:rahasia@contoh.id/kabar?sslmode=require',
    'postgresql://contoh.id:5433/kabar',
  ])('accepts STORE_URL=%s', (STORE_URL) => {
    expect(problemsOf({ STORE_URL })).toEqual([]);
  });

  it('has pollers meet their bot at QUEUE_URL, or at STORE_URL where that is a Redis', () => {
    const queueOf = (env: Record<string, string>) => {
      const read = readConfig({ BOT_TOKEN: token, ...env });
      return read.ok ? read.config.queueUrl : read.problems;
    };
    const redis = 'redis://:rahasia@contoh.id/1';
    expect(queueOf({ ROLE: 'bot', QUEUE_URL: redis })).toBe(redis);
    expect(queueOf({ ROLE: 'bot', STORE_URL: redis })).toBe(redis);
    expect(queueOf({ ROLE: 'poller', BOT_TOKEN: '', QUEUE_URL: redis })).toBe(redis);
    expect(queueOf({ QUEUE_URL: redis })).toBeUndefined();
    expect(queueOf({ ROLE: 'bot' })).toEqual([expect.stringContaining('ROLE=bot needs QUEUE_URL')]);
    for (const wrong of ['postgres://:rahasia@contoh.id/k', 'redis://:raha#sia@contoh.id'])
      expect(queueOf({ ROLE: 'poller', QUEUE_URL: wrong })).toEqual([
        expect.stringMatching(/^QUEUE_URL must be (?!.*sia)/),
      ]);
  });

  it('requires the polling times in ascending order, whatever else is wrong', () => {
    expect(problemsOf({ POLL_MIN_SECONDS: '900', POLL_MAX_SECONDS: '600', LOG_LEVEL: 'loud' })).toEqual([
      expect.stringContaining('LOG_LEVEL'),
      'POLL_MIN_SECONDS (900) must not be more than POLL_MAX_SECONDS (600).',
    ]);
    expect(problemsOf({ POLL_MIN_SECONDS: '600' })).toEqual([
      expect.stringContaining('POLL_INTERVAL_SECONDS (300)'),
    ]);
    expect(problemsOf({ POLL_MIN_SECONDS: 'x', POLL_INTERVAL_SECONDS: '30' })).toHaveLength(1);
  });

  it.each([
    ['OPERATOR_IDS', '1,,2'],
    ['OPERATOR_IDS', '-5'],
    ['OPERATOR_IDS', '99999999999999999'],
    ['ACCESS', 'public,5'],
    ['ACCESS', '0'],
    ['DEFAULT_TIME_ZONE', '+07:00'],
    ['BOT_API_ROOT', 'https://contoh.id/?x=1'],
    ['BOT_API_ROOT', 'https://contoh.id/#x'],
    ['STORE_URL', 'sqlite://'],
    ['STORE_URL', 'redis://'],
    ['STORE_URL', 'postgres:kabar'],
    ['PUBLIC_URL', 'https://contoh.id/?x=1'],
    ['PUBLIC_URL', 'https://nama:sandi@contoh.id/'],
    ['USER_AGENT_CONTACT', 'redaksi (at) contoh.id'],
    ['USER_AGENT_CONTACT', 'https://contoh.id/é'],
    ['USER_AGENT_CONTACT', 'https://nama:sandi@contoh.id/'],
  ])('refuses %s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toEqual([expect.stringContaining(`${name} must be`)]);
  });
});

describe('a problem of the configuration', () => {
  it('never contains a token, valid or not, whatever variable holds it', () => {
    for (const secret of [token, token.slice(0, 30), `${token}x`, token.replace(':', ': ')])
      expect(problemsOf({ BOT_TOKEN: secret }).join()).not.toContain('Ab-_5');
    for (const name of ['BOT_API_ROOT', 'OPERATOR_IDS', 'LOG_LEVEL', 'STORE_URL', 'USER_AGENT_CONTACT'])
      for (const secret of [token, token.slice(0, 30), `https://api.telegram.org/bot${token}/`]) {
        const problems = problemsOf({ [name]: secret });
        expect(problems).toHaveLength(1);
        expect(problems.join()).not.toContain('Ab-_5');
      }
  });

  it.each([
    ['BOT_API_ROOT', 'https://nama:rahasia@contoh.id/'],
    ['BOT_API_ROOT', 'https://rahasia@contoh.id/'],
    ['BOT_API_ROOT', 'https://nama:raha/sia rahasia@contoh.id/'],
    ['BOT_API_ROOT', 'ftp://contoh.id/?kunci=rahasia'],
    ['BOT_API_ROOT', 'https://contoh.id/#rahasia'],
    ['PUBLIC_URL', 'https://nama:rahasia@contoh.id/'],
    ['STORE_URL', 'mysql://kabar:rahasia@contoh.id/kabar'],
    ['STORE_URL', 'redis://:rahasia#rahasia@contoh.id:6379'],
    ['STORE_URL', 'redis://:rahasia?rahasia@contoh.id:6379'],
    ['STORE_URL', 'postgres://kabar:1/rahasia@contoh.id/kabar'],
    ['STORE_URL', 'postgres://kabar:rahasia@contoh id/kabar'],
    ['USER_AGENT_CONTACT', 'nama:rahasia@contoh.id'],
  ])('never contains the secret in %s=%s', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems.join()).not.toContain('rahasia');
  });

  it('never contains a long value in full, or a token within other text', () => {
    expect(problemsOf({ LOG_LEVEL: 'x'.repeat(100_000) }).join().length).toBeLessThan(400);
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (before, after) => {
        const problems = problemsOf({
          LOG_LEVEL: `${before}${token}${after}`,
          BOT_TOKEN: `${token} ${after}`,
        });
        expect(problems.join()).not.toContain('Ab-_5Ab');
      }),
    );
  });
});
