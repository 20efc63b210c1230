// The whole program on screen: hears keys and pastes, and draws the view or overlay in force.

import { useApp, useInput, usePaste } from 'ink';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { paste, pressKey } from '../commands/keys/dispatch.ts';
import type { Explorer } from '../store/explorer.ts';
import { isTooSmall } from '../store/frame/size.ts';
import { currentView, type View } from '../store/navigation/view.ts';
import { type Arrival, pressedAlone } from '../store/quiet.ts';
import { keyName } from '../terminal/input/keys.ts';
import type { Look } from '../terminal/look/look.ts';
import type { Span } from '../terminal/look/tones.ts';
import { Frame } from './Frame.tsx';
import { FormScreen } from './forms/FormScreen.tsx';
import { ListScreen } from './lists/ListScreen.tsx';
import { overlayBody } from './overlayBodies.tsx';
import { PaintContext } from './parts/Line.tsx';
import { Lines } from './parts/Lines.tsx';
import { textOnScreen } from './text/frame/textOnScreen.ts';
import { tooSmallText } from './text/frame/tooSmallText.ts';
import { TextScreen } from './things/TextScreen.tsx';
import { ThingScreen } from './things/ThingScreen.tsx';
import { ExplorerContext, useSelect } from './useExplorer.ts';

const ViewScreen = ({ view }: { readonly view: View }): ReactNode => {
  switch (view.screen) {
    case 'list':
      return <ListScreen view={view} />;
    case 'thing':
      return <ThingScreen view={view} />;
    case 'form':
      return <FormScreen view={view} />;
    case 'probe':
      // Its text was drawn already.
      return null;
  }
};

const Body = (): ReactNode => {
  const view = useSelect(currentView);
  const overlay = useSelect((state) => state.overlay);
  const lines = useSelect((state) => textOnScreen(state)?.lines);
  const scroll = useSelect((state) => textOnScreen(state)?.scroll ?? 0);
  const drawn = overlayBody(overlay, view);
  if (drawn !== undefined) return drawn;
  if (lines !== undefined) return <TextScreen lines={lines} scroll={scroll} />;
  return <ViewScreen view={view} />;
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
  readonly arrival: () => Arrival;
  readonly onHandOver?: (handOver: HandOver) => void;
};

const Keys = ({ explorer, arrival, onHandOver }: KeysProps): ReactNode => {
  const { suspendTerminal } = useApp();
  useEffect(() => onHandOver?.(() => suspendTerminal()), [onHandOver, suspendTerminal]);
  useInput((input, key) => {
    const name = keyName(input, key);
    if (name !== undefined) pressKey(explorer, name, arrival());
  });
  usePaste((text) => paste(explorer, text));
  return null;
};

type AppProps = {
  readonly explorer: Explorer;
  readonly look: Pick<Look, 'paint' | 'subscribe'>;
  /** How the key that is heard now reached the program. */
  readonly arrival?: () => Arrival;
  /** Called once the first frame is drawn. */
  readonly onReady: () => void;
  /** Is given the function that lends the terminal to another program. */
  readonly onHandOver?: (handOver: HandOver) => void;
};

/** The whole program on screen. This is the only place that listens to keys. */
export const App = ({
  explorer,
  look,
  arrival = () => pressedAlone,
  onReady,
  onHandOver,
}: AppProps): ReactNode => {
  const paint = useSyncExternalStore(look.subscribe, look.paint);
  useEffect(onReady, [onReady]);
  return (
    <ExplorerContext value={explorer}>
      <PaintContext value={paint}>
        <Keys explorer={explorer} arrival={arrival} onHandOver={onHandOver} />
        <Screen />
      </PaintContext>
    </ExplorerContext>
  );
};
