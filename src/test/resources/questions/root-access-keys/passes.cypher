MATCH (account:AWSAccount {id: '210987654321'})
SET account.account_access_keys_present = 0
