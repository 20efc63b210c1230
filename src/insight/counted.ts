// Writes how many there are of something, as `1 row` and `1,200 rows`.

/** The count, with its thousands apart, and the noun in the form that goes with it. */
export const counted = (count: number, singular: string, plural = `${singular}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
