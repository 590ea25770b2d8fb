import { httpAddress } from '../../../checks/http-address.js';
import { isThenable, kindOf, reasonOf } from '../../../checks/value-kinds.js';
import { isGatewayError, misconfigured } from '../../../errors.js';
import type { AwsOptions } from '../../../model/aws-account.js';
import type { AwsService } from '../../../model/integration.js';
import { leave } from '../../callers/leave.js';
import { expandUri } from '../../integration-request/mapped-parameters.js';
import type { TargetOf } from '../../integration-request/target.js';
import { defaultAddressOf, protocolHeadersOf } from './service-facts.js';

/**
 * The address of a service, with the path and query that the document maps.
 * @throws GatewayError `API_CONFIGURATION_ERROR` for an endpoint that cannot be used
 */
export const serviceTarget: TargetOf = ({ settings }, { awsService, uri }, { parameters }) => {
  if (awsService === undefined || settings.aws === undefined) {
    throw misconfigured(`${uri?.text} names no AWS service that the option aws reaches`);
  }
  const { origin, pathname } = addressOf(awsService, settings.aws.endpoint);
  const path = expandUri(awsService.target, parameters, '');
  return {
    origin,
    path: `${pathname.replace(/\/+$/, '')}${path}`,
    headers: protocolHeadersOf(awsService),
  };
};

function addressOf(service: AwsService, endpoint: AwsOptions['endpoint']): URL {
  if (endpoint === undefined) {
    return new URL(defaultAddressOf(service));
  }
  if (typeof endpoint !== 'function') {
    return new URL(endpoint);
  }
  const { service: name, region, subdomain } = service;
  let given: unknown;
  try {
    given = endpoint(name, region, subdomain);
  } catch (cause) {
    if (isGatewayError(cause)) {
      throw cause;
    }
    throw misconfigured(`The function aws.endpoint threw: ${reasonOf(cause)}`, cause);
  }
  const address = httpAddress(given);
  if (address === undefined) {
    leave(given);
    const found = typeof given === 'string' ? 'a string that is not one' : kindOf(given);
    const remedy = isThenable(given) ? ' (a promise is not awaited)' : '';
    throw misconfigured(
      `The function aws.endpoint must return an address such as "http://localhost:4566", without credentials or query, for ${name}, not ${found}${remedy}`,
    );
  }
  return address;
}
