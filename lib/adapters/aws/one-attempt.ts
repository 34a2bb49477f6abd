// As many as may be on their way at once, urgent and others together.
const AGENT = { maxSockets: 128, keepAlive: true }

/** No retry inside the SDK: each send is one attempt, and attempts are counted in our table. */
export const ONE_ATTEMPT = {
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: 3000,
    requestTimeout: 15_000,
    throwOnRequestTimeout: true,
    httpAgent: AGENT,
    httpsAgent: AGENT,
  },
}
