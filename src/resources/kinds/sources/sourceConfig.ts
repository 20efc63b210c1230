// The kind `source-config`: the configuration of the connector of a source.

import { counted } from '../../../insight/counted.ts';
import type { ConnectorDetail } from '../../../model/sources/connectorDetail.ts';
import { plain, yesNo } from '../../cells/text.ts';
import type { Cell, Kind } from '../../types.ts';

const kibibyte = 1_024;

/** How long a text is, in lines and KiB; the whole of it is in the JSON. */
export const sizeCell = (text: string | undefined): Cell => {
  if (text === undefined || text === '') return plain(undefined);
  const lines = text.split('\n').length;
  const size = (new TextEncoder().encode(text).length / kibibyte).toFixed(1);
  return { text: `${counted(lines, 'line')}, ${size} KiB` };
};

/** The connector of a source: which it is, and what it is configured with. */
export const sourceConfig: Kind<ConnectorDetail> = {
  id: 'source-config',
  singular: 'source config',
  plural: 'source configs',
  aliases: ['connector'],
  summary: 'the connector of a source, with its XML and files',
  area: 'sources',
  listedIn: { in: 'source' },
  found: 'in its list',
  referenceTypes: [],
  consolePage: 'of its source',
  shape: 'one',
  identify: (detail) => detail.scriptName ?? '',
  label: (detail) => detail.name ?? detail.scriptName ?? '',
  columns: [
    {
      id: 'name',
      header: 'CONNECTOR',
      width: 24,
      grow: 1,
      priority: 1,
      cell: ({ name }) => plain(name),
    },
    {
      id: 'script',
      header: 'SCRIPT',
      width: 24,
      grow: 1,
      priority: 2,
      cell: ({ scriptName }) => plain(scriptName),
    },
    { id: 'status', header: 'STATUS', width: 12, priority: 3, cell: ({ status }) => plain(status) },
  ],
  get: (api, id, { source }, options) => api.sources.config(source?.id ?? id, options),
  headline: ({ type, status }) => plain([type, status?.toLowerCase()].filter(Boolean).join('  ')),
  details: (detail) => [
    {
      details: [
        { label: 'connector', value: plain(detail.name) },
        { label: 'type', value: plain(detail.type) },
        { label: 'class', value: plain(detail.className) },
        { label: 'script', value: plain(detail.scriptName) },
        { label: 'status', value: plain(detail.status) },
        { label: 'runs in', value: plain(detail.sourceConfigFrom) },
        { label: 'direct', value: yesNo(detail.directConnect) },
        { label: 'reads files', value: yesNo(detail.fileUpload) },
        { label: 'files given', value: plain(detail.uploadedFiles.join(', ')) },
        { label: 'stored at', value: plain(detail.s3Location) },
        { label: 'languages', value: plain(Object.keys(detail.translationProperties).join(', ')) },
      ],
    },
    {
      title: 'XML',
      details: [
        { label: 'application', value: sizeCell(detail.applicationXml) },
        { label: 'correlation', value: sizeCell(detail.correlationConfigXml) },
        { label: 'form', value: sizeCell(detail.sourceConfigXml) },
      ],
    },
  ],
  whenMissing: 'The tenant does not tell which connector this source has.',
};
