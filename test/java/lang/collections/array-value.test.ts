import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('arrays', [
  [
    "#set($a = $input.path('$.csv').split(','))#set($a[0] = 'q')$a[0]|$a.set(1, 'r')|$a[1]",
    'q|b|r',
    { body: '{"csv":"a,b,c"}' },
  ],
  ["#set($s='a,b,c')#set($c=$s.getBytes())$c.set(0,5)", null],
]);
