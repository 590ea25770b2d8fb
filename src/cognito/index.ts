export { type CognitoAuthorizerOptions, cognitoAuthorizer } from './cognito-authorizer.js';
export type { JsonWebKeySet } from './key-sets.js';
