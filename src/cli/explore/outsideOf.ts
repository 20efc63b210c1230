// What the session does outside of itself: clipboard, files, browser, pictures of the screen.

import { dirname, join } from 'node:path';
import type { ClipboardWay } from '../../config/settings.ts';
import type { Outside } from '../../store/outside.ts';
import { frameText } from '../../terminal/output/frame.ts';
import type { Output } from '../../terminal/output/output.ts';
import { journalPath } from '../files/journalFile.ts';
import { writeOwnFile } from '../files/savedFile.ts';
import type { RunEnvironment } from './runEnvironments.ts';

/** What the outside of a session is made of. */
export type OutsideParts = {
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly output: Pick<Output, 'pass' | 'repaint' | 'frame'>;
  readonly clipboard: ClipboardWay;
  /** The names of the programs that hold the terminals which the session is in, nearest first. */
  terminalHolders(): readonly string[];
  /** The environment that the session is in. */
  environment(): RunEnvironment;
  now(): number;
  /** Waits until all that was changed is drawn. */
  untilDrawn(): Promise<void>;
};

/** The clipboard, files and the browser of a session on a terminal. What starts programs is loaded when it is needed. */
export const outsideOf = (parts: OutsideParts): Outside => {
  const { variables, output, clipboard, environment, now, untilDrawn } = parts;
  const folder = join(dirname(journalPath(variables)), 'copies');
  return {
    addresses: async () => {
      const current = environment();
      const { consoleUrl } = current;
      if (current.baseUrl !== undefined) return { baseUrl: current.baseUrl, consoleUrl };
      // The demo's tenant has an address only once it runs.
      const opened = await current.open();
      return { baseUrl: opened.ok ? opened.value.baseUrl : undefined, consoleUrl };
    },
    copy: async (text) => {
      const { copyVia } = await import('./clipboard.ts');
      return copyVia(text, {
        way: clipboard,
        variables,
        pass: (sequence) => {
          output.pass(sequence);
          // What a terminal or multiplexer does not know of it, it may have shown as text.
          output.repaint();
        },
        folder,
        now,
        holders: parts.terminalHolders,
      });
    },
    openPage: async (url) => {
      const { openInBrowser } = await import('./browser.ts');
      return openInBrowser(url, variables);
    },
    write: (file) => writeOwnFile(file, variables),
    picture: async (form) => {
      await untilDrawn();
      const frame = output.frame();
      if (frame === undefined) return undefined;
      if (form === 'text') return frameText(frame);
      const { frameSvg } = await import('../../terminal/look/frameSvg.ts');
      return frameSvg(frame);
    },
  };
};
