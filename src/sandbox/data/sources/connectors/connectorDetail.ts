// The details of a connector as the API sends them, with XML and translations.

import type { WireSource } from '../../wire.ts';

/** The languages of the translations. */
const languages = ['en', 'de', 'fr', 'nl', 'ja'];

const words: Readonly<Record<string, readonly [connection: string, name: string]>> = {
  en: ['Connection settings', 'Source name'],
  de: ['Verbindungseinstellungen', 'Name der Quelle'],
  fr: ['Paramètres de connexion', 'Nom de la source'],
  nl: ['Verbindingsinstellingen', 'Naam van de bron'],
  ja: ['接続設定', 'ソース名'],
};

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // XML knows no other control characters.
    .replace(/[^\t\n\r\x20-\u{10ffff}]/gu, '');

const entry = (key: string, value: unknown): string =>
  typeof value === 'object' && value !== null
    ? `      <entry key="${escaped(key)}"><value><![CDATA[${JSON.stringify(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]></value></entry>`
    : `      <entry key="${escaped(key)}" value="${escaped(String(value ?? ''))}"/>`;

const applicationXml = (source: WireSource): string =>
  [
    "<?xml version='1.0' encoding='UTF-8'?>",
    '<!DOCTYPE Application PUBLIC "sailpoint.dtd" "sailpoint.dtd">',
    `<Application connector="${escaped(source.connectorClass)}" featuresString="${source.features.join(', ')}" icon="enterpriseIcon" name="${escaped(source.name)}" type="${escaped(source.type)}">`,
    '  <Attributes>',
    '    <Map>',
    ...Object.entries(source.connectorAttributes).map(([key, value]) => entry(key, value)),
    '    </Map>',
    '  </Attributes>',
    '  <Schemas>',
    ...source.schemas.map(({ name }) => `    <Schema objectType="${escaped(name)}"/>`),
    '  </Schemas>',
    '</Application>',
  ].join('\n');

const correlationXml = (source: WireSource): string =>
  [
    '<CorrelationConfig',
    `    name="${escaped(source.accountCorrelationConfig?.name ?? '')}">`,
    '  <AttributeAssignments>',
    '    <Filter operation="EQ" property="email" value="email"/>',
    '  </AttributeAssignments>',
    '</CorrelationConfig>',
  ].join('\n');

const formXml = (source: WireSource, [connection, name]: readonly [string, string]): string =>
  [
    `<Form name="${escaped(source.connectorName)}">`,
    `  <Section label="${connection}">`,
    `    <Field name="name" displayName="${name}" required="true" value="${escaped(source.name)}"/>`,
    '  </Section>',
    '</Form>',
  ].join('\n');

/**
 * The connector details of a source in a language; in English where there is no translation (sources API,
 * ConnectorDetail). `files` are the names of uploaded files.
 */
export const connectorDetail = (
  source: WireSource,
  files: readonly string[],
  locale: string | null,
): object => {
  const language = locale !== null && languages.includes(locale) ? locale : 'en';
  const [connection, name] = words[language] ?? ['', ''];
  const isFile = source.connectionType === 'file';
  const isCloud = source.connectorAttributes.idnProxyType === 'sp-connect';
  return {
    name: source.connectorName,
    type: source.type,
    className: source.connectorClass,
    scriptName: source.connector,
    applicationXml: applicationXml(source),
    correlationConfigXml: correlationXml(source),
    sourceConfigXml: formXml(source, [connection, name]),
    sourceConfig: null,
    sourceConfigFrom: isCloud ? 'sp-connect' : null,
    s3Location: `prod/connectors/${source.connector}`,
    uploadedFiles: files.length === 0 ? null : files,
    fileUpload: isFile,
    directConnect: !isFile,
    translationProperties: { [language]: { ConnectionSettings: connection, SourceName: name } },
    connectorMetadata: {
      supportedUI: source.connector.endsWith('-angularsc') ? 'ANGULAR' : 'EXTJS',
      platform: 'ccg',
      shortDesc: `Reads and writes accounts of ${source.connectorName}.`,
    },
    status: 'RELEASED',
  };
};
