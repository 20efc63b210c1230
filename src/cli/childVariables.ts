// The environment variables for other programs, without those that may hold a secret.

type Variables = Readonly<Record<string, string | undefined>>;

/** The variables for another program: without those that may hold a secret of ours. */
export const childVariables = (variables: Variables): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(variables).filter(([name]) => !/^(SAIL|SPYGLASS|IIQ)_/i.test(name)),
  );
