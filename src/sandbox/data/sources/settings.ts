// The connectorAttributes of a source: its connection, its secrets, and copies of its status.

import { type Random, randomOf } from '../random.ts';
import type { LastGood } from '../runs/runs.ts';
import type { SourceEntry } from './catalogue.ts';
import type { Connector } from './connectors/connector.ts';
import { copiesOf, diagnosticsOf, type SourceStatus } from './truth/status.ts';

/** What the settings of a source are made from. Times are epoch milliseconds. */
export type SettingsFacts = {
  readonly seed: number;
  readonly id: string;
  readonly index: number;
  readonly entry: SourceEntry;
  readonly connector: Connector;
  readonly status: SourceStatus;
  /** When something last looked at the source. */
  readonly lastLookMs: number;
  /** The last successful aggregations. */
  readonly lastGood: LastGood;
};

/** An encrypted secret as the tenant stores it: a number, then JSON. */
export const ciphertext = (random: Random): string =>
  `2_{"KEY":"${Buffer.from(random.hex(48), 'hex').toString('base64')}","SECRET":"${Buffer.from(random.hex(64), 'hex').toString('base64')}"}`;

/** The settings of the connection: address, user and encrypted secrets. */
const connection = (facts: SettingsFacts, random: Random): Record<string, unknown> => {
  const { connector, entry } = facts;
  const host = `${connector.script.split('-')[0]?.toLowerCase()}.meridian.example`;
  if (connector.connectionType === 'file') {
    return {
      file: 'upload',
      delimiter: ',',
      hasHeader: true,
      mergeColumns: ['groups'],
      indexColumn: connector.identity,
      aggregationFile: `${entry.name.toLowerCase().replaceAll(' ', '-')}.csv`,
    };
  }
  if (connector.script.startsWith('active-directory')) {
    return {
      forestSettings: [
        {
          forestName: 'meridian.example',
          gcServer: 'gc.meridian.example:3269',
          user: 'MERIDIAN\\svc_isc',
          password: ciphertext(random),
          useSSL: true,
        },
      ],
      domainSettings: [
        {
          domainDN: 'DC=corp,DC=meridian,DC=example',
          domainNetBiosName: 'MERIDIAN',
          servers: ['dc01.meridian.example', 'dc02.meridian.example'],
          port: '636',
          user: 'MERIDIAN\\svc_isc',
          password: ciphertext(random),
        },
      ],
      searchDNs: [
        {
          searchDN: 'OU=People,DC=corp,DC=meridian,DC=example',
          iterateSearchFilter: '(objectClass=user)',
        },
      ],
      IQServiceHost: 'iq01.meridian.example',
      IQServicePort: '5051',
      useTLSForIQService: true,
      encrypted: 'forestSettings.password,domainSettings.password',
    };
  }
  if (connector.script === 'jdbc' || connector.type.includes('Database')) {
    return {
      url: `jdbc:oracle:thin:@${host}:1521/PROD`,
      driverClass: 'oracle.jdbc.OracleDriver',
      user: 'SVC_ISC',
      password: ciphertext(random),
      encrypted: 'password',
    };
  }
  return {
    genericWebServiceBaseUrl: `https://${host}/api`,
    authenticationMethod: 'OAuth2',
    token_url: `https://${host}/oauth/token`,
    client_id: random.uuid(),
    client_secret: ciphertext(random),
    privateKey: ciphertext(random),
    encrypted: 'client_secret,privateKey',
  };
};

/** So many requests of a Web Services source that its settings are 60 KiB large. */
const manyRequests = (): readonly Record<string, unknown>[] =>
  Array.from({ length: 96 }, (_, index) => ({
    uniqueNameForEndPoint: `Step ${index + 1}: declarations of office ${index + 101}`,
    operationType: index % 3 === 0 ? 'Account Aggregation' : 'Group Aggregation',
    sequenceNumberForEndpoint: String(index + 1),
    httpMethodType: 'GET',
    contextUrl: `/v3/offices/${index + 101}/declarants?page=$pageNumber$&pageSize=500&includeInactive=true`,
    header: { Accept: 'application/json', 'X-Office': String(index + 101) },
    body: { bodyFormat: 'raw', jsonBody: null },
    rootPath: `$.offices[${index}].declarants[*]`,
    resMappingObj: {
      id: 'declarantId',
      username: 'login.name',
      roles: 'authorizations[*].code',
      office: 'office.code',
      language: 'preferences.language',
      lastSeen: 'audit.lastSeenAt',
    },
    responseCode: ['2**'],
    paginationSteps: 'TERMINATE_IF $RECORDS_COUNT$ < 500',
  }));

/** The connectorAttributes of a source, with the copies of its status that real tenants keep there. */
export const settingsOf = (facts: SettingsFacts): Record<string, unknown> => {
  const { connector, entry, status } = facts;
  const random = randomOf(facts.seed, 'settings', facts.index);
  const { accounts, groups } = facts.lastGood;
  return {
    ...copiesOf(status, facts.index),
    cloudExternalId: String(62_867 + facts.index * 13),
    cloudDisplayName: entry.name,
    cloudCacheUpdate: facts.lastLookMs,
    connectorName: connector.name,
    templateApplication: `${connector.name} Template`,
    healthCheckTimeout: facts.index % 3 === 0 ? '90' : 30,
    deleteThresholdPercentage: 10,
    ...(accounts === undefined
      ? { hasFullAggregationCompleted: false }
      : { lastAggregationDate_account: String(accounts), hasFullAggregationCompleted: true }),
    ...(groups === undefined ? {} : { lastAggregationDate_group: new Date(groups).toISOString() }),
    sourceConnected: status.healthy,
    version: 'v1',
    labels: [],
    supportsDeltaAgg: String(connector.script.startsWith('active-directory')),
    sourceDescription: entry.description ?? '',
    formPath: null,
    ...(entry.cluster === undefined && connector.connectionType === 'direct'
      ? { idnProxyType: 'sp-connect', spConnectorSpecId: random.uuid() }
      : {}),
    'slpt-source-diagnostics': JSON.stringify({
      connector: connector.script,
      ...diagnosticsOf(status, random.int(20_000, 90_000)),
    }),
    ...connection(facts, random),
    ...(entry.manyRequests === true ? { connectionParameters: manyRequests() } : {}),
  };
};
