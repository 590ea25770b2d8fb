import { expect, test } from 'vitest';
import {
  parseExpression,
  parseTemplateText,
} from '../../../../../../../src/load/forms/terraform/hcl/index.js';
import { mistake, shape } from '../shape.js';

test.each([
  ['"a ${b} c"', '"a |${b}| c"'],
  ['"$${a} %%{b} $a 100% $$ $"', '"${a} %{b} $a 100% $$ $"'],
  ['"$$${a}"', '"$${a}"'],
  ['"\\u00e9\\U0001F600\\n\\t\\\\\\""', '"é😀\\n\\t\\\\\\""'],
  ['"a ${~ b ~} c"', '"a|${b}|c"'],
  ['"${"${"deep"}"}"', '"${"${"deep"}"}"'],
  ['"${a\n}"', '"${a}"'],
  ['"%{ if a }x%{ else }y%{ endif }"', '"if(a: x else y)"'],
  ['"%{for k, v in m}${k}%{endfor}"', '"for(k,v in m: ${k})"'],
  ['"%{ if a ~} x %{~ endif ~} y"', '"if(a: x else )|y"'],
  ['<<EOT\na\n  b ${c}\nEOT\n', '"a\\n|  b |${c}|\\n"'],
  ['<<EOT\n EOT x\n\tEOT  \n', '" EOT x\\n"'],
  ['<<-EOT\n    a\n\n      b\n    EOT\n', '"a\\n|\\n|  b\\n"'],
  ['<<-EOT\n  ${a}\n    b\n  EOT\n', '"|${a}|\\n|  b\\n"'],
  ['<<EOT\n%{ if a ~}\n\n  x\n%{ endif }\nEOT\n', '"if(a: |\\n|  x\\n else )|\\n"'],
  // A line after a stripped line break is not measured, nor outdented.
  [
    '<<-EOT\n    %{ if a ~}\n      x\n    %{ endif ~}\n    z\n  EOT\n',
    '"|if(a: |      x\\n| else )||    z\\n"',
  ],
])('%j is %s', (text, expected) => {
  expect(shape(parseExpression(text))).toBe(expected);
});

test('a whole text is one template, each line of which is a literal of its own', () => {
  const text = '%{ for p in ports ~}\n\n\nport "${p}"\n%{ endfor ~}\n$${x}';
  expect(shape(parseTemplateText(text))).toBe(
    '"for(-,p in ports: |\\n|\\n|port \\"|${p}|\\"\\n)||${x}"',
  );
});

test.each([
  ['"a', 'Unterminated template string at 1:1'],
  ['"a\nb"', 'Invalid multi-line string at 1:3'],
  ['"\\q"', 'Invalid escape sequence at 1:2'],
  ['"\\u00g0"', 'Invalid escape sequence at 1:2'],
  ['"${x"', 'Unclosed template interpolation sequence at 1:2'],
  ['"${x y}"', 'Extra characters after interpolation expression at 1:6'],
  ['"${}"', 'Invalid expression at 1:4'],
  ['"%{ if a }x"', 'Unexpected end of template at 1:2'],
  ['"%{ endif }"', 'Unexpected endif directive at 1:2'],
  ['"%{ if a }%{ endfor }"', 'Unexpected endfor directive at 1:11'],
  ['"%{ while a }"', 'Invalid template directive at 1:10'],
  ['<<EOT x\nEOT\n', 'Invalid heredoc at 1:1'],
  ['<<EOT\nx\n', 'Unterminated template string at 1:6'],
  ['"%{ if a }'.concat('%{ if a }'.repeat(300), '"'), 'Nested too deeply at 1:2712'],
])('%j is refused: %s', (text, expected) => {
  expect(mistake(() => parseExpression(text))).toBe(expected);
});

test('text knows where its characters are, across escapes and indentation', () => {
  const quoted = parseExpression('"ab\\n$${c}"');
  expect(quoted).toMatchObject({
    parts: [
      {
        text: 'ab\n${c}',
        runs: [
          { at: 0, offset: 1 },
          { at: 3, offset: 6 },
        ],
      },
    ],
  });
  const heredoc = parseExpression('<<-E\n  x\n  E\n');
  expect(heredoc).toMatchObject({ parts: [{ text: 'x\n', runs: [{ at: 0, offset: 7 }] }] });
});
