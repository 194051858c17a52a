MATCH (account:AWSAccount {id: '210987654321'})
CREATE (:AWSOrganization {id: 'o-1'})
