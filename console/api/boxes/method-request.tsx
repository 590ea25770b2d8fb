import type { VNode } from 'preact';
import type { ConsoleMethod } from '../../../src/console/protocol/console-api.js';
import { CodeBlock } from '../../shared/ui/code-block.js';
import { Facts } from '../../shared/ui/facts.js';
import { Place } from '../../shared/ui/place.js';
import { Table } from '../../shared/ui/table.js';

/** Who may call the method, and what a request must have. */
export function MethodRequest({ method }: { readonly method: ConsoleMethod }): VNode {
  const { authorizers, validator, requestParameters, models } = method;
  return (
    <>
      <Facts
        facts={[
          ['Authorization', authorizers.length === 0 ? 'none' : undefined],
          ['API key', method.apiKeyRequired ? 'required' : 'not required'],
          ['Request validator', validator === undefined ? 'none' : validatorText(validator)],
        ]}
      />
      {authorizers.length > 0 && (
        <Table
          caption="Authorizers"
          columns={['Authorizer', 'Type', 'Identity source', 'Scopes']}
          rows={authorizers.map(({ name, type, identitySource, scopes }) => [
            name,
            type,
            identitySource.join(', '),
            scopes.join(', '),
          ])}
        />
      )}
      <h3>Parameters</h3>
      {requestParameters.length === 0 ? (
        <p class="muted">The method declares no parameters.</p>
      ) : (
        <Table
          caption="Parameters of the method request"
          columns={['Name', 'In', 'Required']}
          rows={requestParameters.map(({ name, location, required }) => [
            <code key="name">{name}</code>,
            location,
            required ? 'yes' : 'no',
          ])}
        />
      )}
      {models.length > 0 && <h3>Models</h3>}
      {models.map(({ mediaType, schema, place }) => (
        <div key={mediaType} class="part">
          <p>
            <code>{mediaType}</code> <Place place={place} />
          </p>
          <CodeBlock text={schema} label={`Model for ${mediaType}`} />
        </div>
      ))}
    </>
  );
}

function validatorText({
  name,
  validateRequestParameters: parameters,
  validateRequestBody: body,
}: NonNullable<ConsoleMethod['validator']>): string {
  const parts = [...(parameters ? ['parameters'] : []), ...(body ? ['body'] : [])];
  return `${name}: ${parts.length === 0 ? 'checks nothing' : `checks ${parts.join(' and ')}`}`;
}
