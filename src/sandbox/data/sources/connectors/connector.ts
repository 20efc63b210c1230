// The type of a connector, and how it is made from a line of text.

/** The format of the values of an entitlement attribute. */
export type ValueStyle =
  | 'dn'
  | 'guid'
  | 'sap'
  | 'ebs'
  | 'arn'
  | 'sysId'
  | 'upper'
  | 'plain'
  | 'snake';

/** An entitlement attribute of an account: its name, the schema of the entitlements, the format of their values. */
export type Grant = {
  readonly attribute: string;
  readonly schema: string;
  readonly style: ValueStyle;
};

/** A connector: its names in the sources API, its features, and the attributes of its accounts. */
export type Connector = {
  readonly type: string;
  readonly script: string;
  readonly className: string;
  readonly name: string;
  readonly connectionType: 'direct' | 'file';
  readonly features: readonly string[];
  readonly identity: string;
  readonly display: string;
  /** Account attributes in short form: `name`, `name:DATE`, `name[]`; separated by blanks, or by `|` where names have blanks. */
  readonly attributes: string;
  readonly grants: readonly Grant[];
  /** Attributes of the entitlements, in the same short form. */
  readonly groupAttributes: string;
};

const featureNames: Readonly<Record<string, string>> = {
  P: 'PROVISIONING',
  G: 'GROUP_PROVISIONING',
  E: 'ENABLE',
  U: 'UNLOCK',
  PW: 'PASSWORD',
  CP: 'CURRENT_PASSWORD',
  A: 'AUTHENTICATE',
  S: 'SEARCH',
  D: 'DISCOVER_SCHEMA',
  M: 'MANAGER_LOOKUP',
  UT: 'UNSTRUCTURED_TARGETS',
  SY: 'SYNC_PROVISIONING',
  NR: 'NO_RANDOM_ACCESS',
  DP: 'DIRECT_PERMISSIONS',
  AO: 'ACCOUNT_ONLY_REQUEST',
  AD: 'ADDITIONAL_ACCOUNT_REQUEST',
  GM: 'GROUPS_HAVE_MEMBERS',
  NP: 'NO_PERMISSIONS_PROVISIONING',
  PU: 'PREFER_UUID',
};

const person = 'firstName lastName email active:BOOLEAN created:DATE lastLogin:DATE';

/** Makes a connector. `features` are short names, `grants` are written `attribute>schema>style`. */
export const connector = (
  type: string,
  script: string,
  className: string,
  features: string,
  identity: string,
  display: string,
  grants: string,
  attributes: string = person,
  rest: Partial<Pick<Connector, 'connectionType' | 'groupAttributes' | 'name'>> = {},
): Connector => ({
  type,
  script,
  className,
  name: type.replace(/ - (Direct|Full|Cloud)$| \(SaaS\)$/, ''),
  connectionType: 'direct',
  features: features.split(' ').flatMap((short) => featureNames[short] ?? []),
  identity,
  display,
  attributes,
  grants: grants
    .split(' ')
    .filter((grant) => grant !== '')
    .map((grant) => {
      const [attribute = '', schema = 'group', style = 'plain'] = grant.split('>');
      return { attribute, schema, style: style as ValueStyle };
    }),
  groupAttributes: 'id name description',
  ...rest,
});
