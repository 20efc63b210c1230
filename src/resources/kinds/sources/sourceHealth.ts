// The kind `source-health`: how a source fares.

import { statusWords, verdictSign } from '../../../insight/health.ts';
import type { SourceHealth } from '../../../model/sources/sourceHealth.ts';
import { plain, withoutSuffix, yesNo } from '../../cells/text.ts';
import type { Kind } from '../../types.ts';
import { sourceProbes } from './sourceProbes.ts';

/**
 * What the tenant's own health check knows of a source, with the machine it runs on. It has neither message nor time
 * (sources API, get-source-health): a probe has both.
 */
export const sourceHealth: Kind<SourceHealth> = {
  id: 'source-health',
  singular: 'source health',
  plural: 'source health',
  aliases: ['health'],
  summary: "what the tenant's own check knows of a source",
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: (health) => health.id ?? '',
  label: (health) => withoutSuffix(health.name ?? health.id ?? ''),
  columns: [
    {
      id: 'name',
      header: 'NAME',
      width: 24,
      grow: 2,
      priority: 1,
      cell: (health) => plain(withoutSuffix(health.name ?? '')),
    },
    {
      id: 'status',
      header: 'STATUS',
      width: 30,
      priority: 2,
      cell: (health) => plain(health.status),
    },
    {
      id: 'hostname',
      header: 'HOST',
      width: 24,
      grow: 1,
      priority: 3,
      cell: (health) => plain(health.hostname),
    },
    {
      id: 'iqservice',
      header: 'IQSERVICE',
      width: 16,
      priority: 4,
      cell: (health) => plain(health.iqServiceVersion),
    },
  ],
  get: (api, id, { source }, options) => api.sources.health(source?.id ?? id, options),
  headline: (health) => {
    const { verdict, word } = statusWords(health.status);
    return {
      text: `${verdictSign[verdict]} ${word.toUpperCase()}`,
      tone: verdict === 'unknown' ? 'warn' : verdict,
    };
  },
  details: (health) => [
    {
      details: [
        { label: 'status', value: plain(health.status) },
        { label: '', lines: [statusWords(health.status).meaning], tone: 'quiet' },
        { label: 'host', value: plain(health.hostname) },
        { label: 'IQService', value: plain(health.iqServiceVersion) },
        { label: 'on a cluster', value: yesNo(health.isCluster) },
        { label: 'authoritative', value: yesNo(health.isAuthoritative) },
        { label: 'org and pod', value: plain([health.org, health.pod].filter(Boolean).join(' ')) },
        { label: 'type', value: plain(health.type) },
      ],
    },
  ],
  probes: sourceProbes((health) => ({
    id: health.id ?? '',
    name: withoutSuffix(health.name ?? health.id ?? ''),
    cluster: health.isCluster === false ? undefined : 'the cluster',
  })),
  whenMissing: 'The tenant knows no health of this source.',
};
