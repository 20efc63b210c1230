import { useInput, usePaste } from 'ink';
import { type ReactNode, useEffect } from 'react';
import { paste, pressKey } from '../commands/dispatch.ts';
import type { Explorer } from '../store/explorer.ts';
import { currentView, type State } from '../store/state.ts';
import { clean } from '../terminal/clean.ts';
import { keyName } from '../terminal/keys.ts';
import type { Paint } from '../terminal/tones.ts';
import { wrapWords } from '../terminal/width.ts';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { plainText, thingLines } from './document.ts';
import { FormScreen } from './FormScreen.tsx';
import { Frame } from './Frame.tsx';
import { HelpScreen } from './HelpScreen.tsx';
import { helpLines } from './helpText.ts';
import { ListScreen } from './ListScreen.tsx';
import { PaintContext } from './parts/Line.tsx';
import { Lines } from './parts/Lines.tsx';
import { SortMenu } from './SortMenu.tsx';
import { ThingScreen } from './ThingScreen.tsx';
import { ExplorerContext, useSelect } from './useExplorer.ts';

/** The smallest terminal that shows everything that matters, in cells. */
export const smallest = { columns: 60, rows: 14 };

/** The lines of the text on screen, for keys that scroll and search in it. */
export const linesOnScreen = (state: State): readonly string[] => {
  if (state.overlay.type === 'help') return helpLines(state).map(plainText);
  const view = currentView(state);
  return view.screen === 'thing' ? thingLines(state, view, state.size.columns).map(plainText) : [];
};

const Body = (): ReactNode => {
  const view = useSelect(currentView);
  const overlay = useSelect((state) => state.overlay);
  if (overlay.type === 'help') return <HelpScreen scroll={overlay.scroll} />;
  switch (view.screen) {
    case 'list':
      return overlay.type === 'sort' ? (
        <SortMenu view={view} choice={overlay.choice} />
      ) : (
        <ListScreen view={view} />
      );
    case 'thing':
      return <ThingScreen view={view} />;
    case 'form':
      return overlay.type === 'confirm' ? (
        <ConfirmDialog view={view} overlay={overlay} />
      ) : (
        <FormScreen view={view} />
      );
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
