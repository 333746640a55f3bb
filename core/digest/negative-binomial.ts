/** A term this much smaller than the sum changes nothing that is shown. */
const NEGLIGIBLE = 1e-9;
const MAX_TERMS = 100_000;

/**
 * The probability of a count of at least `count`, of a negative binomial distribution: a Poisson distribution whose rate is itself
 * drawn from a gamma distribution.
 *
 * @param mean above 0
 * @param shape of the gamma distribution, above 0: the variance is `mean + mean² / shape`
 */
export function tailProbability(count: number, mean: number, shape: number): number {
  if (count <= 0) return 1;
  if (count <= mean) return 1 - sumTerms(0, count, mean, shape);
  return Math.min(1, sumTerms(count, Number.POSITIVE_INFINITY, mean, shape));
}

/** The probabilities of the counts from `from` up to `below`. */
function sumTerms(from: number, below: number, mean: number, shape: number): number {
  const share = mean / (mean + shape);
  let term = Math.exp(
    logGamma(from + shape) -
      logGamma(shape) -
      logGamma(from + 1) +
      from * Math.log(share) +
      shape * Math.log1p(-share),
  );
  let sum = 0;
  for (let k = from; k < below && k - from < MAX_TERMS; k++) {
    sum += term;
    term *= (share * (k + shape)) / (k + 1);
    if (k > mean && term < sum * NEGLIGIBLE) break;
  }
  return sum;
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** The logarithm of the gamma function of a number above 0, by the approximation of Lanczos (g = 7). */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const sum = LANCZOS.reduce(
    (total, coefficient, i) => total + coefficient / (z + i + 1),
    0.9999999999998099,
  );
  const t = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
