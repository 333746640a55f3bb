/** A duration, rounded up: `40 s`, `12 min`, `4 h 27 min`. */
export function renderSeconds(seconds: number): string {
  if (seconds < 100) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100
    ? `${minutes} min`
    : `${Math.floor(minutes / 60).toLocaleString('en')} h ${minutes % 60} min`;
}
