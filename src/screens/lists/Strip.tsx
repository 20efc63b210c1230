// The strip under a list: the row under the cursor in short.

import { memo, type ReactNode, useMemo } from 'react';
import { kindOf } from '../../resources/index.ts';
import type { KindId, Thing } from '../../resources/types.ts';
import { clean } from '../../terminal/text/clean.ts';
import { Lines } from '../parts/Lines.tsx';
import { shortLinesCut } from '../text/lists/inShort.ts';
import type { TextLine } from '../text/textLines.ts';
import { useFill } from '../useExplorer.ts';

type StripProps = {
  readonly kind: KindId;
  readonly row: Thing | undefined;
  readonly width: number;
  /** With the rule above. */
  readonly height: number;
  readonly nowMs: number;
};

/** A row in short, from what the list has read, under a quiet rule. It follows the cursor at once. */
export const Strip = memo(({ kind, row, width, height, nowMs }: StripProps): ReactNode => {
  const fill = useFill();
  const lines = useMemo(() => {
    const rule: TextLine = [{ text: clean('─'.repeat(width)), tone: 'quiet' }];
    if (row === undefined) return [rule];
    return [rule, ...shortLinesCut(kindOf(kind), row, { nowMs }, fill, width)];
  }, [kind, row, width, nowMs, fill]);
  return <Lines lines={lines} height={height} />;
});
