// Templates of CloudFormation and SAM, Terraform's configuration, state and plan, and other texts, spoiled at random:
// each is read, or refused with an ApiImportError whose issues have a place.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { importRestApi, loadDocument } from 'apigateway-middleware';
import { HOSTILE_NAMES, ODD_VALUES } from './random.mjs';

/** @typedef {import('./random.mjs').Random} Random */

const TEXTS = [
  'test/load/forms/cloudformation/twin/template.yaml',
  'test/consumers/sam/template.yaml',
  'examples/lambda/template.yaml',
  'test/consumers/serverless/.serverless/cloudformation-template-update-stack.json',
  'test/load/forms/terraform/twins/2-http-templates/resources/main.tf',
  'test/load/forms/terraform/twins/1-greedy-proxy/resources/main.tf',
  'test/load/forms/terraform/twins/2-http-templates/terraform.tfstate',
  'test/load/forms/terraform/twins/2-http-templates/plan.json',
  'examples/petstore/petstore.openapi.yaml',
].map((name) => ({
  extension: extname(name),
  text: readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'),
}));

const folder = mkdtempSync(join(tmpdir(), 'apigateway-middleware-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** @param {Random} random */
export function formInput(random) {
  const { extension, text } = random.of(TEXTS);
  let spoiled = text;
  for (let left = 1 + random.below(3); left > 0; left--) {
    spoiled = spoil(spoiled, random);
  }
  return { extension, text: spoiled };
}

/** @param {{ extension: string, text: string }} input */
export function checkForm({ extension, text }) {
  const file = join(folder, `template${extension}`);
  writeFileSync(file, text);
  try {
    importRestApi(loadDocument(file));
  } catch (error) {
    if (error?.name !== 'ApiImportError' || error.issues.length === 0) {
      throw error;
    }
  }
}

/** Changes a word, a line or some characters. @param {string} text @param {Random} random */
function spoil(text, random) {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  switch (random.below(6)) {
    case 0:
      lines.splice(at, 1 + random.below(3));
      break;
    case 1:
      lines.splice(random.below(lines.length), 0, line);
      break;
    case 2:
      lines[at] = line.replace(/[\w:/.-]+$/, () => JSON.stringify(random.of(ODD_VALUES)));
      break;
    case 3:
      lines[at] = line.replace(/\w+/, () => random.of(HOSTILE_NAMES));
      break;
    case 4:
      lines[at] = random.chance(0.5) ? `  ${line}` : line.trimStart();
      break;
    default: {
      const from = random.below(line.length + 1);
      lines[at] = line.slice(0, from) + random.text(4) + line.slice(from + random.below(3));
    }
  }
  return lines.join('\n');
}
