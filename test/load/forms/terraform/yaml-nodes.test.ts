import { expect, test } from 'vitest';
import { parseYamlNodes } from '../../../../src/load/forms/terraform/yaml-nodes.js';

const plain = (text: string, offset: number) => ({ kind: 'scalar', text, plain: true, offset });
const quoted = (text: string, offset: number) => ({ ...plain(text, offset), plain: false });

test.each<readonly [string, object]>([
  ['1.0', plain('1.0', 0)],
  ['"1.0"', quoted('1.0', 0)],
  ['[a, 7]', { kind: 'sequence', items: [plain('a', 1), plain('7', 4)], offset: 0 }],
  ['a: b', { kind: 'mapping', entries: [[plain('a', 0), plain('b', 3)]], offset: 0 }],
  [
    'a: 1\na: 2',
    {
      kind: 'mapping',
      entries: [
        [plain('a', 0), plain('1', 3)],
        [plain('a', 5), plain('2', 8)],
      ],
      offset: 0,
    },
  ],
  ['!!str 7', { ...plain('7', 6), tag: 'tag:yaml.org,2002:str' }],
])('%j', (text, node) => {
  const shown = JSON.parse(JSON.stringify(parseYamlNodes(text)));
  expect(shown).toMatchObject(node);
});

test('an alias is the node of the anchor above it', () => {
  const node = parseYamlNodes('- &a [1]\n- *a\n- &a 2\n- *a\n') as { items: readonly object[] };
  expect(node.items[1]).toBe(node.items[0]);
  expect(node.items[3]).toBe(node.items[2]);
});

test('an empty value is a plain text without characters', () => {
  const node = parseYamlNodes('a:\n') as { entries: readonly (readonly object[])[] };
  expect(node.entries[0]?.[1]).toMatchObject({ kind: 'scalar', text: '', plain: true });
});

test.each([
  ['*a', 'there is no anchor &a above its alias'],
  ['- *a\n- &a 1', 'there is no anchor &a above its alias'],
  ['', 'the text is empty'],
  ['[a', 'Flow sequence must end with a ]'],
  [`${'['.repeat(300)}${']'.repeat(300)}`, 'collections may be nested up to 200 levels'],
  ['a\n---\nb', 'multiple documents'],
])('%j is refused', (text, message) => {
  expect(() => parseYamlNodes(text)).toThrow(message);
});
