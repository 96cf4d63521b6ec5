/** A model that the agents of the test's own projects ask. */
export const smallModel = `apiVersion: adac.dev/v2
kind: Model
metadata: { name: small-model }
spec:
  provider: example
  id: small-1
  tier: simple
  serving: { api: { host: api.models.example } }
  price: { input: 0.25, output: 1.25 }
  limits: { requestsPerMinute: 50 }
  contextWindow: 200000
`;
