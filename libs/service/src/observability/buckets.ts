/** Seconds; what is timed takes from below a millisecond to the timeouts of the log. */
export const BUCKETS_SEC = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
