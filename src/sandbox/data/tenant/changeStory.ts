// What was changed at a source in 90 days: every day, days before its trouble, shortly before it, and since it began.

import type { ChangeName } from '../../../model/tenant/eventNames.ts';
import { type Random, randomOf } from '../random.ts';
import type { IncidentName } from '../sources/incidents/errors.ts';
import { dayMs, hourMs, minuteMs } from '../time.ts';
import type { ChangedThing, ChangeEvent } from './changes.ts';

/** When something was changed before the trouble of a source began: in the 24 hours before, days earlier, or not. */
export type ChangedBefore = 'shortly' | 'days earlier' | 'no';

/** The changes of a source, and when the last one before its trouble was; undefined where there is no trouble. */
export type ChangeStory = {
  readonly before: ChangedBefore | undefined;
  readonly changes: readonly ChangeEvent[];
};

/** What a story depends on. Times are epoch milliseconds. */
export type StoryInput = {
  readonly seed: number;
  readonly place: number;
  /** What is wrong with the source. */
  readonly incident: IncidentName | undefined;
  readonly source: { readonly id: string; readonly name: string };
  /** Since when the source is in trouble. */
  readonly beganMs: number | undefined;
  readonly startedAtMs: number;
};

/** What somebody did in one go: the events, each with what it says besides. */
type Doing = readonly (readonly [name: ChangeName, attributes: Readonly<Record<string, string>>])[];

const changed = (path: string) => ({ changedFields: path });

const credentials: Doing = [['SOURCE_UPDATE', changed('/connectorAttributes/clientCredentials')]];
const address: Doing = [['SOURCE_UPDATE', changed('/connectorAttributes/host')]];
const connectorFile: Doing = [
  ['CONNECTOR_FILE_UPLOAD', { fileName: 'connector-dependencies-3.2.jar' }],
  ['CONNECTOR_UPDATE', { fileName: 'connector-dependencies-3.2.jar' }],
];
const moved: Doing = [
  ['SOURCE_UPDATE', changed('/cluster')],
  ['SOURCE_FEATURES_STRING_UPDATE', changed('/features')],
];
const schedule: Doing = [['SOURCE_SCHEDULE_UPDATED', { cronExpression: '0 */5 * * * ?' }]];
const attributeDeleted: Doing = [
  ['SOURCE_SCHEMA_ATTRIBUTES_DELETED', { schemaName: 'account', attributeNames: 'dept' }],
  ['SCHEMA_UPDATED', { schemaName: 'account' }],
];
const threshold: Doing = [['SOURCE_UPDATE_DELETE_THRESHOLD', { deleteThreshold: '10' }]];
const correlation: Doing = [['CORRELATION_CONFIG_UPDATED', {}]];
const passwordPolicy: Doing = [['SOURCE_PASSWORD_POLICY_ASSIGNED', {}]];
const described: Doing = [['SOURCE_UPDATE', changed('/description')]];
const owner: Doing = [['SOURCE_UPDATE', changed('/owner')]];

type Doings = readonly [Doing, ...Doing[]];

/** What can have been done before an incident, so that it looks like its cause; nothing for those with a cause elsewhere. */
const beforeIncident: Readonly<Record<IncidentName, Doings | undefined>> = {
  passwordExpired: [address, schedule],
  secretExpired: [credentials, connectorFile],
  oraclePasswordExpired: [connectorFile, schedule],
  unauthorizedClient: [credentials],
  invalidToken: [credentials],
  secretsNotMoved: [moved],
  wrongHeader: [attributeDeleted],
  gatewayUnreachable: [address, connectorFile],
  timeout: [schedule, connectorFile],
  assumeRole: [address],
  untrustedCertificate: [address, connectorFile],
  thresholdReached: [threshold, correlation],
  flapping: [schedule],
  unsteady: [address],
  driverMissing: [connectorFile],
  tableNotReadable: [credentials, address],
  consentMissing: [credentials],
  resultTooLarge: [schedule],
  applianceOutOfMemory: [schedule],
  clusterUnreachable: undefined,
  noAppliance: undefined,
  unexplained: undefined,
  identityMissing: undefined,
  hostile: undefined,
};

const everyDay: Doings = [
  described,
  owner,
  schedule,
  threshold,
  correlation,
  passwordPolicy,
  attributeDeleted,
  connectorFile,
];

/** The people who work on sources. */
export const changers = [
  'joost.devries',
  'mei.tan',
  'ravi.krishnamurthy',
  'grace.okafor',
  'pekka.hamalainen',
] as const;

/** The events of one doing: they follow each other in moments and share a tracking number. */
const done = (
  doing: Doing,
  thing: ChangedThing,
  atMs: number,
  random: Random,
  status: ChangeEvent['status'] = 'PASSED',
): readonly ChangeEvent[] => {
  const actor = random.pick(changers);
  const trackingNumber = random.hex(32);
  return doing.map(([name, attributes], index) => ({
    name,
    thing,
    actor,
    atMs: Math.round(atMs) + index * 340,
    trackingNumber,
    status,
    attributes,
  }));
};

/** Which of the three it is; a source that was moved to another cluster was surely changed. */
const drawBefore = (incident: IncidentName | undefined, random: Random): ChangedBefore => {
  const share = random.int(0, 99);
  if (incident === undefined || beforeIncident[incident] === undefined) return 'no';
  if (incident === 'secretsNotMoved' || share < 45) return 'shortly';
  return share < 75 ? 'days earlier' : 'no';
};

/** How long before the trouble of a source nothing was changed but what its story says. */
const quietMs = 21 * dayMs;

/** The changes of a source. */
export const changeStoryOf = (input: StoryInput): ChangeStory => {
  const { seed, place, incident, source, beganMs, startedAtMs } = input;
  const random = randomOf(seed, 'changes of a source', place);
  const thing: ChangedThing = { kind: 'source', ...source };
  const lastMs = beganMs === undefined ? startedAtMs - hourMs : beganMs - quietMs;
  const firstMs = startedAtMs - 89 * dayMs;
  const usual = Array.from({ length: random.int(0, 4) }, () => {
    const atMs = startedAtMs - random.int(1, 88 * 24 * 60) * minuteMs;
    return done(random.pick(everyDay), thing, atMs, random);
  })
    .flat()
    .filter(({ atMs }) => atMs > firstMs && atMs < lastMs);
  if (beganMs === undefined) return { before: undefined, changes: usual };

  const doings = incident === undefined ? undefined : beforeIncident[incident];
  const before = drawBefore(incident, random);
  const minutesBefore =
    before === 'shortly' ? random.int(4, 95) : random.int(2 * 24 * 60, 20 * 24 * 60);
  const story =
    before === 'no' || doings === undefined
      ? []
      : done(random.pick(doings), thing, beganMs - minutesBefore * minuteMs, random);
  const sinceMs = startedAtMs - beganMs;
  const tried =
    sinceMs > hourMs && random.chance(0.4)
      ? done(
          random.pick([address, schedule, described]),
          thing,
          beganMs + (sinceMs * random.int(30, 80)) / 100,
          random,
          random.chance(0.3) ? 'FAILED' : 'PASSED',
        )
      : [];
  return { before, changes: [...usual, ...story, ...tried] };
};

const policy: ChangedThing = { kind: 'tenant', id: 'jit', name: 'JIT activation policy' };

/** Changes of the tenant itself: its settings, transforms and policies, at any time in 90 days. */
export const tenantChangesOf = (seed: number, startedAtMs: number): readonly ChangeEvent[] => {
  const random = randomOf(seed, 'changes of the tenant');
  const named = (id: string, name: string): ChangedThing => ({ kind: 'tenant', id, name });
  const doings: readonly (readonly [ChangedThing, ChangeName])[] = [
    [named('transform', 'Meridian e-mail address'), 'UPDATE_TRANSFORM'],
    [named('transform', 'Department by cost centre'), 'UPDATE_TRANSFORM'],
    [named('org', 'meridian-freight'), 'ORG_CONFIG_CHANGE_AUDIT'],
    [named('org', 'meridian-freight'), 'TENANT_CONFIG_UPDATED'],
    [named('client', 'Dashboard of the night shift'), 'API_CLIENT_CREATE'],
    [named('deploy', 'Sandbox to production'), 'CONFIG_HUB_DEPLOY'],
    [policy, 'JIT-ACTIVATION_POLICY_UPDATED'],
  ];
  return doings.flatMap(([thing, name]) =>
    done([[name, {}]], thing, startedAtMs - random.int(60, 60 * 24 * 60) * minuteMs, random),
  );
};

/**
 * The changes of a cluster: one some weeks ago, and where it is in trouble now, in half of the tenants another one
 * shortly before that, which hits all of its sources.
 */
export const clusterStoryOf = (
  input: Pick<StoryInput, 'seed' | 'beganMs' | 'startedAtMs'>,
  cluster: { readonly id: string; readonly name: string },
): ChangeStory => {
  const { seed, beganMs, startedAtMs } = input;
  const random = randomOf(seed, 'changes of a cluster', cluster.id);
  const thing: ChangedThing = { kind: 'cluster', ...cluster };
  const pinned = done(
    [['MANAGED_CLUSTER_UPDATE', changed('/updatePreferences')]],
    thing,
    startedAtMs - random.int(40 * 24, 85 * 24) * hourMs,
    random,
  );
  if (beganMs === undefined) return { before: undefined, changes: pinned };
  if (random.chance(0.5)) return { before: 'no', changes: pinned };
  const story = done(
    [
      ['MANAGED_CLUSTER_UPDATE', changed('/configuration/gmtOffset')],
      ['MANAGED_CLIENT_UPDATE', { clientName: `${cluster.name} 1` }],
    ],
    thing,
    beganMs - random.int(5, 40) * minuteMs,
    random,
  );
  return { before: 'shortly', changes: [...pinned, ...story] };
};
