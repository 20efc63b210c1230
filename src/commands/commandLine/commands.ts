// The commands of the command line: open it, complete, walk through earlier lines, run.

import { keyed } from '../../model/keyed.ts';
import { walkedCommand } from '../../store/commandLine/commandHistory.ts';
import type { Explorer } from '../../store/explorer.ts';
import { applyKey, fieldOf } from '../../store/forms/field.ts';
import type { Overlay } from '../../store/overlay.ts';
import { isOutOfReach } from '../navigation/earlierEnvironment.ts';
import { panels, scrolledTexts } from '../overlays/overlayKeys.ts';
import { type CommandEntry, views } from '../types.ts';
import { completed, completionOf, ghostOf } from './completion.ts';
import { needsOfLine, runLine, staysOnPage } from './runLine.ts';

type CommandOverlay = Extract<Overlay, { type: 'command' }>;

const typing = (explorer: Explorer): CommandOverlay => {
  const { overlay } = explorer.store.getState();
  return overlay.type === 'command' ? overlay : { type: 'command', field: fieldOf('') };
};

/** Types another text; the page below stays. */
const retype = (explorer: Explorer, line: Omit<CommandOverlay, 'type' | 'over'>): void => {
  const { over } = typing(explorer);
  explorer.setOverlay({ type: 'command', ...line, ...(over && { over }) });
};

/** Back to the page below, or to the view. */
const close = (explorer: Explorer) =>
  explorer.setOverlay(typing(explorer).over ?? { type: 'none' });

/** The page or help on screen: a command line stands below it, so that what it acts on is still seen. */
const pageOf = (overlay: Overlay): Overlay | undefined =>
  scrolledTexts.some((type) => type === overlay.type) ? overlay : undefined;

/** Puts the next completion of what was typed in its place; after the last comes the first again. */
const complete = (explorer: Explorer, by: 1 | -1): void => {
  const { field, tabbed } = typing(explorer);
  const text = tabbed?.text ?? field.text;
  const completion = completionOf(explorer.store.getState(), text);
  const count = completion.candidates.length;
  const from = tabbed?.at ?? (by === 1 ? -1 : 0);
  const at = (from + by + count) % Math.max(1, count);
  const candidate = completion.candidates[at];
  if (candidate === undefined) return;
  retype(explorer, {
    field: fieldOf(completed(completion, candidate)),
    // A single candidate is final: the next Tab completes what follows it.
    ...(count > 1 ? { tabbed: { text, at } } : {}),
  });
};

const walk = (explorer: Explorer, by: 1 | -1): void => {
  const overlay = typing(explorer);
  const { typed } = explorer.store.getState().commandMemory;
  const step = walkedCommand(typed, overlay.walk, by, overlay.field.text);
  if (step === undefined) return;
  retype(explorer, { field: fieldOf(step.text), walk: step.walk });
};

/** Typing a command line: completing it, finding earlier ones, and running it. */
export const commandLineCommands: readonly CommandEntry[] = [
  {
    id: 'command.open',
    keys: [':'],
    contexts: [...views, ...panels, 'help'],
    beforeRows: 'anywhere',
    opens: 'command',
    title: 'type a command',
    hint: {
      label: 'command',
      rank: 8,
      instead: (state) =>
        isOutOfReach(state)
          ? {
              label: 'others',
              rank: 2,
              typed: keyed`{command.open}env`,
            }
          : undefined,
    },
    run: (explorer) => {
      const over = pageOf(explorer.store.getState().overlay);
      explorer.setOverlay({ type: 'command', field: fieldOf(''), ...(over && { over }) });
      explorer.commandLine.prepare();
    },
  },
  {
    id: 'command.run',
    keys: ['enter'],
    contexts: ['command'],
    title: 'run it',
    hint: { label: 'run', rank: 1 },
    needs: (explorer) => needsOfLine(explorer, typing(explorer).field.text),
    run: (explorer) => {
      const { field } = typing(explorer);
      if (staysOnPage(explorer, field.text)) close(explorer);
      else explorer.setOverlay({ type: 'none' });
      runLine(explorer, field.text);
    },
  },
  {
    id: 'command.complete',
    keys: ['tab'],
    contexts: ['command'],
    title: 'complete the word; again for the next that fits',
    hint: { label: 'complete', rank: 2 },
    run: (explorer) => complete(explorer, 1),
  },
  {
    id: 'command.completeBack',
    keys: ['shift-tab'],
    contexts: ['command'],
    title: 'the completion before',
    run: (explorer) => complete(explorer, -1),
  },
  {
    id: 'command.accept',
    keys: ['right', 'ctrl-f'],
    contexts: ['command'],
    title: 'take what is offered behind the text, else one letter to the right',
    run: (explorer) => {
      const { field } = typing(explorer);
      const moved = applyKey(field, 'right');
      const ghost = ghostOf(explorer.store.getState(), field.text);
      if (moved?.cursor === field.cursor && ghost !== '') complete(explorer, 1);
      else retype(explorer, { field: moved ?? field });
    },
  },
  {
    id: 'command.older',
    keys: ['up', 'ctrl-p'],
    contexts: ['command'],
    title: 'the line that was typed before',
    hint: { label: 'typed before', rank: 3 },
    run: (explorer) => walk(explorer, 1),
  },
  {
    id: 'command.newer',
    keys: ['down', 'ctrl-n'],
    contexts: ['command'],
    title: 'the line that was typed after',
    run: (explorer) => walk(explorer, -1),
  },
  {
    id: 'command.close',
    keys: ['esc', 'ctrl-c'],
    contexts: ['command'],
    title: 'leave it',
    hint: { label: 'leave', rank: 4 },
    run: close,
  },
];
