// One line of the screen, painted as a single text node.

import { Text } from 'ink';
import { createContext, memo, type ReactNode, useContext } from 'react';
import { createPaint, type Paint, type Span } from '../../terminal/look/tones.ts';

/** The paint of all lines: theme and character set. Another paint draws them all again. */
export const PaintContext = createContext<Paint>(createPaint());

const Painted = memo(({ text }: { readonly text: string }) => (
  <Text wrap="truncate-end">{text}</Text>
));

/** One line of the screen as a single text node, because the cost of a frame grows with its nodes. */
export const Line = ({ spans }: { readonly spans: readonly Span[] }): ReactNode => {
  const paint = useContext(PaintContext);
  const text = paint(spans);
  return <Painted text={text === '' ? ' ' : text} />;
};
