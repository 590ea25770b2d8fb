exports.handler = (event, _context, callback) => {
  if (event.authorizationToken !== process.env.WORD) {
    callback('Unauthorized');
    return;
  }
  const Statement = [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: event.methodArn }];
  const policyDocument = { Version: '2012-10-17', Statement };
  callback(null, { principalId: 'ann', policyDocument, context: { role: 'reader' } });
};
