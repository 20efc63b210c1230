// The menu of what can be copied of the thing at hand.

import type { ReactNode } from 'react';
import { commandOf } from '../../commands/index.ts';
import { keysOf } from '../../commands/keys/keymap.ts';
import { atHand } from '../../commands/sharing/atHand.ts';
import { type CopyChoice, copyChoices } from '../../commands/sharing/copyChoices.ts';
import { bodyLines } from '../../store/frame/size.ts';
import type { KeyMap } from '../../store/state.ts';
import type { Span } from '../../terminal/look/tones.ts';
import { clean } from '../../terminal/text/clean.ts';
import { fit } from '../../terminal/text/width.ts';
import { entrySign, Menu } from '../parts/Menu.tsx';
import { useExplorer, useSelect } from '../useExplorer.ts';

/** The key in force for a choice: the menu knows the usual one, and an operator may have others in their order. */
const keyInForce = (usual: string, keys: KeyMap): string => {
  const command = commandOf('copy.byKey');
  const at = command.keys.indexOf(usual);
  return at === -1 ? usual : (keysOf(command, keys)[at] ?? '');
};

const keyWidth = 3;
const labelWidth = 16;

/** What can be copied of the thing at hand: the key, the name and the value of each choice. */
export const CopyMenu = ({ choice: chosen }: { readonly choice: number }): ReactNode => {
  const explorer = useExplorer();
  const width = useSelect((state) => state.size.columns);
  const height = useSelect(bodyLines);
  // Selected as text: two equal texts are equal to React, so other changes of the state draw nothing.
  const choices = useSelect((state) => JSON.stringify(copyChoices(state, explorer.now())));
  const keys = useSelect((state) => state.keys);
  const count = useSelect((state) => atHand(state, explorer.now()).things.length);
  const rest = Math.max(1, width - keyWidth - labelWidth - 2);
  const lines = (JSON.parse(choices) as readonly CopyChoice[]).map(
    ({ key, label, shown }, index): readonly Span[] => [
      entrySign(index === chosen),
      { text: fit(clean(keyInForce(key, keys)), keyWidth), tone: 'accent', bold: true },
      { text: fit(clean(label), labelWidth), bold: index === chosen },
      { text: fit(clean(shown), rest), tone: 'quiet' },
    ],
  );
  return (
    <Menu
      title={[
        { text: clean('COPY WHAT'), bold: true },
        { text: clean(count > 1 ? `   of ${count} marked` : ''), tone: 'quiet' },
      ]}
      lines={lines}
      choice={chosen}
      height={height}
    />
  );
};
