MATCH (account:AWSAccount {id: '210987654321'})
SET account.account_mfa_enabled = 1
// Not surveyed, so that nobody knows.
CREATE (:AWSAccount {id: '999988887777', foreign: true})
