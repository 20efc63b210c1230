import { type Operation, operations, pathTemplate } from '../../src/model/operations.ts';
import { describedWays, ways } from './descriptions.ts';
import type { Evidence } from './evidence.ts';
import type { Stop } from './tour.ts';

/** What the document is made of, beside the operation table and the descriptions. */
export type Findings = {
  readonly stops: readonly Stop[];
  readonly evidence: readonly Evidence[];
  /** The day on which it is made, such as 2026-11-22. */
  readonly today: string;
};

/** A row of the document; a cell that has nothing to say is `–`. */
export type OperationRow = {
  readonly operation: string;
  readonly perService: string;
  readonly v2024: string;
  readonly effect: string;
  readonly explorer: string;
  readonly get: string;
  readonly testedBy: string;
  readonly checked: string;
};

/** What stands in a cell that has nothing to say. */
export const none = '–';

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
const code = (text: string): string => `\`${text}\``;
const joined = (texts: readonly string[]): string => texts.join(', ') || none;

const partNames: Readonly<Record<Stop['part'], string>> = {
  list: 'list of',
  thing: 'details of',
  probes: 'probes of',
  form: 'form of',
};

const fileName = (file: string): string =>
  file.replace(/^contract\//, '').replace(/\.test\.ts$/, '');

/** The test files that called an operation in every path scheme, shortened where that is all there are. */
const filesCalling = (id: string, evidence: readonly Evidence[]): string => {
  const schemes = ways.filter((way) => way.id === id).map(({ scheme }) => scheme);
  const missing = schemes.filter(
    (scheme) => !evidence.some(({ calls }) => calls.includes(`${id} ${scheme}`)),
  );
  if (missing.length > 0) return '';
  const calling = evidence.filter(({ calls }) =>
    schemes.some((scheme) => calls.includes(`${id} ${scheme}`)),
  );
  const withCalls = evidence.filter(({ calls }) => calls.length > 0);
  return calling.length >= withCalls.length / 2
    ? 'most files'
    : calling.map(({ file }) => fileName(file)).join(', ');
};

const checkedOn = (id: string, today: string): string => {
  const described = describedWays.filter((way) => way.id === id).map(({ scheme }) => scheme);
  const undescribed = ways
    .filter((way) => way.id === id && !described.includes(way.scheme))
    .map(({ scheme }) => scheme);
  if (described.length === 0) return 'not described';
  return undescribed.length === 0 ? today : `${today}, ${undescribed.join(', ')} not described`;
};

/** The rows of the document, in the order of the operation table. */
export const rowsOfDocument = ({ stops, evidence, today }: Findings): readonly OperationRow[] =>
  Object.entries(operations).map(([id, operation]: [string, Operation]) => {
    const { method, endpoint, effect } = operation;
    const calling = stops.filter((stop) => stop.operations.some((called) => called === id));
    const readers = calling.filter(({ part }) => part === 'list' || part === 'thing');
    const path = (scheme: 'v1' | 'v2024') => code(`${method} ${pathTemplate(operation, scheme)}`);
    return {
      operation: id,
      perService: endpoint.in === 'v2024' ? none : path('v1'),
      v2024: endpoint.in === 'both' || endpoint.in === 'v2024' ? path('v2024') : none,
      effect,
      explorer: joined(unique(calling.map(({ part, kind }) => `${partNames[part]} ${kind}`))),
      get: joined(unique(readers.map(({ kind }) => code(`get ${kind}`)))),
      testedBy: filesCalling(id, evidence),
      checked: checkedOn(id, today),
    };
  });

const columns: readonly (readonly [keyof OperationRow, string])[] = [
  ['operation', 'Operation'],
  ['perService', 'Per-service path'],
  ['v2024', 'v2024 path'],
  ['effect', 'Effect'],
  ['explorer', 'In the explorer'],
  ['get', '`spyglass`'],
  ['testedBy', 'Tested by'],
  ['checked', 'Checked against its description'],
];

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** The document as Markdown. */
export const operationsDocument = (findings: Findings): string => {
  const rows = rowsOfDocument(findings);
  const count = (effect: string) => rows.filter((row) => row.effect === effect).length;
  return [
    '# Operations',
    '',
    'Every operation of the API that spyglass can call. `npm run operations` writes this page out of the operation',
    'table, the catalogue of the explorer, what the contract tests called in their last run, and the official',
    'descriptions; nothing in it is typed, and a test fails where it is out of date.',
    '',
    `${rows.length} operations, ${ways.length} with both path schemes counted: ${count('reads')} read, ${count('probes')} probe, ${count('writes')} write.`,
    `"Tested by" names files in \`test/contract\` whose calls were carried out; ${none} means that there is nothing.`,
    '',
    line(columns.map(([, title]) => title)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map(([column]) => row[column]))),
    '',
  ].join('\n');
};

/**
 * A document without its dates, which change with every run. Where the descriptions are absent, what they check and the
 * tests that need them cannot be told, so that the last two columns are left out.
 */
export const comparable = (text: string, withDescriptions: boolean): string => {
  const undated = text.replaceAll(/\d{4}-\d{2}-\d{2}/g, 'DATE');
  return withDescriptions ? undated : undated.replaceAll(/ \| [^|]* \| [^|]* \|$/gm, ' |');
};
