/** A policy with these statements, as an authorizer returns it. */
export const stated = (
  ...Statement: object[]
): { readonly principalId: string; readonly policyDocument: { readonly Statement: object[] } } => ({
  principalId: 'me',
  policyDocument: { Statement },
});

/** A statement that allows everything. */
export const OPEN = { Action: '*', Effect: 'Allow', Resource: '*' } as const;
