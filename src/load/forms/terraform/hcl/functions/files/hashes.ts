import type { HclHashAlgorithm } from '../../host.js';
import { stringValue, unknownFrom } from '../../values/make-value.js';
import type { HclValue } from '../../values/value.js';
import { parameter, textOf } from '../arguments.js';
import { base64, hexOf, utf8 } from '../encoding/bytes.js';
import { type FunctionCall, FunctionProblem, type HclFunction } from '../function.js';
import { filesOfCall } from './files.js';
import { uuidV5 } from './uuid.js';

type Write = (bytes: Uint8Array) => string;

/** https://developer.hashicorp.com/terraform/language/functions, "Hash and Crypto Functions" */
export const HASH_FUNCTIONS: Readonly<Record<string, HclFunction>> = {
  base64sha256: ofText('sha256', base64),
  base64sha512: ofText('sha512', base64),
  bcrypt: unknowable([parameter('str', 'string')], parameter('cost', 'number')),
  filebase64sha256: ofFile('sha256', base64),
  filebase64sha512: ofFile('sha512', base64),
  filemd5: ofFile('md5', hexOf),
  filesha1: ofFile('sha1', hexOf),
  filesha256: ofFile('sha256', hexOf),
  filesha512: ofFile('sha512', hexOf),
  md5: ofText('md5', hexOf),
  rsadecrypt: unknowable([parameter('ciphertext', 'string'), parameter('privatekey', 'string')]),
  sha1: ofText('sha1', hexOf),
  sha256: ofText('sha256', hexOf),
  sha512: ofText('sha512', hexOf),
  uuid: unknowable([]),
  uuidv5: {
    parameters: [parameter('namespace', 'string'), parameter('name', 'string')],
    result: 'string',
    call: ([namespace, name], call) =>
      stringValue(uuidV5(textOf(namespace), textOf(name), (bytes) => hashed('sha1', bytes, call))),
  },
};

function ofText(algorithm: HclHashAlgorithm, write: Write): HclFunction {
  return {
    parameters: [parameter('str', 'string')],
    result: 'string',
    call: ([text], call) => stringValue(write(hashed(algorithm, utf8(textOf(text)), call))),
  };
}

/** The hash of a file that is not there, such as an archive that is built later, is unknown. */
function ofFile(algorithm: HclHashAlgorithm, write: Write): HclFunction {
  return {
    parameters: [parameter('path', 'string')],
    result: 'string',
    call: ([path], call): HclValue => {
      const files = filesOfCall(call);
      const name = textOf(path);
      return files.exists(name)
        ? stringValue(write(hashed(algorithm, files.readBytes(name), call)))
        : unknownFrom([], 'string');
    },
  };
}

/** What is different each time, or needs a secret. */
function unknowable(
  parameters: HclFunction['parameters'],
  rest?: HclFunction['rest'],
): HclFunction {
  const result = { parameters, result: 'string', call: () => unknownFrom([], 'string') } as const;
  return rest === undefined ? result : { ...result, rest };
}

function hashed(
  algorithm: HclHashAlgorithm,
  bytes: Uint8Array,
  { host }: FunctionCall,
): Uint8Array {
  if (host.hash === undefined) {
    throw new FunctionProblem('hashes cannot be computed here');
  }
  return host.hash(algorithm, bytes);
}
