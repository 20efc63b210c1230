// The kind `identities`: the people of the tenant.

import { describeTime } from '../../../insight/time.ts';
import type { Identity } from '../../../model/people/identity.ts';
import { listOf, thingAt } from '../../cells/links.ts';
import { linked } from '../../cells/references.ts';
import { nameOf, plain, yesNo } from '../../cells/text.ts';
import { identityPage } from '../../consolePage.ts';
import { asText } from '../../serverFilter.ts';
import type { Cell, Kind } from '../../types.ts';

const label = (identity: Identity): string => identity.name || identity.alias || identity.id;

const scopeOf = (identity: Identity) => ({ id: identity.id, name: label(identity) });

const statusCell = ({ identityStatus }: Identity): Cell => {
  if (identityStatus === undefined) return plain(undefined);
  const text = identityStatus.toLowerCase();
  if (['ERROR', 'LOCKED'].includes(identityStatus)) return { text: `✗ ${text}`, tone: 'bad' };
  return identityStatus === 'ACTIVE' ? { text } : { text, tone: 'quiet' };
};

const processingCell = ({ processingState }: Identity): Cell => {
  if (processingState === 'ERROR') return { text: '✗ error', tone: 'bad' };
  return processingState === 'OK'
    ? { text: 'ok', tone: 'quiet' }
    : plain(processingState?.toLowerCase());
};

/** The people of the tenant. */
export const identities: Kind<Identity> = {
  id: 'identities',
  singular: 'identity',
  plural: 'identities',
  aliases: ['people', 'ids'],
  summary: 'people: whom accounts belong to, and whether their last refresh failed',
  area: 'people',
  listedIn: { in: 'environment' },
  found: {
    byName: { beginning: ['name', 'alias'] },
    byId: 'get',
    inFind: { of: ({ alias }) => alias },
  },
  referenceTypes: ['IDENTITY'],
  consolePage: identityPage,
  shape: 'many',
  identify: (identity) => identity.id,
  label,
  isBroken: ({ identityStatus, processingState }) =>
    ['ERROR', 'LOCKED'].includes(identityStatus ?? '') || processingState === 'ERROR',
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 24,
      grow: 2,
      priority: 1,
      cell: (identity) => ({ text: label(identity) }),
    },
    {
      id: 'alias',
      header: 'ALIAS',
      width: 18,
      grow: 1,
      priority: 2,
      cell: ({ alias }) => plain(alias),
    },
    { id: 'status', header: 'STATUS', width: 12, priority: 3, cell: statusCell, signed: true },
    {
      id: 'lifecycle',
      header: 'LIFECYCLE',
      width: 12,
      priority: 5,
      cell: ({ lifecycleState }) => plain(lifecycleState?.stateName),
    },
    {
      id: 'processing',
      header: 'REFRESH',
      width: 8,
      priority: 4,
      cell: processingCell,
      signed: true,
    },
    {
      id: 'manager',
      header: 'MANAGER',
      width: 18,
      grow: 1,
      priority: 6,
      cell: ({ managerRef }) => plain(nameOf(managerRef)),
    },
    {
      id: 'mail',
      header: 'MAIL',
      width: 24,
      grow: 1,
      priority: 7,
      cell: ({ emailAddress }) => plain(emailAddress),
    },
  ],
  list: (api, _scope, options) => api.identities.list(options),
  get: (api, id, _scope, options) => api.identities.get(id, options),
  parent: ({ managerRef }) => thingAt('identities', managerRef),
  usedBy: (identity) => listOf('accounts', scopeOf(identity)),
  parts: [
    { title: 'accounts', to: (identity) => listOf('accounts', scopeOf(identity)) },
    { title: 'entitlements', to: (identity) => listOf('identity-entitlements', scopeOf(identity)) },
    {
      title: 'owned access profiles',
      to: (identity) => listOf('access-profiles', scopeOf(identity)),
    },
  ],
  headline: statusCell,
  details: (identity, { nowMs }) => [
    {
      details: [
        { label: 'alias', value: plain(identity.alias) },
        { label: 'mail', value: plain(identity.emailAddress) },
        { label: 'status', value: statusCell(identity) },
        { label: 'lifecycle', value: plain(identity.lifecycleState?.stateName) },
        { label: 'set by hand', value: yesNo(identity.lifecycleState?.manuallyUpdated) },
        { label: 'refresh', value: processingCell(identity) },
        linked('manager', 'identities', identity.managerRef),
        { label: 'is a manager', value: yesNo(identity.isManager) },
        { label: 'last refresh', value: { text: describeTime(identity.lastRefresh, nowMs) } },
        { label: 'created', value: { text: describeTime(identity.created, nowMs) } },
        { label: 'modified', value: { text: describeTime(identity.modified, nowMs) } },
        { label: 'id', value: { text: identity.id } },
      ],
    },
    {
      title: 'attributes',
      details: Object.entries(identity.attributes).map(([name, value]) => ({
        label: name,
        value: plain(
          value === null || value === undefined || typeof value !== 'object'
            ? (value as string | number | null | undefined)
            : JSON.stringify(value),
        ),
      })),
    },
  ],
  serverFilter: {
    operation: 'list-identities',
    columns: { name: asText('name', 'alias'), alias: asText('alias'), mail: asText('email') },
  },
  whenEmpty:
    'There is nobody that this user may see. Identities are made of the accounts of an authoritative source: :sources shows which those are.',
};
