// The schema of the connector of a source, with its XML texts.

import * as z from 'zod';
import { flag, record, text, texts } from '../tolerant.ts';

/**
 * The connector of a source, filled with the values of the source (sources API, get-source-config). The XML texts can
 * be tens of KiB long, and may hold what the source was configured with.
 */
export const connectorDetail = z.looseObject({
  name: text,
  type: text,
  className: text,
  scriptName: text,
  applicationXml: text,
  correlationConfigXml: text,
  sourceConfigXml: text,
  sourceConfig: text,
  /** `sp-connect` for connectors that run in the cloud. */
  sourceConfigFrom: text,
  s3Location: text,
  uploadedFiles: texts,
  fileUpload: flag,
  directConnect: flag,
  translationProperties: record,
  connectorMetadata: record,
  /** DEPRECATED, DEVELOPMENT, DEMO or RELEASED. */
  status: text,
});
export type ConnectorDetail = z.infer<typeof connectorDetail>;
