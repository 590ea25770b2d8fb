const { TABLE, WORD } = process.env;

export const read = async ({ pathParameters, requestContext: { authorizer } }) => ({
  statusCode: 200,
  body: JSON.stringify({ ...pathParameters, TABLE, WORD, role: authorizer.role }),
});

export const write = async ({ body }, { functionName, getRemainingTimeInMillis }) => ({
  statusCode: 201,
  multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] },
  body: JSON.stringify({ body, functionName, inTime: getRemainingTimeInMillis() <= 5000 }),
});

export const stuck = () => {
  for (;;) {}
};
