// Runs a typed command line: opens what it names, or says why not.

import { type Alias, commandText } from '../../store/commandLine/commandHistory.ts';
import type { Explorer } from '../../store/explorer.ts';
import type { Need } from '../../store/quiet.ts';
import { expanded, readLine } from './line.ts';
import { openById } from './opening/anyId.ts';
import { openKind } from './opening/openKind.ts';
import { wordNamed } from './words.ts';

/** Does something in an environment, after going there; nothing where going there fails. */
const inEnvironment = (
  explorer: Explorer,
  environment: string | undefined,
  run: () => void,
): void => {
  const isThere = () =>
    explorer.store.getState().session.environment.toLowerCase() === environment?.toLowerCase();
  if (environment === undefined || isThere()) {
    run();
    return;
  }
  explorer.environments.switchTo({ name: environment }, () => {
    const { flash } = explorer.store.getState();
    run();
    // The message about the new environment stays unless the line says something itself.
    if (explorer.store.getState().flash === undefined) explorer.store.setState({ flash });
  });
};

/** What must be true of the key that runs a line, where a stray one would do harm. */
export const needsOfLine = (explorer: Explorer, typed: string): Need | undefined => {
  const { commandMemory, session } = explorer.store.getState();
  const read = readLine(typed, commandMemory.aliases, session.product);
  return read.ok && read.value?.type === 'word' ? read.value.word.needs?.(explorer) : undefined;
};

/** Whether what is on screen stays there while a line runs: it neither goes elsewhere nor opens anything. */
export const staysOnPage = (explorer: Explorer, typed: string): boolean => {
  const { commandMemory, session } = explorer.store.getState();
  const read = readLine(typed, commandMemory.aliases, session.product);
  if (!read.ok || read.value === undefined) return true;
  return read.value.type === 'word' && read.value.word.goes !== true;
};

/** Whether a line that was not understood may hold a secret, since its word asks for one. */
const mayHoldSecret = (typed: string, aliases: readonly Alias[]): boolean =>
  wordNamed(expanded(commandText(typed), aliases).split(' ')[0] ?? '')?.only !== undefined;

/** Runs what was typed after `:`; what cannot be done is said. The line is remembered, so that it can be mended. */
export const runLine = (explorer: Explorer, typed: string): void => {
  const { commandMemory, session } = explorer.store.getState();
  const read = readLine(typed, commandMemory.aliases, session.product);
  if (read.ok || !mayHoldSecret(typed, commandMemory.aliases)) {
    explorer.commandLine.remember(typed, read.ok);
  }
  if (!read.ok) {
    explorer.flash(read.error, 'warn');
    explorer.endings.note();
    return;
  }
  const line = read.value;
  switch (line?.type) {
    case 'word':
      line.word.run(explorer, line.rest);
      break;
    case 'environment':
      explorer.environments.switchTo({ name: line.environment });
      break;
    case 'id':
      inEnvironment(explorer, line.environment, () => openById(explorer, line.id));
      break;
    case 'kind':
      inEnvironment(explorer, line.environment, () => openKind(explorer, line));
      break;
    default:
  }
  // A question before leaving is no refusal.
  const leaves = line?.type === 'word' && line.word.leaves === true;
  const tone = explorer.store.getState().flash?.tone;
  if (!leaves && (tone === 'warn' || tone === 'bad')) explorer.endings.note();
};
