// The settings of a run, from environment variables and our settings file.

import type { ValueOf } from './schema/keyTypes.ts';
import { fileKeys } from './schema/settingsTable.ts';
import type { WrittenAlias } from './written/writtenAliases.ts';
import type { WrittenKeys } from './written/writtenKeys.ts';

/** How the screen looks, as far as it is known before the terminal has been asked. */
export type Appearance = {
  readonly theme: FileValue<'theme'>;
  readonly palette: FileValue<'palette'>;
  readonly depth: 'none' | '16' | '256';
  /** Whether nothing beyond ASCII may be drawn. */
  readonly ascii: boolean;
};

/** What the surroundings of the process ask for, read once at the start. */
export type Settings = {
  readonly appearance: Appearance;
  /** How long a lone Esc waits for the rest of a key, milliseconds. */
  readonly escapeDelayMs: number;
  /** Where a session begins. */
  readonly start: Start;
  /** How often lists are read again by themselves, seconds; 0 is never. */
  readonly refreshSeconds: number;
  /** How texts are copied. */
  readonly clipboard: ClipboardWay;
  /** Whether marks are written that tell a test driver when the program has come to rest. */
  readonly idleMarks: boolean;
};

type FileValue<Name extends keyof typeof fileKeys> = ValueOf<(typeof fileKeys)[Name]>;

/** How texts are copied: on whatever takes them, or only to the terminal's clipboard, tmux's buffer, or a file. */
export type ClipboardWay = FileValue<'clipboard'>;

/** Where a session begins: at what is wrong, or at the list of sources. */
export type Start = FileValue<'start'>;

/** What our settings file says beside environments. */
export type FileSettings = {
  readonly clipboard?: FileValue<'clipboard'>;
  readonly keys?: readonly WrittenKeys[];
  readonly aliases?: readonly WrittenAlias[];
  readonly start?: Start;
  readonly refreshSeconds?: number;
  readonly escapeDelayMs?: number;
  readonly theme?: FileValue<'theme'>;
  readonly palette?: FileValue<'palette'>;
  readonly colours?: FileValue<'colours'>;
  readonly ascii?: FileValue<'ascii'>;
};

type Variables = Readonly<Record<string, string | undefined>>;

/** `NO_COLOR` set to anything beats the file (no-color.org); without either the terminal's name decides. */
const depthOf = (variables: Variables, file: FileSettings): Appearance['depth'] => {
  if ((variables.NO_COLOR ?? '') !== '') return 'none';
  if (file.colours !== undefined && file.colours !== 'auto') return file.colours;
  const terminal = variables.TERM ?? '';
  const names256 = [variables.COLORTERM, variables.WT_SESSION].some((text) => (text ?? '') !== '');
  return names256 || terminal.includes('256color') ? '256' : '16';
};

/**
 * Whether the terminal has ASCII only: it says so by a locale of another encoding than UTF-8. The fonts of the Linux
 * console lack many signs whatever the locale says. Where no locale is set, nobody said that there is no UTF-8.
 */
const needsAscii = (variables: Variables, platform: NodeJS.Platform): boolean => {
  if (variables.TERM === 'linux') return true;
  const { LC_ALL, LC_CTYPE, LANG } = variables;
  const locale = [LC_ALL, LC_CTYPE, LANG].find((text) => (text ?? '') !== '') ?? '';
  if (locale === '' || /utf-?8/i.test(locale)) return false;
  // macOS and Windows have UTF-8 whatever language the locale names.
  return /^(C|POSIX)$/.test(locale) || (platform !== 'darwin' && platform !== 'win32');
};

const startOf = ({ SPYGLASS_START: word }: Variables): Start | undefined =>
  fileKeys.start.words.find((start) => start === word?.trim());

/** Reads the settings from environment variables and, where these are silent, from the settings file. */
export const readSettings = (
  variables: Variables,
  file: FileSettings = {},
  platform: NodeJS.Platform = process.platform,
): Settings => {
  const delayText = variables.SPYGLASS_ESCAPE_DELAY_MS?.trim() ?? '';
  const delay = Number(delayText);
  const { from, to, usual } = fileKeys.escape_delay_ms;
  const { ascii = 'auto' } = file;
  return {
    appearance: {
      theme: file.theme ?? 'auto',
      palette: file.palette ?? 'usual',
      depth: depthOf(variables, file),
      ascii: ascii === 'auto' ? needsAscii(variables, platform) : ascii === 'true',
    },
    escapeDelayMs:
      delayText !== '' && delay >= from && delay <= to
        ? delay
        : (file.escapeDelayMs ?? Number(usual)),
    start: startOf(variables) ?? file.start ?? fileKeys.start.usual,
    refreshSeconds: file.refreshSeconds ?? Number(fileKeys.refresh_seconds.usual),
    clipboard: file.clipboard ?? 'auto',
    idleMarks: variables.SPYGLASS_E2E === '1',
  };
};
