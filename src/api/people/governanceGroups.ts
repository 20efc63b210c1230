// The functions of the governance groups service.

import type { ApiError } from '../../model/apiError.ts';
import type { Scheme } from '../../model/connection.ts';
import {
  type Workgroup,
  type WorkgroupMember,
  workgroup,
  workgroupMember,
} from '../../model/people/workgroup.ts';
import type { Result } from '../../model/result.ts';
import { decodeWith } from '../http/decode.ts';
import type { Answer, Request } from '../http/request.ts';
import {
  type CallOptions,
  type ListOptions,
  listPages,
  type Pages,
  uniqueSorters,
} from '../list.ts';

/** The governance groups of the tenant and their members. */
export type GovernanceGroups = {
  /** list-workgroups: all that fit, by name by default. */
  readonly list: (options?: ListOptions) => Pages<Workgroup>;
  /** get-workgroup. */
  readonly get: (
    workgroupId: string,
    options?: CallOptions,
  ) => Promise<Result<Answer<Workgroup>, ApiError>>;
  /** list-workgroup-members: all of them, by name by default; the list takes no filter and gives 50 a page. */
  readonly members: (
    workgroupId: string,
    options?: Omit<ListOptions, 'filters'>,
  ) => Pages<WorkgroupMember>;
};

/** The functions of the governance groups service. */
export const createGovernanceGroups = (request: Request, scheme: Scheme): GovernanceGroups => ({
  list: ({ filters, sorters = 'name', ...options } = {}) =>
    listPages(request, {
      operation: 'list-workgroups',
      schema: workgroup,
      scheme,
      asked: { filters, sorters: uniqueSorters('list-workgroups', scheme, sorters) },
      paging: { ...options, keyOf: (row) => row.id },
    }),
  get: (workgroupId, options) =>
    request({
      ...options,
      operation: 'get-workgroup',
      path: { workgroupId },
      decode: decodeWith(workgroup),
    }),
  // Members cannot be sorted by id; nobody shares both name and time of creation.
  members: (workgroupId, { sorters = 'name,created', ...options } = {}) =>
    listPages(request, {
      operation: 'list-workgroup-members',
      schema: workgroupMember,
      scheme,
      path: { workgroupId },
      asked: { sorters },
      paging: { ...options, keyOf: (row) => row.id },
    }),
});
