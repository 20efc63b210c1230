import { forgetEvidence } from './evidence.ts';

/** Runs before the files of a project: what they proved in an earlier run counts no more. */
export const setup = forgetEvidence;
