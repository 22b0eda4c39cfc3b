import { describe, expect, it } from 'vitest';
import { createCatalogue, knownSources } from '../../../src/feed/catalogue/catalogue.ts';
import { sourceOfChannel, telegramAddress } from '../../../src/feed/discovery/telegram-name.ts';

describe('a channel of Telegram', () => {
  it.each([
    ['@korankita', 'korankita'],
    ['t.me/korankita', 'korankita'],
    ['https://t.me/korankita', 'korankita'],
    ['https://t.me/s/korankita?before=10', 'korankita'],
    ['http://telegram.me/korankita/123', 'korankita'],
    ['https://telegram.dog/korankita', 'korankita'],
    ['korankita.t.me', 'korankita'],
    ['tg://resolve?domain=korankita', 'korankita'],
  ])('is meant by %s', (said, name) => {
    expect(telegramAddress(said)).toEqual({ name });
  });

  it.each([
    'https://t.me/+AbCdEf123',
    'https://t.me/joinchat/AbCdEf123',
    'https://t.me/c/123/4',
    'https://t.me/share/url?url=https://koran.id',
    'https://t.me/',
    'tg://join?invite=AbC',
  ])('has no public name in %s', (said) => {
    expect(telegramAddress(said)).toEqual({});
  });

  it.each([
    '@ab',
    '@korankita@mastodon.social',
    'koran.id',
    'https://koran.id/t.me/x',
    'https://t.me.koran.id/x',
    'berita',
    'https://start.me/p/x',
    '',
  ])('is not meant by %j', (said) => {
    expect(telegramAddress(said)).toBeUndefined();
  });

  it.each([
    ['detikcom', 'detikcom'],
    ['kompascom', 'Kompas'],
    ['tempo_news', 'Tempo'],
    ['bbcindonesia', 'BBC Indonesia'],
    ['CNN_Indonesia_Official', 'CNN Indonesia'],
    ['liputan6dotcom', 'Liputan6'],
    ['korankita', undefined],
    ['news', undefined],
    ['official_channel', undefined],
  ])('called %s is offered as the site %s', (name, source) => {
    expect(sourceOfChannel(name, createCatalogue(knownSources))?.name).toBe(source);
  });
});
