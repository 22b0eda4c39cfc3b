import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Whether tests that need Debian's chromium can run here; where REQUIRE_ALL is set they run, and fail without it. */
export const hasChromium = existsSync(executablePath) || Boolean(process.env['REQUIRE_ALL']);

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
