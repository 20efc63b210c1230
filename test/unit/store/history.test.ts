import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backwards,
  forwards,
  type History,
  noHistory,
  type Stack,
  stepped,
  swapped,
} from '../../../src/store/navigation/history.ts';
import { viewOf } from '../../../src/store/navigation/view.ts';

/** A stack of one view, known by its id. */
const stack = (id: number): Stack => [viewOf({ screen: 'list', kind: 'sources', scope: {} }, id)];
const idOf = (views: Stack | undefined): number | undefined => views?.[0]?.id;

/** Where one is, and where one was: as the navigation keeps it. */
type Place = { readonly history: History; readonly views: Stack };

const start: Place = { history: noHistory, views: stack(0) };

const goTo = ({ history, views }: Place, id: number): Place => ({
  history: stepped(history, views),
  views: stack(id),
});

const walk = (place: Place, step: typeof backwards): Place =>
  step(place.history, place.views) ?? place;

/** The ids before, here and after. */
const drawn = ({ history, views }: Place) => [
  history.past.map(idOf),
  idOf(views),
  history.future.map(idOf),
];

describe('where one has been', () => {
  it('is nowhere at the start', () => {
    for (const step of [backwards, forwards, swapped]) {
      expect(step(noHistory, stack(0))).toBe(undefined);
    }
  });

  it('is walked back and forward again', () => {
    const there = [1, 2].reduce(goTo, start);
    const back = walk(walk(there, backwards), backwards);
    expect([there, back, walk(back, forwards)].map(drawn)).toEqual([
      [[0, 1], 2, []],
      [[], 0, [1, 2]],
      [[0], 1, [2]],
    ]);
    expect(backwards(back.history, back.views)).toBe(undefined);
    expect(forwards(there.history, there.views)).toBe(undefined);
  });

  it('forgets what is ahead when one goes elsewhere', () => {
    const there = goTo(walk([1, 2].reduce(goTo, start), backwards), 3);
    expect(drawn(there)).toEqual([[0, 1], 3, []]);
  });

  it('swaps the last two as often as one likes, and keeps what is ahead', () => {
    const there = walk([1, 2, 3].reduce(goTo, start), backwards);
    const once = walk(there, swapped);
    expect([once, walk(once, swapped)].map(drawn)).toEqual([
      [[0, 2], 1, [3]],
      [[0, 1], 2, [3]],
    ]);
  });

  it('holds the last fifty steps', () => {
    const there = Array.from({ length: 60 }, (_, index) => index + 1).reduce(goTo, start);
    expect([there.history.past.length, idOf(there.history.past[0])]).toEqual([50, 10]);
  });

  it('comes back to where it was, whatever the way', () => {
    const moves = fc.array(fc.constantFrom('step', 'back', 'forward'), { maxLength: 40 });
    fc.assert(
      fc.property(moves, (words) => {
        let place = start;
        let last = 0;
        for (const word of words) {
          if (word === 'step') {
            last += 1;
            place = goTo(place, last);
          } else place = walk(place, word === 'back' ? backwards : forwards);
          const back = backwards(place.history, place.views);
          const again = back && forwards(back.history, back.views);
          expect(again === undefined ? 'at the start' : drawn(again)).toEqual(
            place.history.past.length === 0 ? 'at the start' : drawn(place),
          );
        }
      }),
    );
  });
});
