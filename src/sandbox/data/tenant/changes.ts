// Audit events of what somebody changed, as the search API sends them in the newer and the older form.

import { type ChangeName, changeNames } from '../../../model/tenant/eventNames.ts';
import { randomOf } from '../random.ts';

/** What an event of a change is about: a source, a cluster, or something of the tenant that has a name only. */
export type ChangedThing = {
  readonly kind: 'source' | 'cluster' | 'tenant';
  readonly id: string;
  readonly name: string;
};

/** A change that somebody made, before it becomes a document. */
export type ChangeEvent = {
  readonly name: ChangeName;
  readonly thing: ChangedThing;
  readonly actor: string;
  readonly atMs: number;
  /** Changes of one doing share it. */
  readonly trackingNumber: string;
  readonly status: 'PASSED' | 'FAILED';
  /** What the event says besides of the thing, such as the fields that were changed. */
  readonly attributes: Readonly<Record<string, string>>;
};

/** The type of an event: some names are a type of their own. */
const typeOf = (name: ChangeName): string => {
  const isIn = (names: readonly string[]): boolean => names.includes(name);
  if (isIn(changeNames.machines)) return 'MANAGED_CLIENTS';
  if (isIn(changeNames.tenant)) return 'SYSTEM_CONFIG';
  if (isIn(changeNames.passwords)) return 'PASSWORD_ACTIVITY';
  if (name.startsWith('JIT-ACTIVATION_POLICY')) return 'POLICY_UPDATE';
  if (name.startsWith('ENTITLEMENT_CONNECTION')) return 'ENTITLEMENT_CONNECTION';
  return /^(SOURCE_SCHEDULE_|CORRELATION_)/.test(name) ? name : 'SOURCE_MANAGEMENT';
};

const operations: readonly (readonly [RegExp, string])[] = [
  [/CREATE|ADDED|UPLOAD/, 'CREATE'],
  [/DELETE|REMOVED|RESET/, 'DELETE'],
  [/./, 'UPDATE'],
];

const operationOf = (name: ChangeName): string =>
  operations.find(([pattern]) => pattern.test(name))?.[1] ?? 'UPDATE';

const readable = (name: string): string =>
  name
    .toLowerCase()
    .split(/[_ -]/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');

/** Whether an event is in the older form: its name is in `technicalName`, and `action` has a short word. */
export const isInOlderForm = (seed: number, trackingNumber: string): boolean =>
  randomOf(seed, 'form of events', trackingNumber).chance(0.4);

/** The event of a change as the search API sends it, without the fields that all documents have. */
export const changeDocument = (change: ChangeEvent, seed: number) => {
  const { name, thing, actor, atMs, trackingNumber, status, attributes } = change;
  const random = randomOf(seed, 'change', trackingNumber, name, thing.id);
  const isOlder = isInOlderForm(seed, trackingNumber);
  const operation = operationOf(name);
  // Events of the older form know their source by its name, with the number that the services add to it, more often.
  const hasId = !isOlder || random.chance(0.6);
  const known = {
    ...(hasId ? { [`${thing.kind}Id`]: thing.id } : {}),
    [`${thing.kind}Name`]: thing.name,
  };
  return {
    id: random.hex(64),
    name: readable(name),
    created: new Date(atMs).toISOString(),
    action: isOlder ? operation.toLowerCase() : name,
    type: typeOf(name),
    actor: { name: actor },
    target: { name: thing.name },
    stack: thing.kind === 'cluster' ? 'va' : 'cc',
    trackingNumber,
    ipAddress: `10.20.${random.int(1, 9)}.${random.int(2, 250)}`,
    attributes: { ...(thing.kind === 'tenant' ? {} : known), ...attributes },
    objects: [thing.kind === 'tenant' ? 'CONFIGURATION' : thing.kind.toUpperCase()],
    operation,
    status,
    ...(isOlder ? { technicalName: name } : {}),
  };
};
