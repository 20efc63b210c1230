// Says that the time zone of the TZ variable is none that is known here.

/** Names of universal time that the system's own list of zones may not have. */
const universal = /^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu|Universal|Greenwich)(?:[+-]?0)?$/i;

/** The zone that times are shown in; undefined where the variable names none that is known. */
const zoneInForce = (): string | undefined => Intl.DateTimeFormat().resolvedOptions().timeZone;

/**
 * What is wrong with the time zone that the variable names, in a sentence. Times are in UTC then, which nobody sees who
 * believes to read those of his own place.
 */
export const timeZoneProblem = (
  { TZ: named = '' }: Readonly<Record<string, string | undefined>>,
  zone: () => string | undefined = zoneInForce,
): string | undefined => {
  const wanted = named.replace(/^:/, '');
  if (wanted === '' || universal.test(wanted)) return undefined;
  const inForce = zone();
  // A rule such as CET-1CEST is read as UTC; a name that is unknown, as none at all.
  const isUnknown = inForce === undefined || inForce === 'UTC' || inForce === 'Etc/Unknown';
  return isUnknown
    ? `TZ is ${named}, which is no known time zone, so that times are in UTC. One is Europe/Amsterdam.`
    : undefined;
};
