import { kindOf } from '../../src/resources/index.ts';
import { isListedAlone, parentKindOf } from '../../src/resources/placement.ts';
import type { Kind, Thing } from '../../src/resources/types.ts';
import type { Outcome } from './command.ts';

type Get = (argv: readonly string[]) => Promise<Pick<Outcome, 'stdout'>>;

/** The arguments of `get` that name the first thing that a kind may hang on. */
export const scopeArguments = async (get: Get, kind: Kind): Promise<readonly string[]> => {
  if (kind.asks !== undefined) return ['active'];
  if (isListedAlone(kind)) return [];
  const { listedIn } = kind;
  const parent = parentKindOf(kind) ?? kindOf(listedIn.in === 'schema' ? 'schemas' : 'sources');
  const whole = await scopeArguments(get, parent);
  const { stdout } = await get([parent.id, ...whole, '-o', 'json', '--limit', '1']);
  const [row] = JSON.parse(stdout) as readonly Thing[];
  const option =
    listedIn.in === 'thing' ? '--of' : listedIn.in === 'schema' ? '--schema' : '--source';
  return [...whole, option, parent.identify(row ?? {})];
};
