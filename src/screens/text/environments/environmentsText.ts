// The lines of the menu of environments: name, marks, origin, and how many sources are broken.

import type { Fill } from '../../../commands/keys/fillKeys.ts';
import { timeOfDay } from '../../../insight/time.ts';
import { keyed } from '../../../model/keyed.ts';
import type { EnvironmentChoice } from '../../../store/environments/choices.ts';
import type { Counts, Look, Looks } from '../../../store/environments/looks.ts';
import type { Overlay } from '../../../store/overlay.ts';
import type { Span } from '../../../terminal/look/tones.ts';
import { clean } from '../../../terminal/text/clean.ts';
import { fit, widthOf } from '../../../terminal/text/width.ts';
import { cutSpans, spansWidth } from '../spans.ts';
import { type TextLine, wrappedLines } from '../textLines.ts';

type EnvironmentList = Pick<Extract<Overlay, { type: 'environments' }>, 'choices' | 'choice'> & {
  readonly looks: Looks;
  /** The name of the connected environment. */
  readonly current: string;
};

const number = (count: number): string => count.toLocaleString('en-US');

/** How many sources of an environment are broken or healthy: a sign and words, the broken ones first. */
const countSpans = ({ sources, broken, unknown = 0 }: Counts): readonly Span[] => {
  if (sources === undefined) return [{ text: clean('✓ answers, does not count its sources') }];
  if (broken === undefined) return [{ text: clean(`✓ answers, ${number(sources)} sources`) }];
  const of: Span = { text: clean(` of ${number(sources)}`) };
  const doubt: readonly Span[] =
    unknown === 0 ? [] : [{ text: clean(`, ${number(unknown)} unknown`), tone: 'warn' }];
  if (broken > 0) return [{ text: clean(`✗ ${number(broken)} broken`), tone: 'bad' }, ...doubt, of];
  return doubt.length === 0
    ? [{ text: clean(`✓ all ${number(sources)} healthy`), tone: 'good' }]
    : [{ text: clean('✓ none broken'), tone: 'good' }, ...doubt, of];
};

const lookSpans = (look: Look | undefined, fill: Fill): readonly Span[] => {
  switch (look?.status) {
    case undefined:
      return [];
    case 'asking':
      return [{ text: clean('… asking'), tone: 'quiet' }];
    case 'answered':
      return [
        ...countSpans(look.counts),
        { text: clean(`  ${timeOfDay(look.atMs).slice(0, 5)}`), tone: 'quiet' },
      ];
    case 'failed':
      return [{ text: clean(`✗ ${fill(look.why)}`), tone: 'bad' }];
    case 'leftOut':
      return [{ text: clean(`- ${fill(look.why)}`), tone: 'quiet' }];
    default:
      return look satisfies never;
  }
};

/** PRODUCTION and WRITE, where they apply. */
const marksOf = ({ production, write }: EnvironmentChoice): readonly Span[] => [
  ...(production
    ? [{ text: clean(' PRODUCTION '), tone: 'bad', bold: true, inverse: true } as const]
    : []),
  ...(write === true
    ? [{ text: clean(production ? ' WRITE' : 'WRITE'), tone: 'warn', bold: true } as const]
    : []),
];

/** On narrower screens the origin of an environment stands below the list only. */
const originFrom = 110;

/** All environments, one a line: digit, name, marks, origin, and how many sources are broken. */
export const environmentLines = (
  { choices, choice: chosenIndex, looks, current }: EnvironmentList,
  fill: Fill,
  width: number,
): readonly TextLine[] => {
  const nameCells = Math.min(
    width < 100 ? 20 : 32,
    Math.max(8, ...choices.map(({ name }) => widthOf(clean(name)))),
  );
  const originOf = ({ name, origin }: EnvironmentChoice) =>
    name === current ? `${origin}, here` : origin;
  const originCells = Math.min(
    width < 140 ? 20 : 40,
    Math.max(0, ...choices.map((choice) => originOf(choice).length)),
  );
  const marksCells = Math.max(0, ...choices.map((choice) => spansWidth(marksOf(choice))));
  return choices.map((choice, index) => {
    const isChosen = index === chosenIndex;
    const left: readonly Span[] = [
      { text: clean(isChosen ? '▌ ' : '  '), tone: 'accent', bold: true },
      { text: fit(clean(choice.shortcut ?? ' '), 2), tone: 'accent' },
      {
        text: fit(clean(choice.name), nameCells),
        tone: choice.accent,
        bold: isChosen || choice.name === current,
      },
      { text: clean('  ') },
      ...marksOf(choice),
      {
        text: clean(
          ' '.repeat(marksCells - spansWidth(marksOf(choice)) + (marksCells > 0 ? 2 : 0)),
        ),
      },
      ...(width < originFrom
        ? []
        : [
            { text: fit(clean(originOf(choice)), originCells), tone: 'quiet' } as const,
            { text: clean('  ') },
          ]),
    ];
    const look: readonly Span[] =
      choice.problem === undefined
        ? lookSpans(looks[choice.name], fill)
        : [{ text: clean(`✗ ${choice.problem}`), tone: 'warn' }];
    return cutSpans([...left, ...look], width);
  });
};

/** Below the list: name, origin and problem of the chosen environment in full, as its line may cut them. */
export const chosenEnvironmentLines = (
  { choices, choice, looks }: EnvironmentList,
  fill: Fill,
  width: number,
): readonly TextLine[] => {
  const chosen = choices[choice];
  if (chosen === undefined) return [];
  const look = looks[chosen.name];
  const why =
    chosen.problem ?? (look?.status === 'failed' || look?.status === 'leftOut' ? look.why : '');
  return [
    [],
    ...wrappedLines(`${chosen.name}, from ${chosen.origin}`, 2, width, { bold: true }),
    ...(why === '' ? [] : wrappedLines(fill(why), 2, width)),
    ...(look?.status === 'failed'
      ? wrappedLines(
          fill(keyed`It was asked at ${timeOfDay(look.atMs)}. {environments.again} asks again.`),
          2,
          width,
          {
            tone: 'quiet',
          },
        )
      : []),
  ];
};
