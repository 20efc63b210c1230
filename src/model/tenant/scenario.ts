// The scenarios of the sandbox: what happens in its tenant.

import { didYouMean } from '../didYouMean.ts';
import { failure, type Result, success } from '../result.ts';

/** What happens in a tenant; `usual` is what every tenant has where no scenario is given. */
export const scenarios = ['usual', 'outage', 'healthy', 'slow', 'contradictory'] as const;

/** The name of a scenario. */
export type Scenario = (typeof scenarios)[number];

/** The scenario of a name. The failure is a sentence that names those that there are. */
export const readScenario = (name: string): Result<Scenario, string> => {
  const found = scenarios.find((scenario) => scenario === name);
  if (found !== undefined) return success(found);
  const near = didYouMean(name, scenarios);
  const question = near === undefined ? '.' : `: is it ${near}?`;
  return failure(
    `There is no scenario ${name}${question} The scenarios are ${scenarios.join(', ')}.`,
  );
};
