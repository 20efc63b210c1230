// The kind `events`: what people changed in the tenant, and the runs that failed.

import { counted } from '../../../insight/counted.ts';
import {
  type EventVerdict,
  eventVerdict,
  eventWords,
  isFailure,
} from '../../../insight/events/eventWords.ts';
import { ago, dateAndTime, describeTime, parseTime } from '../../../insight/time.ts';
import { type AuditEvent, attributeOf, eventNameOf } from '../../../model/tenant/auditEvent.ts';
import { type EventQuestion, eventFilters } from '../../../model/tenant/eventQuery.ts';
import { sourceAt, thingAt } from '../../cells/links.ts';
import { nameOf, nothing, plain, withoutSuffix } from '../../cells/text.ts';
import { asText } from '../../serverFilter.ts';
import type {
  Cell,
  Column,
  Destination,
  Detail,
  Kind,
  Scope,
  Section,
  Tone,
  WindowOfSource,
} from '../../types.ts';

/** How far back a list of the whole tenant goes, as the tenant calculates it and in words. */
const usualTime = { from: 'now-7d', words: '7 days' } as const;

const whatOf = (event: AuditEvent): string => eventWords(event) ?? event.name ?? event.id;

const thingNameOf = (event: AuditEvent): string | undefined => {
  const name =
    nameOf(event.target) ?? attributeOf(event, 'sourceName') ?? attributeOf(event, 'clusterName');
  return name === undefined ? undefined : withoutSuffix(name);
};

const signs: Readonly<Record<EventVerdict, readonly [sign: string, tone: Tone]>> = {
  good: ['✓ ', 'good'],
  bad: ['✗ ', 'bad'],
  'under way': ['» ', 'accent'],
  unknown: ['', 'plain'],
};

const statusCell = (event: AuditEvent): Cell => {
  if (event.status === undefined || event.status === '') return plain(undefined);
  const [sign, tone] = signs[eventVerdict(event)];
  return { text: `${sign}${event.status.toLowerCase()}`, tone };
};

/** The source or cluster that an event is about; undefined where it tells no id of one. */
const thingOf = (event: AuditEvent): Destination | undefined => {
  const named = (kind: 'source' | 'cluster') => ({
    id: attributeOf(event, `${kind}Id`),
    name: withoutSuffix(attributeOf(event, `${kind}Name`) ?? event.target?.name ?? ''),
  });
  return sourceAt(named('source')) ?? thingAt('clusters', named('cluster'));
};

const columns: readonly Column<AuditEvent>[] = [
  {
    id: 'when',
    header: 'WHEN',
    exactHeader: 'CREATED',
    width: 6,
    align: 'right',
    priority: 3,
    cell: ({ created }, { nowMs }) => {
      const ms = parseTime(created);
      return plain(ms === undefined ? created : ago(ms, nowMs));
    },
    measure: { unit: 'age', of: ({ created }) => parseTime(created) },
    sortKey: ({ created }) => -(parseTime(created) ?? 0),
  },
  { id: 'who', header: 'WHO', width: 16, priority: 2, cell: ({ actor }) => plain(actor?.name) },
  {
    id: 'what',
    header: 'WHAT',
    width: 26,
    grow: 2,
    priority: 1,
    names: true,
    cell: (event) => ({ text: whatOf(event) }),
  },
  {
    id: 'of',
    header: 'OF',
    width: 20,
    grow: 2,
    priority: 4,
    cell: (event) => plain(thingNameOf(event)),
  },
  { id: 'status', header: 'STATUS', width: 12, priority: 5, cell: statusCell, signed: true },
  {
    id: 'action',
    header: 'ACTION',
    width: 30,
    grow: 1,
    priority: 6,
    cell: (event) => plain(eventNameOf(event)),
  },
];

const attributeText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

const attributeDetails = ({ attributes }: AuditEvent): readonly Detail[] =>
  Object.entries(attributes).map(([label, value]) => ({
    label,
    lines: [attributeText(value) || nothing],
  }));

/** What it is about; where the event has a name of the source alone, that is said, since nothing leads there. */
const ofDetails = (event: AuditEvent): readonly Detail[] => {
  const to = thingOf(event);
  const of = { label: 'of', value: plain(thingNameOf(event)), ...(to === undefined ? {} : { to }) };
  const isNamedOnly = to === undefined && attributeOf(event, 'sourceName') !== undefined;
  return isNamedOnly
    ? [of, { label: 'known by', value: { text: 'its name: the event has no id of it' } }]
    : [of];
};

/** The older form has a short word where the newer one has the name. */
const shortActionDetail = (event: AuditEvent): readonly Detail[] =>
  event.action === eventNameOf(event)
    ? []
    : [{ label: 'action as sent', value: plain(event.action) }];

const details = (event: AuditEvent, nowMs: number): readonly Section[] => [
  {
    details: [
      { label: 'what', value: plain(whatOf(event)) },
      { label: 'who', value: plain(event.actor?.name) },
      ...ofDetails(event),
      { label: 'status', value: statusCell(event) },
      { label: 'when', value: { text: describeTime(event.created, nowMs) } },
      { label: 'tracking number', value: plain(event.trackingNumber) },
      { label: 'action', value: plain(eventNameOf(event)) },
      ...shortActionDetail(event),
      { label: 'technical name', value: plain(event.technicalName) },
      { label: 'type', value: plain(event.type) },
      { label: 'from', value: plain(event.ipAddress) },
      { label: 'id', value: { text: event.id } },
    ],
  },
  ...(Object.keys(event.attributes).length === 0
    ? []
    : [{ title: 'attributes', details: attributeDetails(event) }]),
];

/** Whether a filter says itself from when on events are wanted. */
const asksForTimes = (filters: string | undefined): boolean => /\bcreated\b/.test(filters ?? '');

/** What the search is asked for where a list hangs. */
const askedIn = (
  { source, changedBefore }: Scope,
  filters: string | undefined,
): Pick<EventQuestion, 'sort' | 'sources' | 'from'> => {
  if (changedBefore !== undefined) return { sort: 'changes', sources: changedBefore };
  const sort = 'changes and failed runs';
  return source === undefined
    ? { sort, from: asksForTimes(filters) ? undefined : usualTime.from }
    : { sort, sources: [{ sourceId: source.id, sourceName: source.name }] };
};

const untilOf = (windows: readonly WindowOfSource[]): number =>
  Math.max(...windows.map(({ toMs }) => toMs));

const changesOnly = ({ source }: Scope, windows: readonly WindowOfSource[]): string =>
  source === undefined
    ? `changes in 24 h before each of ${counted(windows.length, 'source')} broke`
    : `changes in 24 h to ${dateAndTime(untilOf(windows))}`;

/** Whether the tenant still had the events is counted back from the oldest window. */
const emptyBefore = (windows: readonly WindowOfSource[]): string => {
  const until = dateAndTime(untilOf(windows));
  return windows.length === 1
    ? `No change is recorded in the 24 h to ${until}, as far as the search index shows this user. The tenant keeps events for 90 days: older ones are not recorded.`
    : 'No change is recorded in the 24 h before any of them, as far as the search index shows this user. The tenant keeps events for 90 days: older ones are not recorded.';
};

/** What people changed, and the runs that failed: of the last days in the tenant, of all that is kept in a source. */
export const events: Kind<AuditEvent> = {
  id: 'events',
  singular: 'event',
  plural: 'events',
  aliases: ['audit'],
  summary: 'who changed what, and which runs failed, out of the audit events of 90 days',
  area: 'the environment',
  listedIn: { in: 'source or environment' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'none',
  shape: 'many',
  identify: (event) => event.id,
  label: whatOf,
  columns,
  // What was changed before a trouble may be of the cluster too.
  columnsIn: ({ source, changedBefore }, all) =>
    source === undefined || changedBefore !== undefined ? all : all.filter(({ id }) => id !== 'of'),
  list: (api, scope, { filters, signal, priority }) =>
    api.events.find({ ...askedIn(scope, filters), filters }, { signal, priority }),
  parent: thingOf,
  isBroken: isFailure,
  headline: (event) => {
    const who = event.actor?.name;
    const { text, tone } = statusCell(event);
    return { text: who === undefined ? text : `${text}   by ${who}`, tone };
  },
  details: (event, { nowMs }) => details(event, nowMs),
  serverFilter: {
    operation: 'search-post',
    properties: eventFilters,
    columns: { who: asText('actor.name'), action: asText('action', 'technicalName') },
  },
  // The title of the list of a source has its name in that place.
  onlyShows: (scope) =>
    scope.changedBefore !== undefined
      ? changesOnly(scope, scope.changedBefore)
      : scope.source === undefined
        ? `changes and failed runs of ${usualTime.words}`
        : undefined,
  whenEmpty: `No change and no failed run of the last ${usualTime.words} is in the search index for this user. Older ones: spyglass get events --filters 'created ge 2026-09-01T00:00:00Z'.`,
  whenEmptyIn: ({ source, changedBefore }) =>
    changedBefore !== undefined
      ? emptyBefore(changedBefore)
      : source === undefined
        ? undefined
        : `No change of ${source.name} and no failed run is recorded, as far as the search index shows this user. The tenant keeps events for 90 days.`,
};
