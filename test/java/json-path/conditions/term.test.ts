import { expect, test } from 'vitest';
import {
  type BigDecimalValue,
  compareBigDecimals,
  type JavaNumber,
  javaNumberText,
  parseBigDecimal,
  readJson,
} from '../../../../src/java/json/index.js';
import { compareNumberTerms } from '../../../../src/java/json-path/conditions/term.js';
import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows(
  '2.10',
  '{"a":{"x":1,"q":[{"x":7}]},"l":[{"x":2,"y":[{"x":5}]},{"x":3},{"x":"2","b":true}],"b":{"x":3,"l":[1,2,3]},"s":"t","n":null,"m":{},"e":[]}',
  [['$.l[?(@.x == 2.0)].x', 'I [Integer(2)]']],
);

jsonPathRows(
  '2.10',
  '{"y":[{"id":1,"t":["p","q"]},{"id":2,"t":[]},{"id":"1","t":null},{"id":1.0},{"id":null},{"id":"x y"}],"l":["a","b","it\'s","3"],"x":[[1,2],[3,4],[]],"nums":[10,2.5,3000000000],"k":["$.l","[1]","\'q\'","p"]}',
  [
    ["$.y[?(@.id == '1')].id", 'I [Integer(1),"1",Double(1.0)]'],
    ["$.y[?(@.id == 'x y')].id", 'I ["x y"]'],
    ["$.y[?(@.t == ['p','q'])].id", 'I [Integer(1)]'],
    ['$.y[?(@.id =~ /\\d/)].id', 'I [Integer(1),Integer(2),"1"]'],
    ['$.y[?(@.id==2)].t[0]', 'I []'],
  ],
);

const NUMBERS = [
  '0',
  '-0.0',
  '0.1',
  '1',
  '1.0',
  '-7',
  '2147483648',
  '9007199254740993',
  '4.9E-324',
];
const OTHERS = [
  '1.10',
  '0.10000000000000001',
  '123456789012345',
  '1E308',
  '9007199254740992',
  '-6.5',
];

test('numbers are ordered as their decimals, whatever their class, and with text', () => {
  const texts = [...NUMBERS, ...OTHERS];
  const decimal = (text: string) => parseBigDecimal(text) as BigDecimalValue;
  for (const left of texts) {
    for (const right of texts) {
      const one = readJson(left) as number | JavaNumber;
      const expected = compareBigDecimals(decimal(javaNumberText(one)), decimal(right));
      expect([left, right, Math.sign(compareNumberTerms(one, right)) + 0]).toEqual([
        left,
        right,
        expected,
      ]);
      const other = readJson(right) as number | JavaNumber;
      const order = compareBigDecimals(
        decimal(javaNumberText(one)),
        decimal(javaNumberText(other)),
      );
      expect(Math.sign(compareNumberTerms(one, other)) + 0).toBe(order);
    }
  }
});
