// Exact types of sources, schemas and entitlements as the API sends them; the explorer's models are tolerant.

/** A pointer to another object. */
export type WireReference<Type extends string = string> = {
  readonly type: Type;
  readonly id: string;
  readonly name: string;
};

/** A source (sources API, Source). */
export type WireSource = {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly owner: WireReference<'IDENTITY'> | null;
  readonly cluster: WireReference<'CLUSTER'> | null;
  readonly accountCorrelationConfig: WireReference<'ACCOUNT_CORRELATION_CONFIG'> | null;
  readonly accountCorrelationRule: WireReference<'RULE'> | null;
  readonly managerCorrelationMapping: {
    readonly accountAttributeName: string;
    readonly identityAttributeName: string;
  } | null;
  readonly managerCorrelationRule: WireReference<'RULE'> | null;
  readonly beforeProvisioningRule: WireReference<'RULE'> | null;
  readonly schemas: readonly WireReference<'CONNECTOR_SCHEMA'>[];
  readonly passwordPolicies: readonly WireReference<'PASSWORD_POLICY'>[] | null;
  readonly features: readonly string[];
  readonly type: string;
  readonly connector: string;
  readonly connectorClass: string;
  readonly connectorAttributes: Readonly<Record<string, unknown>>;
  readonly deleteThreshold: number;
  readonly authoritative: boolean;
  readonly managementWorkgroup: WireReference<'GOVERNANCE_GROUP'> | null;
  readonly healthy: boolean;
  readonly status: string;
  readonly since?: string;
  readonly connectorId: string;
  readonly connectorName: string;
  readonly connectionType: string;
  readonly connectorImplementationId: string;
  readonly created: string;
  readonly modified: string;
  readonly credentialProviderEnabled: boolean;
  readonly category: string | null;
};

/** The type of a schema attribute's values (sources API, AttributeDefinition). */
export type AttributeType = 'STRING' | 'LONG' | 'INT' | 'BOOLEAN' | 'DATE';

/** An attribute of a schema. */
export type WireAttribute = {
  readonly name: string;
  readonly nativeName: string | null;
  readonly type: AttributeType;
  readonly schema: WireReference<'CONNECTOR_SCHEMA'> | null;
  readonly description: string;
  readonly isMulti: boolean;
  readonly isEntitlement: boolean;
  readonly isGroup: boolean;
};

/** A schema (sources API, Schema). */
export type WireSchema = {
  readonly id: string;
  readonly name: string;
  readonly nativeObjectType: string;
  readonly identityAttribute: string;
  readonly displayAttribute: string;
  readonly hierarchyAttribute: string | null;
  readonly includePermissions: boolean;
  readonly features: readonly string[];
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly attributes: readonly WireAttribute[];
  readonly created: string;
  readonly modified: string | null;
};

/** How much power an entitlement carries. */
export type PrivilegeLevel = 'HIGH' | 'MEDIUM' | 'LOW' | 'NONE';

/** An entitlement before it takes the shape of an API version. */
export type EntitlementRow = {
  readonly id: string;
  readonly name: string;
  readonly attribute: string;
  readonly value: string;
  readonly sourceSchemaObjectType: string;
  readonly description: string | null;
  /** Undefined where nobody set a level (the API says null). */
  readonly privilege: PrivilegeLevel | undefined;
  readonly cloudGoverned: boolean;
  readonly requestable: boolean;
  readonly owner: WireReference<'IDENTITY'> | null;
  readonly tags: readonly string[] | null;
  /** Who set the level by hand; undefined where the connector did. */
  readonly privilegeSetBy?: string;
  /** Ids of the segments that it was put into. */
  readonly segments?: readonly string[];
  /** Which texts a person wrote. */
  readonly manuallyUpdated?: { readonly DISPLAY_NAME: boolean; readonly DESCRIPTION: boolean };
  readonly created: string;
  readonly modified: string;
  readonly source: WireReference<'SOURCE'>;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly directPermissions: readonly {
    readonly rights: readonly string[];
    readonly target: string;
  }[];
};
