export type {
  CredentialLookup,
  IamCredential,
  IamCredentials,
  ListedCredential,
} from './credentials.js';
export { type IamAuthorizerOptions, iamAuthorizer } from './iam-authorizer.js';
