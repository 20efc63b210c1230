// The whole program on screen: hears keys and pastes, and draws the view or overlay in force.

import { useApp, useInput, usePaste } from 'ink';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { paste, pressKey } from '../commands/keys/dispatch.ts';
import type { Explorer } from '../store/explorer.ts';
import { chosenField } from '../store/forms/forms.ts';
import { isTooSmall } from '../store/frame/size.ts';
import { currentView, type FormView } from '../store/navigation/view.ts';
import type { Overlay } from '../store/overlay.ts';
import { keyName } from '../terminal/input/keys.ts';
import type { Look } from '../terminal/look/look.ts';
import type { Span } from '../terminal/look/tones.ts';
import { EnvironmentMenu } from './EnvironmentMenu.tsx';
import { Frame } from './Frame.tsx';
import { ConfirmDialog } from './forms/ConfirmDialog.tsx';
import { FormScreen } from './forms/FormScreen.tsx';
import { ItemsScreen } from './forms/ItemsScreen.tsx';
import { ColumnMenu } from './lists/ColumnMenu.tsx';
import { ListScreen } from './lists/ListScreen.tsx';
import { SortMenu } from './lists/SortMenu.tsx';
import { PaintContext } from './parts/Line.tsx';
import { Lines } from './parts/Lines.tsx';
import { textOnScreen } from './text/frame/textOnScreen.ts';
import { tooSmallText } from './text/frame/tooSmallText.ts';
import { CopyMenu } from './things/CopyMenu.tsx';
import { TextScreen } from './things/TextScreen.tsx';
import { ThingScreen } from './things/ThingScreen.tsx';
import { ExplorerContext, useSelect } from './useExplorer.ts';

/** The note above the prompt of a form entry: how to type it, or what is wrong with it. */
const noteOf = (view: FormView, overlay: Extract<Overlay, { type: 'item' }>) =>
  overlay.problem === undefined
    ? {
        text: overlay.reading ? 'looking it up' : (chosenField(view).items?.help ?? ''),
        isProblem: false,
      }
    : { text: overlay.problem, isProblem: true };

const Body = (): ReactNode => {
  const view = useSelect(currentView);
  const overlay = useSelect((state) => state.overlay);
  const lines = useSelect((state) => textOnScreen(state)?.lines);
  const scroll = useSelect((state) => textOnScreen(state)?.scroll ?? 0);
  if (overlay.type === 'environments') return <EnvironmentMenu overlay={overlay} />;
  if (overlay.type === 'copy') return <CopyMenu choice={overlay.choice} />;
  if (lines !== undefined) return <TextScreen lines={lines} scroll={scroll} />;
  if (view.screen === 'thing') return <ThingScreen view={view} />;
  if (view.screen === 'list') {
    switch (overlay.type) {
      case 'sort':
        return <SortMenu view={view} choice={overlay.choice} />;
      case 'columns':
        return <ColumnMenu view={view} choice={overlay.choice} />;
      case 'columnPath':
        return <ColumnMenu view={view} choice={-1} problem={overlay.problem} />;
      default:
        return <ListScreen view={view} />;
    }
  }
  if (view.screen !== 'form') return null;
  switch (overlay.type) {
    case 'confirm':
      return <ConfirmDialog view={view} overlay={overlay} />;
    case 'items':
      return <ItemsScreen view={view} choice={overlay.choice} />;
    case 'item':
      return <ItemsScreen view={view} choice={overlay.index} note={noteOf(view, overlay)} />;
    default:
      return <FormScreen view={view} />;
  }
};

const Screen = (): ReactNode => {
  const small = useSelect((state) =>
    isTooSmall(state) ? JSON.stringify(tooSmallText(state)) : '',
  );
  if (small !== '') {
    const lines = JSON.parse(small) as readonly (readonly Span[])[];
    return <Lines lines={lines} height={lines.length} />;
  }
  return (
    <Frame>
      <Body />
    </Frame>
  );
};

/** Restores the terminal for another program; `resume` takes it back and draws the whole screen again. */
export type HandOver = () => Promise<{ readonly resume: () => Promise<void> }>;

type KeysProps = {
  readonly explorer: Explorer;
  readonly onHandOver?: (handOver: HandOver) => void;
};

const Keys = ({ explorer, onHandOver }: KeysProps): ReactNode => {
  const { suspendTerminal } = useApp();
  useEffect(() => onHandOver?.(() => suspendTerminal()), [onHandOver, suspendTerminal]);
  useInput((input, key) => {
    const name = keyName(input, key);
    if (name !== undefined) pressKey(explorer, name);
  });
  usePaste((text) => paste(explorer, text));
  return null;
};

type AppProps = {
  readonly explorer: Explorer;
  readonly look: Pick<Look, 'paint' | 'subscribe'>;
  /** Called once the first frame is drawn. */
  readonly onReady: () => void;
  /** Is given the function that lends the terminal to another program. */
  readonly onHandOver?: (handOver: HandOver) => void;
};

/** The whole program on screen. This is the only place that listens to keys. */
export const App = ({ explorer, look, onReady, onHandOver }: AppProps): ReactNode => {
  const paint = useSyncExternalStore(look.subscribe, look.paint);
  useEffect(onReady, [onReady]);
  return (
    <ExplorerContext value={explorer}>
      <PaintContext value={paint}>
        <Keys explorer={explorer} onHandOver={onHandOver} />
        <Screen />
      </PaintContext>
    </ExplorerContext>
  );
};
