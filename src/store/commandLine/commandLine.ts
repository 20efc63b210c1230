// What the command line remembers of earlier lines, and what it looks up while one types.

import type { Deps } from '../deps.ts';
import type { EnvironmentSource } from '../environments/choices.ts';
import type { Messages } from '../messages.ts';
import type { CommandMemoryState } from './commandHistory.ts';
import {
  type CommandMemory,
  type CommandStore,
  commandText,
  remembered,
} from './commandHistory.ts';

/** What the command line remembers and looks up while one types. */
export type CommandLine = {
  /** Learns what completes: the lines of earlier sessions and the names of the environments. */
  prepare(): void;
  /** Remembers a line; one that was understood is kept for later sessions too. */
  remember(line: string, isUnderstood: boolean): void;
};

/** The command line's memory over the store. */
export const createCommandLine = (
  { store, busy }: Pick<Deps<CommandMemoryState>, 'store' | 'busy'>,
  { flash }: Messages,
  environments: Pick<EnvironmentSource, 'list'>,
  kept: CommandStore | undefined,
): CommandLine => {
  let isPrepared = false;
  let told = false;

  const change = (changes: (memory: CommandMemory) => Partial<CommandMemory>) =>
    store.setState(({ commandMemory }) => ({
      commandMemory: { ...commandMemory, ...changes(commandMemory) },
    }));

  const learn = async (): Promise<void> => {
    const [older, choices] = await Promise.all([kept?.read() ?? [], environments.list()]);
    change(({ typed }) => ({
      typed: [...typed].reverse().reduce(remembered, older),
      environments: choices.flatMap(({ name, problem }) => (problem === undefined ? [name] : [])),
    }));
  };

  return {
    prepare: () => {
      if (isPrepared) return;
      isPrepared = true;
      void busy.during(learn());
    },
    remember: (line, isUnderstood) => {
      change(({ typed }) => ({ typed: remembered(typed, line) }));
      const text = commandText(line);
      // A line that was not understood may have been pasted by mistake, such as a secret: it is not written to the
      // file.
      if (!isUnderstood || text === '' || kept === undefined) return;
      const reason = kept.add(text);
      if (reason === undefined || told) return;
      told = true;
      flash(`Typed commands are not kept for later sessions: ${reason}`, 'warn');
    },
  };
};
