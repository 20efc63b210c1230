import { sentenceOf } from '../../api/sentences.ts';
import { findById, kindsById, type Lookup } from '../../resources/findById.ts';
import { thingOf } from '../../resources/findThing.ts';
import { otherForm } from '../../resources/ids.ts';
import type { Destination } from '../../resources/types.ts';
import type { Explorer } from '../../store/explorer.ts';
import { currentView, type State } from '../../store/state.ts';

/** Where a thing is shown that some list has brought already. */
const loadedThing = ({ lists, session }: State, id: string): Destination | undefined => {
  const forms = [id.toLowerCase(), otherForm(id).toLowerCase()];
  for (const kind of kindsById(session.product)) {
    for (const [key, list] of Object.entries(lists)) {
      if (!key.startsWith(`list ${kind.id} `)) continue;
      const row = list.data?.rows.find((other) =>
        forms.includes(kind.identify(other).toLowerCase()),
      );
      if (row !== undefined) return thingOf(kind, row).to;
    }
  }
  return undefined;
};

/** Says where an id was looked for in vain, and where it could not be. */
const vainSentence = (
  id: string,
  { asked, failed }: Exclude<Lookup, { found: object }>,
): string => {
  const [first] = failed;
  if (first === undefined) {
    const plurals = asked.map(({ plural }) => plural);
    return `None of the ${plurals.slice(0, -1).join(', ')} or ${plurals.at(-1)} has the id ${id}.`;
  }
  const { what } = sentenceOf(first.error, {});
  const unasked = failed.map(({ kind }) => kind.plural).join(', ');
  if (asked.length === 0) return `${what} The id could not be looked for.`;
  return `${id} was not found, but ${unasked} could not be asked: ${what}`;
};

/** Opens the thing with an id, whatever its kind. */
export const openById = (explorer: Explorer, id: string): void => {
  const state = explorer.store.getState();
  const known = loadedThing(state, id);
  if (known !== undefined) {
    explorer.jump(known);
    return;
  }
  const asked = currentView(state).id;
  explorer.flash(`Looking for ${id} among everything that has an id`, 'quiet');
  const look = async (): Promise<void> => {
    const answer = await findById(await explorer.api(), id, state.session.product, {});
    if (currentView(explorer.store.getState()).id !== asked) return;
    if (answer.found !== undefined) explorer.jump(answer.found.to);
    else explorer.flash(vainSentence(id, answer), answer.failed.length > 0 ? 'bad' : 'warn');
  };
  void explorer.busy.during(look());
};
