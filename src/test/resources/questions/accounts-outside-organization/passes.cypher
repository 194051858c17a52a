MATCH (account:AWSAccount {id: '210987654321'})
SET account.org_id = 'o-1'
CREATE (:AWSOrganization {id: 'o-1'})
// A member that was not surveyed, and a stranger.
CREATE (:AWSAccount {id: '444455556666', org_id: 'o-1'})
CREATE (:AWSAccount {id: '999988887777', foreign: true})
