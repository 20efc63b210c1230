import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandsPath, createCommandsFile } from '../../../src/cli/files/commandsFile.ts';
import { testHome } from '../../dsl/play.ts';

describe('the file of typed lines', () => {
  it('keeps what two sessions typed, for its owner only', async () => {
    const home = testHome();
    const path = commandsPath(home.variables);
    const [one, other] = [createCommandsFile(path), createCommandsFile(path)];
    expect(await one.read()).toEqual([]);
    expect([one.add('src'), other.add('ent dmz'), one.add('src')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(await other.read()).toEqual(['src', 'ent dmz']);
    expect(home.files()).toEqual({ '.local/state/spyglass/commands': 'src\nent dmz\n' });
    const modes = [path, dirname(path)].map((name) => statSync(name).mode & 0o777);
    expect(modes).toEqual([0o600, 0o700]);
  });

  it('says why it cannot be written, and reads as empty where it is not there', async () => {
    const home = testHome();
    home.write('.local/state', 'in the way');
    const file = createCommandsFile(commandsPath(home.variables));
    expect(file.add('src')).toMatch(/something else is in/);
    expect(await file.read()).toEqual([]);
  });
});
