// Opens the thing whose id was typed, whatever its kind.

import { sentenceOf } from '../../../api/sentences.ts';
import { findById, type Lookup } from '../../../resources/finding/findById.ts';
import type { Explorer } from '../../../store/explorer.ts';
import { notThere, there } from '../../../store/queries/lookups.ts';
import type { State } from '../../../store/state.ts';
import { keepThing } from '../../../store/things/keepThing.ts';
import { isOnScreen } from '../../sharing/atHand.ts';
import { loadedThing } from './loaded.ts';
import { lookFor } from './lookFor.ts';

/** Says which kinds do not have an id, and which could not be asked; in short where the view shows that error already. */
const vainSentence = (
  state: State,
  id: string,
  { asked, failed }: Exclude<Lookup, { found: object }>,
): string => {
  const [first] = failed;
  if (first !== undefined) {
    const { what } = sentenceOf(first.error, {});
    if (asked.length === 0 && isOnScreen(state, first.error)) {
      return 'The id could not be looked for.';
    }
    const unasked = failed.map(({ kind }) => kind.plural).join(', ');
    if (asked.length === 0) return `${what} The id could not be looked for.`;
    return `${id} was not found, but ${unasked} could not be asked: ${what}`;
  }
  const plurals = asked.map(({ plural }) => plural);
  if (plurals.length === 1)
    return `None of the ${plurals[0]} that this user may see has the id ${id}.`;
  const names = `${plurals.slice(0, -1).join(', ')} and ${plurals.at(-1)}`;
  return `Nothing among ${plurals.length} kinds has the id ${id}: ${names}, as far as this user may see them. Only the latest activations were looked through, and nothing that belongs to one source, such as its schemas: list those first.`;
};

/** Opens the thing with an id, whatever its kind. */
export const openById = (explorer: Explorer, id: string): void => {
  const state = explorer.store.getState();
  const known = loadedThing(state, id);
  if (known !== undefined) {
    explorer.descend(1, known);
    return;
  }
  lookFor(explorer, `${id} among everything that has an id`, async (signal) => {
    const answer = await findById(await explorer.api(), id, state.session.product, { signal });
    const { found } = answer;
    if (found === undefined) {
      const tone = answer.failed.length > 0 ? 'bad' : 'warn';
      return notThere(() =>
        explorer.flash(vainSentence(explorer.store.getState(), id, answer), tone),
      );
    }
    return there(() => {
      if (found.item !== undefined) keepThing(explorer, found.to, found.item);
      explorer.jump(found.to);
    });
  });
};
