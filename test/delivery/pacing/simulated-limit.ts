/** A limiter as Telegram may have one; `take` gives the seconds to wait, or undefined where the message is accepted. Times in milliseconds. */
export type SimulatedLimit = { take(now: number): number | undefined };

/** `perSecond` may change with time; `burstS`: seconds' worth that may come at once. After a 429 everything is refused until it has passed. */
export const createSimulatedLimit = (options: {
  perSecond: number | ((now: number) => number);
  burstS: number;
  retryAfterS: number;
}): SimulatedLimit => {
  const limitAt = (now: number) =>
    typeof options.perSecond === 'number' ? options.perSecond : options.perSecond(now);
  let tokens = -1;
  let at = 0;
  let heldUntil = 0;
  return {
    take: (now) => {
      const limit = limitAt(now);
      const most = Math.max(1, limit * options.burstS);
      tokens = tokens < 0 ? most : Math.min(most, tokens + ((now - at) / 1_000) * limit);
      at = now;
      if (now < heldUntil) return Math.ceil((heldUntil - now) / 1_000);
      if (tokens >= 1) {
        tokens--;
        return undefined;
      }
      heldUntil = now + options.retryAfterS * 1_000;
      return options.retryAfterS;
    },
  };
};
