// The pages of all codes, offline: a code without a page does not compile.

import type { FindingCode } from '../findings/codes.ts';
import { appliancePages } from './appliances.ts';
import { connectionPages } from './connections.ts';
import { credentialPages } from './credentials.ts';
import { dataPages } from './data.ts';
import type { Page } from './page.ts';
import { rightPages } from './rights.ts';
import { statePages } from './states.ts';
import { targetPages } from './targets.ts';
import { wrapperPages } from './wrappers.ts';

/** The page of each code. */
export const pages: Readonly<Record<FindingCode, Page>> = {
  ...statePages,
  ...credentialPages,
  ...appliancePages,
  ...targetPages,
  ...rightPages,
  ...dataPages,
  ...connectionPages,
  ...wrapperPages,
};
