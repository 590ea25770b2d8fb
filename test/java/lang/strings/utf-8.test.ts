import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('UTF-8 as Java decodes it', [
  [
    "$util.base64Decode('7aCA')|$util.base64Decode('7aA=')|$util.base64Decode('8J+YgO2ggA==')",
    '�|�|😀�',
  ],
]);
