// The list of codes of findings, one of which can be opened.

import type { ReactNode } from 'react';
import { counted } from '../../insight/counted.ts';
import type { CodeEntry } from '../../insight/findings/codes.ts';
import { codesByLayer, codesHolding, layerWords } from '../../insight/pages/naming.ts';
import { bodyLines } from '../../store/frame/size.ts';
import type { Span } from '../../terminal/look/tones.ts';
import { clean } from '../../terminal/text/clean.ts';
import { fit, widthOf } from '../../terminal/text/width.ts';
import { entrySign, Menu } from '../parts/Menu.tsx';
import { codeCells } from '../text/help/codePageText.ts';
import { useSelect } from '../useExplorer.ts';

type CodeMenuProps = {
  /** Only codes whose page holds these words. */
  readonly search: string;
  /** The code that keys act on; -1 while a search is typed. */
  readonly choice: number;
};

const layerCells = 13;

/** The codes by layer, each with what it says: its headline where that fits, else its label. */
export const CodeMenu = ({ search, choice }: CodeMenuProps): ReactNode => {
  const height = useSelect(bodyLines);
  const width = useSelect((state) => state.size.columns);
  const found = codesHolding(search);
  const rest = Math.max(1, width - 2 - codeCells - layerCells);
  const whole = ({ short, headline }: CodeEntry) =>
    clean(widthOf(clean(headline)) <= rest ? headline : short);
  const lines = found.map((entry, index): readonly Span[] => [
    entrySign(index === choice),
    { text: fit(clean(entry.code), codeCells), bold: index === choice },
    { text: fit(clean(layerWords[entry.layer]), layerCells), tone: 'quiet' },
    { text: fit(whole(entry), rest) },
  ]);
  const words =
    search.trim() === ''
      ? `   ${codesByLayer.length}`
      : `   "${search.trim()}" on ${found.length} of ${counted(codesByLayer.length, 'page')}`;
  return (
    <Menu
      title={[
        { text: clean('CODES OF FINDINGS'), bold: true },
        { text: clean(words), tone: 'quiet' },
      ]}
      lines={lines}
      choice={choice}
      height={height}
    />
  );
};
