// Medians, quantiles and the formatting of numbers.

/** The value below which this share of the samples lies; NaN where there are none. */
export const quantile = (samples: readonly number[], share: number): number => {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[at] ?? Number.NaN;
};

/** The middle one of the samples. */
export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** A number with as many digits behind the point as say something. */
export const short = (value: number): string =>
  value >= 100 || Number.isInteger(value)
    ? Math.round(value).toLocaleString('en')
    : value.toFixed(value < 10 ? 2 : 1);

/** The median with the smallest and the largest, as `12.3 ms (10.1 to 20.4)`. */
export const spread = (samples: readonly number[], unit: string): string => {
  const [least, middle, most] = [Math.min(...samples), median(samples), Math.max(...samples)];
  const range = least === most ? '' : ` (${short(least)} to ${short(most)})`;
  return `${short(middle)} ${unit}${range}`;
};
