import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { saveTemplate } from '../../../src/console/save/save-template.js';
import { opened, POINTER, textIn, YAML_HEAD, YAML_TAIL } from './template-file.js';

const folder = mkdtempSync(join(tmpdir(), 'save-template-'));
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  for (const name of readdirSync(folder)) {
    rmSync(join(folder, name), { recursive: true });
  }
});

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('the style of the file', () => {
  test.each([
    ['old', 'new', "'new'"],
    ['old', "it's", "'it''s'"],
    ['old', 'a\tb\u0007', '"a\\tb\\u0007"'],
    ['"old"', 'new', '"new"'],
    ['old', '#set($x = 1)\n$x', '|-\n            #set($x = 1)\n            $x'],
    ['"old"', 'a\nb\n', '|\n            a\n            b'],
    ['old', ' a\nb', '|2-\n             a\n            b'],
    ['old', 'a\r\nb', '"a\\r\\nb"'],
    ['|-\n             old', 'new', '|-\n             new'],
    ['>\n             old', 'a\n\nb\n', '|\n             a\n\n             b'],
    ['|-\n             old', '', "''"],
  ])('%j becomes %j as %j', (source, text, expected) => {
    const path = written('api.yaml', `${YAML_HEAD} ${source}${YAML_TAIL}`);
    saveTemplate(opened(path), { pointer: POINTER, before: String(textIn(path)), text });
    expect(readFileSync(path, 'utf8')).toBe(`${YAML_HEAD} ${expected}${YAML_TAIL}`);
  });

  test('a byte order mark stays', () => {
    const path = written('api.yaml', `\ufeff${YAML_HEAD} old${YAML_TAIL}`);
    saveTemplate(opened(path), { pointer: POINTER, before: 'old', text: 'new' });
    expect(readFileSync(path, 'utf8')).toBe(`\ufeff${YAML_HEAD} 'new'${YAML_TAIL}`);
  });

  test('the place is the line of the key in the file as it is', () => {
    const path = written('api.yaml', `${YAML_HEAD} old${YAML_TAIL}`);
    const gateway = opened(path);
    writeFileSync(path, `# one more line\n${readFileSync(path, 'utf8')}`);
    const { place } = saveTemplate(gateway, { pointer: POINTER, before: 'old', text: 'new' });
    expect(place).toEqual({ pointer: POINTER, file: path, line: 14 });
  });
});

describe('other places', () => {
  const save = (
    file: string | URL,
    pointer: string,
    before: string,
    text = 'new\ntext',
  ): unknown => {
    saveTemplate(opened(file), { pointer, before, text });
    return textIn(file, pointer);
  };

  test('a template in what the integration refers to, in another file, and by a file: URL', () => {
    const stored = 'templates:\n  application/json: old\n';
    written('stored.yaml', stored);
    const path = written(
      'api.yaml',
      `${YAML_HEAD.slice(0, YAML_HEAD.indexOf('requestTemplates'))}requestTemplates: { $ref: './stored.yaml#/templates' }\n`,
    );
    expect(save(pathToFileURL(path), POINTER, 'old')).toBe('new\ntext');
    expect(readFileSync(join(folder, 'stored.yaml'), 'utf8')).toBe(
      'templates:\n  application/json: |-\n    new\n    text\n',
    );
  });

  test('a response template, in a SAM template whose definition is inline', () => {
    const pointer =
      '#/paths/~1a/get/x-amazon-apigateway-integration/responses/default/responseTemplates/text~1plain';
    const path = written(
      'template.yaml',
      `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Resources:
  Api:
    Type: AWS::Serverless::Api
    Properties:
      StageName: prod
      DefinitionBody:
        openapi: 3.0.1
        info: { title: !Ref AWS::StackName, version: '1' }
        paths:
          /a:
            get:
              responses: { '200': { description: ok } }
              x-amazon-apigateway-integration:
                type: mock
                responses:
                  default:
                    statusCode: 200
                    responseTemplates:
                      text/plain: old
`,
    );
    expect(save(path, pointer, 'old')).toBe('new\ntext');
  });
});

describe('what is refused', () => {
  const head = YAML_HEAD;
  test.each([
    ['an alias', `${head.replace("'first'", '&t old')} *t${YAML_TAIL}`, 'at the anchor &t'],
    ['an anchor that is repeated', `${head} &t old\nx-more: *t\n`, 'by the alias *t'],
    [
      'what is around it is repeated',
      `${head.replace('requestTemplates:', 'requestTemplates: &all')} old\nx-more: *all\n`,
      'by the alias *all',
    ],
    ['a key that occurs twice', `${head} older\n          application/json: old\n`, 'twice'],
    [
      'a merged template',
      `${head.replace(/ {10}text\/plain[\s\S]*/, '          <<: { application/json: old }\n')}`,
      'merged',
    ],
    ['a tag', `${head} !Sub old\n`, 'as a string of its own'],
    ['a function', `${head} { Fn::Sub: old }\n`, 'Fn::Sub'],
  ])('%s', (_what, text, message) => {
    const path = written('api.yaml', text);
    const save = () => saveTemplate(opened(path), { pointer: POINTER, before: 'old', text: 'new' });
    expect(save).toThrow(expect.objectContaining({ name: 'SaveRefusal' }));
    expect(save).toThrow(message);
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(readdirSync(folder)).toEqual(['api.yaml']);
  });

  test.each([
    ['another pointer', { pointer: '#/info/title' }, 'has no mapping template at "#/info/title"'],
    ['a pointer to nothing', { pointer: '' }, 'has no mapping template'],
    ['another text before', { before: 'older' }, 'has changed'],
    ['a text that is not one', { text: 7 as never }, 'as strings'],
    ['a long text', { text: 'x'.repeat(300 * 1024 + 1) }, 'shorten it to 307200'],
  ])('%s', (_what, parts, message) => {
    const path = written('api.yaml', `${head} old${YAML_TAIL}`);
    const request = { pointer: POINTER, before: 'old', text: 'new', ...parts };
    expect(() => saveTemplate(opened(path), request)).toThrow(message);
    expect(textIn(path)).toBe('old');
  });

  test('an API without its document, and a document from no file', () => {
    const path = written('api.yaml', `${head} old${YAML_TAIL}`);
    const { api, document } = opened(path);
    const request = { pointer: POINTER, before: 'old', text: 'new' };
    expect(() => saveTemplate({ api, document: undefined }, request)).toThrow(
      'The API was imported before',
    );
    const copied = JSON.parse(JSON.stringify(document));
    expect(() => saveTemplate({ api, document: copied }, request)).toThrow('not a text in a file');
  });

  test.each([
    ['other contents', (file: string) => writeFileSync(file, 'openapi: 3.0.1\n'), 'has changed'],
    ['no YAML', (file: string) => writeFileSync(file, '{'), 'has changed'],
    ['no UTF-8', (file: string) => writeFileSync(file, Buffer.from([0xff])), 'UTF-8'],
    ['nothing', (file: string) => rmSync(file), 'cannot be read'],
    [
      'a link in its place',
      (file: string) => {
        writeFileSync(join(folder, 'other.yaml'), readFileSync(file));
        rmSync(file);
        symlinkSync(join(folder, 'other.yaml'), file);
      },
      'symbolic link',
    ],
  ])('a file that has since got %s', (_what, change, message) => {
    const path = written('api.yaml', `${head} old${YAML_TAIL}`);
    const gateway = opened(path);
    change(path);
    expect(() => saveTemplate(gateway, { pointer: POINTER, before: 'old', text: 'new' })).toThrow(
      message,
    );
  });
});

test('the mode of the file stays, and nothing is left beside it', () => {
  const path = written('api.yaml', `${YAML_HEAD} old${YAML_TAIL}`);
  chmodSync(path, 0o640);
  saveTemplate(opened(path), { pointer: POINTER, before: 'old', text: 'new' });
  expect(statSync(path).mode & 0o7777).toBe(0o640);
  expect(readdirSync(folder)).toEqual(['api.yaml']);
});

test('the same text again writes nothing', () => {
  const path = written('api.yaml', `${YAML_HEAD} "old"${YAML_TAIL}`);
  const { ino } = statSync(path);
  saveTemplate(opened(path), { pointer: POINTER, before: 'old', text: 'old' });
  expect(statSync(path).ino).toBe(ino);
});
