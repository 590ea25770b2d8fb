import { loadDocument } from '../../load/load-document.js';
import type { Command } from '../arguments/command.js';
import { LOAD_FLAGS, loadOptionsOf } from '../arguments/document-flags.js';
import { fileOf } from '../arguments/values.js';
import { EXIT } from '../output/console.js';
import { documentJson } from './document-json.js';

/** `export FILE` */
export const exportCommand: Command = {
  name: 'export',
  usage: ['FILE'],
  about:
    'Prints the OpenAPI 3.0 document, with its x-amazon-apigateway extensions, that a file describes: what\nAmazon API Gateway imports with "aws apigateway import-rest-api".',
  flags: LOAD_FLAGS,
  examples: ['export template.yaml > api.json', 'export --api Orders template.yaml'],
  async run(call, { stdout }) {
    const file = fileOf(call);
    const document = loadDocument(file, loadOptionsOf(call));
    stdout.write(`${documentJson(document)}\n`);
    return EXIT.success;
  },
};
