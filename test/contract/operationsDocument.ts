import { type Operation, operations, pathTemplate } from '../../src/model/operations.ts';
import { describedWays, present, ways } from './descriptions.ts';
import { type Evidence, witnessFiles } from './evidence.ts';
import type { Stop } from './tour.ts';

/** What the document is made of, beside the operation table and the descriptions. */
export type Findings = {
  readonly stops: readonly Stop[];
  readonly evidence: readonly Evidence[];
  /** The day on which it is made, such as 2026-11-22. */
  readonly today: string;
  /** The document as it stands: it knows what was checked on a machine that had the descriptions. */
  readonly written: string;
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

/** What stands for the names of half of the test files or more. */
const mostFiles = 'most files';

/** What is said of an operation that was added where the descriptions were absent. */
const notChecked = 'not checked';

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
    ? mostFiles
    : calling.map(({ file }) => fileName(file)).join(', ');
};

/** The file of the tests that call the sandbox with the official SDK. */
const sdkTests = 'contract/sdk.test.ts';

/** When an operation was held against its description, and which path schemes have none. */
const checkedOn = (id: string, { evidence, today }: Findings): string => {
  const described = describedWays.filter((way) => way.id === id).map(({ scheme }) => scheme);
  const undescribed = ways
    .filter((way) => way.id === id && !described.includes(way.scheme))
    .map(({ scheme }) => scheme);
  const calls = new Set(
    evidence.filter(({ file }) => file === sdkTests).flatMap((entry) => entry.calls),
  );
  const bySdk = undescribed.filter((scheme) => calls.has(`${id} ${scheme}`));
  const lack = described.length === 0 ? 'not described' : `${undescribed.join(', ')} not described`;
  const parts = [
    ...(described.length > 0 ? [today] : []),
    ...(undescribed.length === 0 ? [] : [lack]),
    ...(bySdk.length === 0 ? [] : [`${bySdk.join(', ')} by the SDK`]),
  ];
  return parts.join(', ');
};

/** The last two cells of a row as the document has them: which tests called the operation, and when it was checked. */
type Proof = Pick<OperationRow, 'testedBy' | 'checked'>;

/** The proofs that the document has, by operation. Those are left out that name a test file that there is not. */
const writtenProofs = (written: string): ReadonlyMap<string, Proof> => {
  const files = new Set(witnessFiles().map(fileName));
  const isThere = (testedBy: string): boolean =>
    testedBy === mostFiles || testedBy.split(', ').every((file) => files.has(file));
  return new Map(
    written.split('\n').flatMap((text) => {
      const cells = text.split(' | ');
      const [testedBy = '', checked = ''] = cells.slice(-2);
      if (cells.length !== columns.length || !isThere(testedBy)) return [];
      const id = cells[0]?.replace(/^\| /, '') ?? '';
      return [[id, { testedBy, checked: checked.replace(/ \|$/, '') }]];
    }),
  );
};

/**
 * Which tests called an operation, and when it was checked. Where the descriptions are absent, a part of the tests
 * cannot run and nothing is checked: what the document knows stands, and of what is new it says so.
 */
const proofsOf = (findings: Findings): ((id: string) => Proof) => {
  const known = present ? new Map<string, Proof>() : writtenProofs(findings.written);
  return (id) =>
    known.get(id) ?? {
      testedBy: filesCalling(id, findings.evidence),
      checked: present ? checkedOn(id, findings) : notChecked,
    };
};

/** The rows of the document, in the order of the operation table. */
export const rowsOfDocument = (findings: Findings): readonly OperationRow[] => {
  const { stops } = findings;
  const proofOf = proofsOf(findings);
  return Object.entries(operations).map(([id, operation]: [string, Operation]) => {
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
      ...proofOf(id),
    };
  });
};

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
    `"Tested by" names files in \`test/contract\` whose calls were carried out; ${none} means that there is nothing. "Checked"`,
    `says when an operation was last held against its description; \`${notChecked}\` is one that was added where the`,
    'descriptions were absent, `not described` is one that they do not have, and `by the SDK` says that the official SDK,',
    'whose types stand in for them there, called it.',
    '',
    line(columns.map(([, title]) => title)),
    line(columns.map(() => '---')),
    ...rows.map((row) => line(columns.map(([column]) => row[column]))),
    '',
  ].join('\n');
};

/** A document without its dates, which change with every run. */
export const comparable = (text: string): string => text.replaceAll(/\d{4}-\d{2}-\d{2}/g, 'DATE');
