MATCH (account:AWSAccount {id: '210987654321'})
SET account.account_mfa_enabled = 0
