import type { HclYamlNode } from '../../host.js';
import { stringValue, unknownFrom } from '../../values/make-value.js';
import type { HclValue } from '../../values/value.js';
import { anyParameter, parameter, stringOf, textOf } from '../arguments.js';
import { type FunctionCall, FunctionProblem, type HclFunction } from '../function.js';
import { base64, bytesOfBase64, textOfUtf8, utf8 } from './bytes.js';
import { decodedText, encodedBytes } from './charsets.js';
import { parseCsv } from './csv.js';
import { encodedJson } from './json-text.js';
import { parseJson } from './parse-json.js';
import { encodedYaml } from './yaml-text.js';
import { valueOfYaml } from './yaml-values.js';

const text = parameter('str', 'string');

/** https://developer.hashicorp.com/terraform/language/functions, "Encoding Functions" */
export const ENCODING_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  base64decode: ofText((value) => textOfUtf8(bytesOfBase64(value))),
  base64encode: ofText((value) => base64(utf8(value))),
  base64gzip: { parameters: [text], result: 'string', call: () => unknownFrom([], 'string') },
  csvdecode: { parameters: [text], call: ([value]) => parseCsv(textOf(value)) },
  jsondecode: { parameters: [text], call: ([value]) => parseJson(textOf(value)) },
  jsonencode: encoder(encodedJson),
  textdecodebase64: {
    parameters: [parameter('source', 'string'), parameter('encoding', 'string')],
    result: 'string',
    call: ([source, encoding]) =>
      stringValue(decodedText(bytesOfBase64(textOf(source)), textOf(encoding))),
  },
  textencodebase64: {
    parameters: [parameter('string', 'string'), parameter('encoding', 'string')],
    result: 'string',
    call: ([value, encoding]) => stringValue(base64(encodedBytes(textOf(value), textOf(encoding)))),
  },
  urlencode: ofText(queryEscaped),
  yamldecode: {
    parameters: [text],
    call: ([value], call) => valueOfYaml(parsedYaml(textOf(value), call), stringOf(value)),
  },
  yamlencode: encoder(encodedYaml),
};

function ofText(change: (value: string) => string): HclFunction {
  return {
    parameters: [text],
    result: 'string',
    call: ([value], { budget, place }) => {
      const result = change(textOf(value));
      budget.spendText(result.length, place);
      return stringValue(result);
    },
  };
}

function encoder(encode: (value: HclValue, place: FunctionCall['place']) => HclValue): HclFunction {
  return {
    parameters: [{ ...anyParameter('value'), nullable: true }],
    result: 'string',
    call: ([value], { budget, place }) => {
      if (value === undefined) {
        throw new FunctionProblem('a value is required');
      }
      const encoded = encode(value, place);
      budget.spendText(encoded.kind === 'string' ? encoded.text.length : 0, place);
      return encoded;
    },
  };
}

function parsedYaml(yaml: string, { host }: FunctionCall): HclYamlNode {
  if (host.parseYaml === undefined) {
    throw new FunctionProblem('YAML cannot be read here');
  }
  try {
    return host.parseYaml(yaml);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new FunctionProblem(`the text is not valid YAML: ${reason}`, undefined, { cause });
  }
}

/** As Go's `url.QueryEscape`: letters, digits and `-_.~` stay, a blank is "+". */
function queryEscaped(value: string): string {
  return encodeURIComponent(value.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+');
}
