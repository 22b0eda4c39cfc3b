import { createServer, type AddressInfo } from 'node:net';
import type { Running, Stage } from './stage.ts';

/** A port that nobody has at this moment. */
export const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** Starts Kabar with a server; another program may have been quicker to take the port. */
export const runWithServer = async (
  stage: Stage,
  more: Record<string, string> = {},
): Promise<{ url: string; kabar: Running }> => {
  for (let tries = 1; ; tries++) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    try {
      return { url, kabar: await stage.run({ HTTP_PORT: String(port), PUBLIC_URL: url, ...more }) };
    } catch (error) {
      if (tries >= 3 || !String(error).includes('is in use')) throw error;
    }
  }
};
