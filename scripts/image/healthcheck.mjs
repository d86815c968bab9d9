/** Ends with 0 when the process of this container takes requests: images have no curl. */
const answer = await fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`, { signal: AbortSignal.timeout(4_000) })
process.exit(answer.ok ? 0 : 1)
