import type { MappingScope, MappingTemplate } from '../../model/mapping.js';
import { compileGatewayResponseParameter } from '../parameter-mapping.js';

/**
 * Compiles the template of a gateway response. Only variables are replaced: directives and `$input` stay
 * as text.
 * AWS: "Gateway responses in API Gateway".
 */
export function compileGatewayResponseTemplate(text: string): MappingTemplate {
  const parts: ((scope: MappingScope) => string)[] = [];
  let at = 0;
  for (const found of text.matchAll(VARIABLE)) {
    const literal = text.slice(at, found.index);
    if (literal !== '') {
      parts.push(() => literal);
    }
    parts.push(reader(found[1] ?? found[2] ?? found[3] ?? ''));
    at = found.index + found[0].length;
  }
  const rest = text.slice(at);
  return {
    render: (scope) => parts.reduce((rendered, part) => rendered + part(scope), '') + rest,
  };
}

const NAME = String.raw`(?:context|stageVariables|method\.request\.(?:path|querystring|header))(?:\.[A-Za-z0-9_-]+|\[(?:'[^']*'|"[^"]*")\])+`;
const VARIABLE = new RegExp(
  `\\$\\{(${NAME})\\}|\\$(${NAME})|(?<![A-Za-z0-9_.$])(method\\.request\\.(?:path|querystring|header)\\.[A-Za-z0-9_-]+)`,
  'g',
);

function reader(name: string): (scope: MappingScope) => string {
  const { source } = compileGatewayResponseParameter('gatewayresponse.header.x', plainName(name));
  return (scope) => source.read(scope)?.[0] ?? '';
}

/** `stageVariables['a']` is `stageVariables.a`. */
function plainName(name: string): string {
  return name.startsWith('context') ? name : name.replace(/\[['"](.*?)['"]\]/g, '.$1');
}
