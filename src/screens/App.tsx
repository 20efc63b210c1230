import { useInput, usePaste } from 'ink';
import { type ReactNode, useEffect } from 'react';
import { paste, pressKey } from '../commands/dispatch.ts';
import type { Explorer } from '../store/explorer.ts';
import { chosenField } from '../store/forms.ts';
import { currentView, type Overlay } from '../store/state.ts';
import type { FormView } from '../store/view.ts';
import { clean } from '../terminal/clean.ts';
import { keyName } from '../terminal/keys.ts';
import type { Paint } from '../terminal/tones.ts';
import { wrapWords } from '../terminal/width.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { EnvironmentMenu } from './EnvironmentMenu.tsx';
import { FormScreen } from './FormScreen.tsx';
import { Frame } from './Frame.tsx';
import { ItemsScreen } from './ItemsScreen.tsx';
import { ListScreen } from './ListScreen.tsx';
import { PaintContext } from './parts/Line.tsx';
import { Lines } from './parts/Lines.tsx';
import { SortMenu } from './SortMenu.tsx';
import { TextScreen } from './TextScreen.tsx';
import { textOnScreen } from './texts.ts';
import { ExplorerContext, useSelect } from './useExplorer.ts';

/** The smallest terminal that shows everything that matters, in cells. */
export const smallest = { columns: 60, rows: 14 };

/** What is said above the prompt of an entry. */
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
  if (lines !== undefined) return <TextScreen lines={lines} scroll={scroll} />;
  if (view.screen === 'list') {
    return overlay.type === 'sort' ? (
      <SortMenu view={view} choice={overlay.choice} />
    ) : (
      <ListScreen view={view} />
    );
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
  const size = useSelect((state) => state.size);
  if (size.columns < smallest.columns || size.rows < smallest.rows) {
    const is = `${size.columns}×${size.rows}`;
    const needs = `${smallest.columns}×${smallest.rows}`;
    const sentence = `This terminal is ${is}; spyglass needs ${needs}. Make it larger, or type :q and Enter to leave.`;
    const lines = wrapWords(clean(sentence), size.columns).map((text) => [{ text }]);
    return <Lines lines={lines} height={Math.min(lines.length, size.rows)} />;
  }
  return (
    <Frame>
      <Body />
    </Frame>
  );
};

const Keys = ({ explorer }: { readonly explorer: Explorer }): ReactNode => {
  useInput((input, key) => {
    const name = keyName(input, key);
    if (name !== undefined) pressKey(explorer, name);
  });
  usePaste((text) => paste(explorer, text));
  return null;
};

type AppProps = {
  readonly explorer: Explorer;
  readonly paint: Paint;
  /** Called once the first frame is drawn. */
  readonly onReady: () => void;
};

/** The whole program on screen. This is the only place that listens to keys. */
export const App = ({ explorer, paint, onReady }: AppProps): ReactNode => {
  useEffect(onReady, [onReady]);
  return (
    <ExplorerContext value={explorer}>
      <PaintContext value={paint}>
        <Keys explorer={explorer} />
        <Screen />
      </PaintContext>
    </ExplorerContext>
  );
};
