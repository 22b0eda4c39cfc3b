import packageFacts from '../../package.json' with { type: 'json' };

/** Publishers see who asks, and whom to write to. */
export const userAgent = (contact: string | undefined): string =>
  `Kabar/${packageFacts.version} (news bot for Telegram${contact === undefined ? '' : `; +${contact}`})`;
