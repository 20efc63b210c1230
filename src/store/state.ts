// The whole state: the slices that the parts of the store own, put together.

import type { CommandMemoryState } from './commandLine/commandHistory.ts';
import type { SessionState } from './environments/session.ts';
import type { FilterHistoryState } from './filters/filterHistory.ts';
import type { DraftsState, NamesState } from './forms/drafts.ts';
import type { JournalState } from './forms/journal.ts';
import type { FrameState } from './frame/size.ts';
import type { TablesState } from './lists/tableColumns.ts';
import type { MessagesState } from './messages.ts';
import type { HistoryState } from './navigation/history.ts';
import type { ViewsState } from './navigation/view.ts';
import type { OverlayState } from './overlay.ts';
import type { ProbesState } from './probes.ts';
import type { AnswersState } from './queries/query.ts';

/** The keys that commands have instead of their usual ones, by the ids of the commands; none at all unbinds one. */
export type KeyMap = Readonly<Record<string, readonly string[]>>;

/** What the settings say that the screens show. */
type SettingsState = {
  readonly keys: KeyMap;
  /** Where the settings file is, as it is shown. */
  readonly settingsFile?: string;
};

/** Everything the screens draw. */
export type State = SessionState &
  ViewsState &
  HistoryState &
  AnswersState &
  ProbesState &
  DraftsState &
  NamesState &
  JournalState &
  TablesState &
  FilterHistoryState &
  OverlayState &
  MessagesState &
  FrameState &
  CommandMemoryState &
  SettingsState;
