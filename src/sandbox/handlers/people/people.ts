// The handlers of identities and public identities.

import { identityShape, publicIdentityShape } from '../../data/people/identityShapes.ts';
import { badRequest, notFound, ok, type Reply } from '../../http/respond.ts';
import { answerList } from '../../lists/lists.ts';
import {
  findIdentity,
  identityContext,
  identityListsOf,
} from '../../state/people/identityLists.ts';
import type { Call, Handlers } from '../call.ts';
import { workgroupHandlers } from './workgroups.ts';

const defaultFilters = ['CORRELATED_ONLY', 'NONE'];

const listIdentities = (call: Call): Reply => {
  const defaultFilter = call.query.get('defaultFilter') ?? 'CORRELATED_ONLY';
  if (!defaultFilters.includes(defaultFilter)) {
    return badRequest(`"defaultFilter" must be one of ${defaultFilters.join(', ')}.`);
  }
  const context = identityContext(call.tenant);
  return answerList(call, 'list-identities', identityListsOf(call.tenant).full, (placed) =>
    identityShape(placed, context),
  );
};

const getIdentity = ({ tenant, parameters }: Call): Reply => {
  const found = findIdentity(tenant, parameters.identityId ?? '');
  return found === undefined ? notFound : ok(identityShape(found, identityContext(tenant)));
};

const listPublicIdentities = (call: Call): Reply => {
  const { everybody, complete } = identityListsOf(call.tenant);
  const list = call.query.get('add-core-filters') === 'true' ? complete : everybody;
  const context = identityContext(call.tenant);
  return answerList(call, 'get-public-identities', list, (placed) =>
    publicIdentityShape(placed, context),
  );
};

/** The handlers of identities and governance groups. */
export const peopleHandlers = {
  'list-identities': listIdentities,
  'get-identity': getIdentity,
  'get-public-identities': listPublicIdentities,
  ...workgroupHandlers,
} satisfies Handlers;
