// Both settings files, each read once, when it is first needed.

import type { Result } from '../../model/result.ts';
import type { EnvironmentFile } from '../connection/environmentFile.ts';
import type { ConfigProblem } from '../problem.ts';
import type { ConfigSurroundings } from '../surroundings.ts';
import { type OwnFile, readOwnFile } from './ownFile.ts';
import { readSailFile } from './sailFile.ts';

/** The two settings files, each read when it is first needed and then kept. */
export type SettingsFiles = {
  readonly own: () => Promise<Result<OwnFile, ConfigProblem>>;
  readonly sail: () => Promise<Result<EnvironmentFile, ConfigProblem>>;
};

const once = <Value>(read: () => Promise<Value>): (() => Promise<Value>) => {
  let kept: Promise<Value> | undefined;
  return () => {
    kept ??= read();
    return kept;
  };
};

/** Both files, not yet read. */
export const createSettingsFiles = (surroundings: ConfigSurroundings): SettingsFiles => ({
  own: once(() => readOwnFile(surroundings)),
  sail: once(() => readSailFile(surroundings)),
});
