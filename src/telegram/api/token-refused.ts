/** Telegram does not know the bot's token: it was copied wrongly, or revoked. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';

  constructor(code: number, options?: ErrorOptions) {
    super(
      `Telegram refuses BOT_TOKEN (${code} ${code === 404 ? 'Not Found' : 'Unauthorized'}). Copy the token again from @BotFather.`,
      options,
    );
  }
}
