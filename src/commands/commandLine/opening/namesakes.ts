// Lists the things of one name, to choose from.

import { oneName } from '../../../resources/finding/findSource.ts';
import type { Kind } from '../../../resources/types.ts';
import type { Explorer } from '../../../store/explorer.ts';
import { applyFilter } from '../../lists/filtering.ts';

/** A filter for a name. Quotes cannot be written inside of quotes, so a name with quotes is filtered by its parts. */
const filterFor = (name: string): string =>
  name
    .split('"')
    .filter((part) => part.trim() !== '')
    .map((part) => `name:"${part}"`)
    .join(' ');

/** Lists the things of one name to choose from, and says how to go on: `next` is the kind to open in the chosen one. */
export const listNamesakes = (
  explorer: Explorer,
  { id, plural }: Kind,
  names: readonly string[],
  next: Kind | undefined,
): void => {
  explorer.jump({ screen: 'list', kind: id, scope: {} });
  applyFilter(explorer, filterFor(oneName(names) ?? ''));
  const how = next === undefined ? 'choose one.' : `open one, then type :${next.id}`;
  explorer.flash(`${names.length} ${plural} have this name: ${how}`, 'warn');
};
