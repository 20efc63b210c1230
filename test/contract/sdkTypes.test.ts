import type {
  AccessProfileDocumentV2024,
  AccessProfileV2024,
  AccountActivityDocumentV2024,
  AccountV2024,
  AttrSyncSourceConfigV2024,
  CorrelationConfigV2024,
  EntitlementV2024,
  EventDocumentV2024,
  ManagedClientV2024,
  ManagedClusterV2024,
  NativeChangeDetectionConfigV2024,
  PasswordPolicyHoldersDtoInnerV2024,
  ProvisioningPolicyDtoV2024,
  Schedule1V2024,
  SchemaV2024,
  SourceHealthDtoV2024,
  SourceV2024,
  StatusResponseV2024,
  TaskStatusV2024,
} from 'sailpoint-api-client';
import { expectTypeOf, it } from 'vitest';
import type { AccessProfile } from '../../src/model/access/accessProfile.ts';
import type { Account } from '../../src/model/access/account.ts';
import type { Entitlement } from '../../src/model/access/entitlement.ts';
import type { ManagedClient } from '../../src/model/machines/managedClient.ts';
import type { ManagedCluster } from '../../src/model/machines/managedCluster.ts';
import type { TaskStatus } from '../../src/model/runs/taskStatus.ts';
import type { AttrSyncConfig } from '../../src/model/sources/attrSyncConfig.ts';
import type { CorrelationConfig } from '../../src/model/sources/correlationConfig.ts';
import type { NativeChangeDetectionConfig } from '../../src/model/sources/nativeChangeDetectionConfig.ts';
import type { ProbeResult } from '../../src/model/sources/probeResult.ts';
import type { ProvisioningPolicy } from '../../src/model/sources/provisioningPolicy.ts';
import type { Schema } from '../../src/model/sources/schema.ts';
import type { Source } from '../../src/model/sources/source.ts';
import type { SourceHealth } from '../../src/model/sources/sourceHealth.ts';
import type { AccountActivity } from '../../src/model/tenant/accountActivity.ts';
import type { AuditEvent } from '../../src/model/tenant/auditEvent.ts';
import type { WireAccessProfile } from '../../src/sandbox/data/access/accessProfiles.ts';
import type { WireCluster } from '../../src/sandbox/data/machines/managedClusters.ts';
import type { WireSchedule } from '../../src/sandbox/data/runs/schedules.ts';
import type { WirePolicy } from '../../src/sandbox/data/sources/provisioningPolicies.ts';
import type {
  WireCorrelation,
  WireDetection,
  WirePolicyHolder,
  WireSync,
} from '../../src/sandbox/data/sources/sourceSettings.ts';
import type { WireSchema, WireSource } from '../../src/sandbox/data/wire.ts';

/**
 * A type of the SDK as JSON is read: nothing in it is changed, its enums are texts of which there may be more, and
 * everywhere there may also be what `Also` says. Any part may be missing: what is required is checked by the descriptions.
 */
type Widened<T, Also = never> = T extends string
  ? string
  : T extends readonly (infer Entry)[]
    ? readonly Widened<Entry, Also>[]
    : T extends object
      ? [keyof T] extends [never]
        ? Readonly<Record<string, unknown>>
        : { readonly [Key in keyof T]?: Widened<Exclude<T[Key], null>, Also> | Also }
      : T;

/** The keys that a type names, without an index signature that takes any. */
type Named<T> = keyof { [Key in keyof T as string extends Key ? never : Key]: T[Key] };

/**
 * The fields that both a model of ours and one of the SDK name, where what the SDK says is no value of ours. Null is
 * left out, since every model of ours reads it as missing.
 */
type Unreadable<Model, Sdk> = {
  [Key in Named<Model> & Named<Sdk>]: Widened<NonNullable<Sdk[Key]>> extends Widened<
    NonNullable<Model[Key]>
  >
    ? never
    : Key;
}[Named<Model> & Named<Sdk>];

/** Types are checked where the project is, so that there is nothing to run. */
it('what the sandbox sends is what the types of the SDK say', () => {
  expectTypeOf<WireSource>().toExtend<Widened<SourceV2024, null>>();
  expectTypeOf<WireSchema>().toExtend<Widened<SchemaV2024, null>>();
  expectTypeOf<WireAccessProfile>().toExtend<Widened<AccessProfileV2024, null>>();
  expectTypeOf<WireCluster>().toExtend<Widened<ManagedClusterV2024, null>>();
  expectTypeOf<WirePolicy>().toExtend<Widened<ProvisioningPolicyDtoV2024, null>>();
  expectTypeOf<WireSchedule>().toExtend<Schedule1V2024>();
  expectTypeOf<WireCorrelation>().toExtend<Widened<CorrelationConfigV2024, null>>();
  expectTypeOf<WireSync>().toExtend<AttrSyncSourceConfigV2024['attributes'][number]>();
  expectTypeOf<WireDetection>().toExtend<Widened<NativeChangeDetectionConfigV2024, null>>();
  expectTypeOf<WirePolicyHolder>().toExtend<Widened<PasswordPolicyHoldersDtoInnerV2024, null>>();
});

it('what the SDK says of an answer can be read by our models', () => {
  expectTypeOf<Unreadable<Source, SourceV2024>>().toBeNever();
  expectTypeOf<Unreadable<Schema, SchemaV2024>>().toBeNever();
  expectTypeOf<Unreadable<SourceHealth, SourceHealthDtoV2024>>().toBeNever();
  expectTypeOf<Unreadable<ProbeResult, StatusResponseV2024>>().toBeNever();
  expectTypeOf<Unreadable<ProvisioningPolicy, ProvisioningPolicyDtoV2024>>().toBeNever();
  expectTypeOf<Unreadable<CorrelationConfig, CorrelationConfigV2024>>().toBeNever();
  expectTypeOf<Unreadable<AttrSyncConfig, AttrSyncSourceConfigV2024>>().toBeNever();
  expectTypeOf<
    Unreadable<NativeChangeDetectionConfig, NativeChangeDetectionConfigV2024>
  >().toBeNever();
  expectTypeOf<Unreadable<Entitlement, EntitlementV2024>>().toBeNever();
  expectTypeOf<Unreadable<Account, AccountV2024>>().toBeNever();
  expectTypeOf<Unreadable<AccessProfile, AccessProfileV2024>>().toBeNever();
  expectTypeOf<Unreadable<AccessProfile, AccessProfileDocumentV2024>>().toBeNever();
  expectTypeOf<Unreadable<TaskStatus, TaskStatusV2024>>().toBeNever();
  expectTypeOf<Unreadable<AccountActivity, AccountActivityDocumentV2024>>().toBeNever();
  expectTypeOf<Unreadable<AuditEvent, EventDocumentV2024>>().toBeNever();
  expectTypeOf<Unreadable<ManagedCluster, ManagedClusterV2024>>().toBeNever();
  // A number in a text, which the model reads as the number that it is.
  expectTypeOf<Unreadable<ManagedClient, ManagedClientV2024>>().toEqualTypeOf<'sinceLastSeen'>();
});
