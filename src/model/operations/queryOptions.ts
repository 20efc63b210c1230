// The table of query parameters that a user can give: their names, what they do, which values are known.

/** A query parameter beside filters, order and pages, as an option of the command line. */
export type QueryOption = {
  /** What the API calls it. */
  readonly parameter: string;
  /** What stands for the value in the help; absent for a switch. */
  readonly value?: string;
  readonly title: string;
  /** The values that the API names; others are sent too, and that is said. */
  readonly known?: readonly string[];
  /** What the tenant does with another value, as a sentence. */
  readonly otherwise?: string;
};

/** The languages of a connector's texts (sources API, get-source-config). */
const languages = 'cs da de en es fi fr hu it ja ko nl no pl pt ru sv zh-CN zh-TW'.split(' ');

/** Every such parameter, by the name of its option. The operations say which of them they take. */
export const queryOptions = {
  'include-idn-source': {
    parameter: 'includeIDNSource',
    title: "of sources: also IdentityNow, the tenant's own",
  },
  'for-subadmin': {
    parameter: 'for-subadmin',
    value: 'ID',
    title: 'of sources: those of a source sub-administrator, me or the id of an identity',
  },
  locale: {
    parameter: 'locale',
    value: 'LANGUAGE',
    title: "of a source's connector: its texts in a language, such as de",
    known: languages,
    otherwise: 'The tenant answers in English where it has no texts in a language.',
  },
  'include-names': {
    parameter: 'include-names',
    value: 'NAMES',
    title: 'of schemas: those of these names, commas between',
  },
  'include-types': {
    parameter: 'include-types',
    value: 'TYPE',
    title: 'of schemas: those of a type, which is group',
    known: ['group'],
    otherwise: 'The tenant lists by --include-names then, or all.',
  },
  'detail-level': {
    parameter: 'detailLevel',
    value: 'LEVEL',
    title: 'of accounts: SLIM leaves attributes out, FULL is usual',
    known: ['SLIM', 'FULL'],
  },
  'default-filter': {
    parameter: 'defaultFilter',
    value: 'FILTER',
    title: 'of identities: NONE for all, CORRELATED_ONLY (usual) for correlated ones',
    known: ['CORRELATED_ONLY', 'NONE'],
  },
  'add-core-filters': {
    parameter: 'add-core-filters',
    title: 'of public identities: only people with name and address',
  },
  'segmented-for-identity': {
    parameter: 'segmented-for-identity',
    value: 'ID',
    title: 'of entitlements: those of the segments that an identity sees',
  },
  'for-segment-ids': {
    parameter: 'for-segment-ids',
    value: 'IDS',
    title: 'of entitlements: those of these segments, commas between',
  },
  'include-unsegmented': {
    parameter: 'include-unsegmented',
    value: 'true|false',
    title: 'of entitlements: whether those of no segment too (true)',
    known: ['true', 'false'],
  },
  attributes: {
    parameter: 'attributes',
    value: 'NAMES',
    title: 'of IdentityIQ: these attributes only, commas between; beats --excluded-attributes',
  },
  'excluded-attributes': {
    parameter: 'excludedAttributes',
    value: 'NAMES',
    title: 'of IdentityIQ: all attributes but these',
  },
} as const satisfies Record<string, QueryOption>;

/** The name of an option of the table. */
export type QueryOptionName = keyof typeof queryOptions;

/** The names of all options of the table. */
export const queryOptionNames = Object.keys(queryOptions) as readonly QueryOptionName[];

/** Query parameters that were given, by what the API calls them. */
export type GivenQuery = Readonly<Record<string, string | boolean>>;
