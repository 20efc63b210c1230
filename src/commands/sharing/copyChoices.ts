// What can be copied of the things at hand, with the key of each choice.

import { exactHead, exactText } from '../../resources/cells/cells.ts';
import type { State } from '../../store/state.ts';
import { type AtHand, atHand, errorAtHand } from './atHand.ts';

/** Something of the thing at hand that can be copied. */
export type CopyChoice = {
  readonly id:
    | 'name'
    | 'id'
    | 'json'
    | 'yaml'
    | 'curl'
    | 'sail'
    | 'get'
    | 'console'
    | 'error'
    | `column ${string}`;
  /** The key that copies it at once; empty where there is none left. */
  readonly key: string;
  readonly label: string;
  /** What it is, or would give. */
  readonly shown: string;
};

const fixed = [
  { id: 'json', key: 'y', label: 'JSON', shown: 'the whole object, secrets as stars' },
  { id: 'yaml', key: 'Y', label: 'YAML', shown: 'the same as YAML' },
  {
    id: 'curl',
    key: 'u',
    label: 'curl',
    shown: 'the request for a shell; $SAIL_ACCESS_TOKEN stands for the token',
  },
  { id: 'sail', key: 's', label: 'sail api', shown: 'the request for the official CLI' },
  { id: 'get', key: 'g', label: 'spyglass get', shown: 'the line that prints it' },
  { id: 'console', key: 'b', label: 'web console', shown: 'the address of its page' },
] as const satisfies readonly CopyChoice[];

/** The things at hand in one line: the first, and how many more there are. */
const shownOf = ({ things }: AtHand, text: (index: number) => string): string => {
  const first = text(0);
  return things.length > 1 ? `${first} and ${things.length - 1} more` : first;
};

/** What can be copied now, in the order of the menu. */
export const copyChoices = (state: State, nowMs: number): readonly CopyChoice[] => {
  const hand = atHand(state, nowMs);
  const { kind, things, columns, reading, idOf } = hand;
  const error: readonly CopyChoice[] =
    errorAtHand(state) === undefined
      ? []
      : [{ id: 'error', key: 'e', label: 'error', shown: 'what went wrong, with its tracking id' }];
  if (things.length === 0) return error;
  const at = (index: number) => things[index] ?? {};
  return [
    { id: 'name', key: 'n', label: 'name', shown: shownOf(hand, (index) => kind.label(at(index))) },
    { id: 'id', key: 'i', label: 'id', shown: shownOf(hand, (index) => idOf(at(index))) },
    ...error,
    ...fixed,
    ...columns.map(
      (column, place): CopyChoice => ({
        id: `column ${column.id}`,
        key: place < 9 ? String(place + 1) : '',
        label: exactHead(column),
        shown: shownOf(hand, (index) => exactText(column, at(index), reading)),
      }),
    ),
  ];
};
