import { createDigest } from '../../../../commands/subscriber/tuning/digest.ts';
import { createFilter } from '../../../../commands/subscriber/tuning/filter.ts';
import { createMode } from '../../../../commands/subscriber/tuning/mode.ts';
import { createMute, createUnmute } from '../../../../commands/subscriber/tuning/mute.ts';
import { createQuiet } from '../../../../commands/subscriber/tuning/quiet.ts';
import { createSettings } from '../../../../commands/subscriber/tuning/settings.ts';
import { createTop } from '../../../../commands/subscriber/tuning/top.ts';
import type { Following } from '../../../audience/following.ts';
import { zoneAt } from '../../../audience/settings/zone-at.ts';
import { zoneOfCity } from '../../../audience/settings/zone-of-city.ts';
import type { Tuning } from '../../../audience/tuning.ts';

export type TuningCommands = ReturnType<typeof createTuningCommands>;

/** What of the news comes, when, and how it looks. */
export const createTuningCommands = ({
  list,
  tuning,
  digestNow,
}: {
  list: Following['list'];
  tuning: Tuning;
  /** Brings what waits for a chat's digest now; gives how many stories that are. */
  digestNow(chatId: number): Promise<number>;
}) => ({
  filter: createFilter({ list, tuning }),
  mute: createMute({ list, tuning }),
  unmute: createUnmute({ list, tuning }),
  top: createTop({ list, tuning }),
  digest: createDigest({ list, tuning, digestNow }),
  quiet: createQuiet({ tuning }),
  mode: createMode({ list, tuning }),
  settings: createSettings({ tuning, zoneAt, zoneOfCity }),
});
