import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('the bytes of a string', [
  ['#set($o=$util.parseJson(\'{"v":"=0"}\'))#set($v=$o.v)[$v.getBytes().size()]', '[2]'],
]);
