type Of = { tenantId: string; id: string }

/** Where a browser may write. Its address outlives the look at its bytes, so nothing is ever shown from here. */
export const incomingKey = ({ tenantId, id }: Of): string => `incoming/${tenantId}/${id}`

/** Where we write what was looked at; nobody else is ever given an address here. */
export const keptFolder = ({ tenantId, id }: Of): string => `kept/${tenantId}/${id}/`
