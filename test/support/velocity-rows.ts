import { describe, expect, test } from 'vitest';
import { renderTemplate, type TemplateInput } from '../../src/mapping/index.js';

/**
 * A template and the output of Apache Velocity 1.7, or null if it fails. What is given: an input, a
 * payload, or that payload and variables in front of the template.
 */
export type VelocityRow = readonly [
  template: string,
  output: string | null,
  given?: 'payload' | 'values' | 'numbers' | TemplateInput,
];

/** Compares templates with Velocity. */
export function velocityRows(title: string, rows: readonly VelocityRow[]): void {
  describe(title, () => {
    test.each(rows.map((row) => [row] as const))('%j', ([template, output, given = {}]) => {
      const prefix = typeof given === 'string' ? VARIABLES[given] : '';
      const input = typeof given === 'string' ? { body: BODY } : given;
      const render = () => renderTemplate(prefix + template, input).output;
      if (output === null) {
        expect(render).toThrow(expect.objectContaining({ name: 'TemplateError' }));
      } else {
        expect(render()).toBe(output);
      }
    });
  });
}

const VALUES: readonly string[] = [
  "#set($x='va')",
  '#set($y=2)',
  "#set($s='a.b,c d')",
  "#set($l=[3,'b',1.5])",
  "#set($m={'k':'v','n':1,'z':[1]})",
  '#set($n=-7)',
  '#set($b=true)',
  '#set($d=2.5)',
  '#set($L=3000000000)',
  "#set($e='')",
  "#set($j=$input.path('$'))",
];

const NUMBERS: readonly string[] = [
  '#set($I=5)',
  '#set($N=-2147483648)',
  '#set($L=9000000000)',
  '#set($D=2.5)',
  '#set($X=99999999999999999999)',
  "#set($B=$input.path('$.bd'))",
  '#set($C=$s.charAt(0))',
  '#set($F=$I.floatValue())',
  '#set($T=true)',
  '#set($Z=0)',
  "#set($W=$input.path('$.bd2'))",
];

const BODY =
  '{"a":1,"b":[1,"x/y",null,{"q":2.0}],"c":{"d":"e","n":null},"s":"str","t":true,"big":12345678901,"f":1.50,"bd":1234567890.12345678901234567890,"bd2":-0.000000012345678901234567}';

/** What stands in front of a template. */
const VARIABLES: Readonly<Record<'payload' | 'values' | 'numbers', string>> = {
  payload: '',
  values: VALUES.join(''),
  numbers: [...VALUES, ...NUMBERS].join(''),
};
