import { logLevels, maskSecrets, type LogLevel } from './runtime/log.ts';
import { isServerAddress } from './store/remote/address.ts';

export type Env = Record<string, string | undefined>;

/** Readers of one variable each: on a bad value they note the problem and give the default. An empty variable is one not set. */
export const readers = (env: Env, problems: string[]) => {
  const read = <T>(name: string, fallback: T, parse: (value: string) => T | undefined, rule: string): T => {
    const value = env[name]?.trim() ?? '';
    if (value === '') return fallback;
    const parsed = parse(value);
    if (parsed === undefined) problems.push(`${name} ${rule}; it is "${shown(value)}".`);
    return parsed ?? fallback;
  };
  return {
    text: (name: string, fallback: string, fits: (value: string) => boolean, rule: string) =>
      read(name, fallback, (value) => (fits(value) ? value : undefined), rule),
    choice: <T extends string>(name: string, fallback: T, of: readonly T[]): T =>
      read(name, fallback, (value) => of.find((one) => one === value), `must be ${oneOf(of)}`),
    whole: (name: string, fallback: number, from: number, to: number) =>
      read(
        name,
        fallback,
        (value) => (/^\d{1,9}$/.test(value) && +value >= from && +value <= to ? +value : undefined),
        `must be a whole number from ${from} to ${to}`,
      ),
    ids: <T extends number[] | 'public'>(name: string, fallback: T, form: RegExp, rule: string) =>
      read<T | number[]>(
        name,
        fallback,
        (value) => (value === fallback ? fallback : idsOf(value, form)),
        rule,
      ),
  };
};

const idsOf = (value: string, form: RegExp): number[] | undefined => {
  const list = value.split(',').map((one) => one.trim());
  const fits = list.every((one) => form.test(one) && Number.isSafeInteger(Number(one)));
  return fits ? list.map(Number) : undefined;
};

const oneOf = (values: readonly string[]): string => values.join(', ').replace(/, ([^,]*)$/, ' or $1');

/** Whatever may be meant as a bot token, also one with letters missing. */
const token = /\d{5,}:[\w-]{8,}/g;
/** A wrong value as it may be shown. */
export const shown = (value: string): string =>
  maskSecrets(value)
    // Where it begins is not sure: what is wrong with it may be a sign of its password.
    .replace(/^((?:rediss?|postgres(?:ql)?):\/\/).*$/s, '$1<hidden>')
    .replace(token, '<token>')
    .replace(/(:\/\/[^?#]*[?#]).*$/s, '$1<hidden>')
    .replace(/^.*@/s, '<hidden>@')
    .slice(0, 200);

/** Such addresses are logged and sent along with fetches: nothing secret may be in them. */
export const isWebAddress = (value: string): boolean => {
  if (!URL.canParse(value) || value.search(token) >= 0) return false;
  const { protocol, username, password, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && username + password + search + hash === '';
};
/** It is sent in a header, so plain letters only. */
export const isContact = (value: string): boolean =>
  /^[!-'*-~]+$/.test(value) && (isWebAddress(value) || /^[^@:]+@[^@:]+$/.test(value));
export const isStore = (value: string): boolean =>
  value === 'memory:' || /^sqlite:\/\/.+/.test(value) || isServerAddress(value);
export const isLogLevel = (value: string): value is LogLevel => logLevels.includes(value);

/** The name as the zone tables write it, whatever its case. */
export const properZone = (name: string): string =>
  Intl.supportedValuesOf('timeZone').find((one) => one.toLowerCase() === name.toLowerCase()) ?? name;
