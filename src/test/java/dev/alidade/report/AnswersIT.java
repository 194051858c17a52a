package dev.alidade.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import dev.alidade.store.Queries;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every built-in question on a real Neo4j: a graph in which it finds something, others in which
 * not.
 */
class AnswersIT {

  private final Queries graph = ReportDatabase.shared().queries();

  @BeforeEach
  void anAccount() {
    write("MATCH (n) DETACH DELETE n");
    write("CREATE (:AWSAccount {id: '210987654321', name: 'production', inscope: true})");
  }

  @Test
  void anEmptyGraphAnswersEveryQuestionWithNothing() {
    write("MATCH (n) DETACH DELETE n");

    assertThat(new Answers(graph).to(Questions.builtIn().all()))
        .allSatisfy(
            answer ->
                assertThat(answer)
                    .isInstanceOfSatisfying(
                        Answer.Found.class,
                        found -> {
                          assertThat(found.rows()).isEmpty();
                          assertThat(found.drawing().nodes()).isEmpty();
                        }));
  }

  // exposed-instances

  @Test
  void anOpenRuleAndAPublicAddressExposeAnInstance() {
    anInstance("i-1", "{publicipaddress: '34.1.1.1', state: 'running'}");
    anOpenRule("sg-1", "0.0.0.0/0", "{protocol: 'tcp', fromport: 22, toport: 22}");
    inGroup("i-1", "sg-1");

    assertThat(rows("exposed-instances"))
        .containsExactly(
            List.of(
                "production",
                "eu-west-1",
                "i-1",
                "34.1.1.1",
                "web (sg-1)",
                "from 0.0.0.0/0",
                "tcp 22",
                List.of()));
    assertThat(drawn("exposed-instances"))
        .containsExactly(
            "AWSIpRange", "AWSIpPermissionInbound", "AWSEC2SecurityGroup", "AWSEC2Instance");
  }

  @Test
  void aRuleCanReachAnInstanceThroughItsNetworkInterface() {
    anInstance("i-1", "{state: 'running'}");
    anInterface("i-1", "eni-1", "{public_ip: '34.1.1.2'}");
    anOpenRule("sg-1", "0.0.0.0/0", "{protocol: '-1'}");
    inGroup("eni-1", "sg-1");

    assertThat(rows("exposed-instances"))
        .containsExactly(
            List.of(
                "production",
                "eu-west-1",
                "i-1",
                "34.1.1.2",
                "web (sg-1)",
                "from 0.0.0.0/0",
                "all",
                List.of()));
    assertThat(drawn("exposed-instances")).contains("AWSNetworkInterface");
  }

  @Test
  void bothWaysToOneInstanceAreOneAnswer() {
    anInstance("i-1", "{publicipaddress: '34.1.1.1', state: 'running'}");
    anInterface("i-1", "eni-1", "{public_ip: '34.1.1.1'}");
    anOpenRule("sg-1", "0.0.0.0/0", "{protocol: 'tcp', fromport: 8000, toport: 8100}");
    inGroup("i-1", "sg-1");
    inGroup("eni-1", "sg-1");

    assertThat(rows("exposed-instances")).hasSize(1).first(LIST).contains("tcp 8000-8100");
    assertThat(drawn("exposed-instances")).doesNotContain("AWSNetworkInterface");
  }

  @Test
  void anOpenIpv6RuleReachesAnIpv6Address() {
    anInstance("i-1", "{state: 'running'}");
    anInterface("i-1", "eni-1", "{}");
    write(
        """
        MATCH (eni {id: 'eni-1'})
        CREATE (eni)-[:IPV6_ADDRESS]->(:AWSEC2Ipv6Address {ipv6_address: '2a05:d018::7'})""");
    anOpenRule("sg-1", "::/0", "{protocol: 'tcp', fromport: 443, toport: 443}");
    inGroup("eni-1", "sg-1");

    assertThat(rows("exposed-instances")).hasSize(1).first(LIST).contains("2a05:d018::7");
  }

  @Test
  void anOpenIpv6RuleDoesNotReachAnIpv4Address() {
    anInstance("i-1", "{publicipaddress: '34.1.1.1', state: 'running'}");
    anOpenRule("sg-1", "::/0", "{protocol: 'tcp', fromport: 443, toport: 443}");
    inGroup("i-1", "sg-1");

    assertThat(rows("exposed-instances")).isEmpty();
  }

  @Test
  void anInstanceIsNotExposedWithoutAddressOrOpenRuleOrWhileItIsStopped() {
    anOpenRule("sg-open", "0.0.0.0/0", "{protocol: 'tcp', fromport: 22, toport: 22}");
    anOpenRule("sg-office", "198.51.100.0/24", "{protocol: 'tcp', fromport: 22, toport: 22}");
    anInstance("i-private", "{state: 'running'}");
    inGroup("i-private", "sg-open");
    anInstance("i-office", "{publicipaddress: '34.1.1.1', state: 'running'}");
    inGroup("i-office", "sg-office");
    anInstance("i-stopped", "{publicipaddress: '34.1.1.2', state: 'stopped'}");
    inGroup("i-stopped", "sg-open");

    assertThat(rows("exposed-instances")).isEmpty();
    assertThat(drawn("exposed-instances")).isEmpty();
  }

  @Test
  void anEgressRuleExposesNothing() {
    anInstance("i-1", "{publicipaddress: '34.1.1.1', state: 'running'}");
    write(
        """
        CREATE (:AWSIpRange {id: '0.0.0.0/0'})-[:MEMBER_OF_IP_RULE]->(:AWSIpRule {protocol: '-1'})
               -[:MEMBER_OF_EC2_SECURITY_GROUP]->(:AWSEC2SecurityGroup {id: 'sg-1'})""");
    inGroup("i-1", "sg-1");

    assertThat(rows("exposed-instances")).isEmpty();
  }

  // findings-on-exposed-hosts

  @Test
  void findingsOnExposedInstancesComeWorstFirst() {
    anExposedInstance("i-1");
    aFinding("i-1", "f-1", "{severity: 'LOW', cve_id: 'CVE-1', cvssscore: 2.0, status: 'ACTIVE'}");
    aFinding("i-1", "f-2", "{severity: 'CRITICAL', cve_id: 'CVE-2', cvssscore: 9.8}");
    write(
        """
        MATCH (f {id: 'f-2'})
        CREATE (f)-[:HAS]->(:AWSInspectorPackage {name: 'openssl', version: '3.0.2'})""");

    assertThat(rows("findings-on-exposed-hosts"))
        .extracting(List::getFirst)
        .containsExactly("CRITICAL", "LOW");
    assertThat(rows("findings-on-exposed-hosts").getFirst())
        .contains("CVE-2", List.of("openssl 3.0.2"), "i-1", List.of("34.1.1.1"), "production");
    assertThat(drawn("findings-on-exposed-hosts")).contains("AWSInspectorFinding");
  }

  @Test
  void findingsElsewhereAndSuppressedOnesAreLeftOut() {
    anExposedInstance("i-1");
    anInstance("i-2", "{state: 'running'}");
    aFinding("i-1", "f-1", "{severity: 'HIGH', cve_id: 'CVE-1', status: 'SUPPRESSED'}");
    aFinding("i-2", "f-2", "{severity: 'HIGH', cve_id: 'CVE-1', status: 'ACTIVE'}");

    assertThat(rows("findings-on-exposed-hosts")).isEmpty();
    assertThat(drawn("findings-on-exposed-hosts")).isEmpty();
  }

  // roles-of-exposed-instances

  @Test
  void theRoleOfAnExposedInstanceLeadsToOthers() {
    anExposedInstance("i-1");
    aProfileFor("i-1", "web");
    write(
        """
        MATCH (account:AWSAccount), (web:AWSRole {name: 'web'})
        CREATE (account)-[:RESOURCE]->(deploy:AWSRole:AWSPrincipal {name: 'deploy', arn: 'd'})
        CREATE (:AWSAccount {id: '1', name: 'other'})-[:RESOURCE]->
               (admin:AWSRole:AWSPrincipal {name: 'admin', arn: 'a'})
        CREATE (web)-[:STS_ASSUMEROLE_ALLOW]->(deploy)-[:STS_ASSUMEROLE_ALLOW]->(admin)
        CREATE (admin)-[:POLICY]->(:AWSPolicy {name: 'All'})-[:STATEMENT]->
               (:AWSPolicyStatement {effect: 'Allow', action: ['*'], resource: ['*']})""");

    assertThat(rows("roles-of-exposed-instances"))
        .containsExactly(
            List.of(
                "production",
                "i-1",
                "admin in other",
                "role web, then deploy",
                true,
                List.of("All"),
                "a"),
            List.of("production", "i-1", "web", "instance profile web", false, List.of(), "web"),
            List.of("production", "i-1", "deploy", "role web", false, List.of(), "d"));
    assertThat(drawn("roles-of-exposed-instances"))
        .contains("AWSInstanceProfile", "AWSRole", "AWSPolicy");
  }

  @Test
  void theRoleOfAHiddenInstanceIsNoQuestion() {
    anInstance("i-1", "{state: 'running'}");
    aProfileFor("i-1", "web");

    assertThat(rows("roles-of-exposed-instances")).isEmpty();
  }

  // imdsv1-instances

  @Test
  void anInstanceThatAsksForNoTokenAnswersImdsv1() {
    anInstance(
        "i-1",
        """
        {state: 'running', imdsv1enabled: true, metadatahttpendpoint: 'enabled',
         metadatahttpputresponsehoplimit: 2, publicipaddress: '34.1.1.1'}""");
    aProfileFor("i-1", "web");

    assertThat(rows("imdsv1-instances"))
        .containsExactly(
            List.of("production", "eu-west-1", "i-1", "running", 2L, "34.1.1.1", List.of("web")));
    assertThat(drawn("imdsv1-instances"))
        .containsExactly("AWSEC2Instance", "AWSInstanceProfile", "AWSRole");
  }

  @Test
  void tokensOrNoEndpointAtAllAreFine() {
    anInstance("i-1", "{state: 'running', imdsv1enabled: false, metadatahttpendpoint: 'enabled'}");
    anInstance("i-2", "{state: 'running', imdsv1enabled: true, metadatahttpendpoint: 'disabled'}");
    anInstance("i-3", "{state: 'terminated', imdsv1enabled: true}");

    assertThat(rows("imdsv1-instances")).isEmpty();
  }

  // administrators

  @Test
  void administratorsAreFoundDirectlyAndThroughGroups() {
    write(
        """
        MATCH (account:AWSAccount)
        CREATE (account)-[:RESOURCE]->(ada:AWSUser:AWSPrincipal {name: 'ada', arn: 'ada'})
        CREATE (account)-[:RESOURCE]->(admins:AWSGroup:AWSPrincipal {name: 'admins', arn: 'admins'})
        CREATE (account)-[:RESOURCE]->(ops:AWSRole:AWSPrincipal {name: 'ops', arn: 'ops'})
        CREATE (ada)-[:MEMBER_AWS_GROUP]->(admins)
        CREATE (ada)-[:MFA_DEVICE]->(:AWSMfaDevice {id: 'mfa'})
        CREATE (admins)-[:POLICY]->(:AWSManagedPolicy:AWSPolicy {name: 'Admin', type: 'managed'})
               -[:STATEMENT]->(:AWSPolicyStatement {effect: 'Allow', action: ['*'], resource: ['*']})
        CREATE (ops)-[:POLICY]->(:AWSInlinePolicy:AWSPolicy {name: 'all', type: 'inline'})
               -[:STATEMENT]->(:AWSPolicyStatement
                 {effect: 'Allow', action: ['s3:*', '*:*'], resource: ['*'],
                  condition: '[{"Bool": {"aws:MultiFactorAuthPresent": "true"}}]'})""");

    assertThat(texts("administrators"))
        .containsExactly(
            "production | user | ada | Admin | managed policy of group admins | yes |  | ada",
            "production | group | admins | Admin | managed policy |  |  | admins",
            "production | role | ops | all | inline policy |  | conditional | ops");
    assertThat(drawn("administrators"))
        .contains("AWSUser", "AWSGroup", "AWSRole", "AWSPolicyStatement");
  }

  @Test
  void manyRightsAreNotAllRights() {
    write(
        """
        MATCH (account:AWSAccount)
        UNWIND [
          {effect: 'Allow', action: ['iam:*'], resource: ['*']},
          {effect: 'Allow', action: ['*'], resource: ['arn:aws:s3:::bucket']},
          {effect: 'Allow', notaction: ['iam:*'], resource: ['*']},
          {effect: 'Deny', action: ['*'], resource: ['*']}] AS statement
        CREATE (account)-[:RESOURCE]->(:AWSUser:AWSPrincipal {name: 'u', arn: 'u'})
               -[:POLICY]->(:AWSPolicy {name: 'p'})-[:STATEMENT]->(s:AWSPolicyStatement)
        SET s = statement""");

    assertThat(rows("administrators")).isEmpty();
    assertThat(drawn("administrators")).isEmpty();
  }

  // foreign-trust

  @Test
  void aRoleThatTrustsAnUnknownAccountIsFound() {
    write(
        """
        MATCH (account:AWSAccount)
        CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'vendor', arn: 'vendor'})
        CREATE (:AWSAccount {id: '999988887777', foreign: true})-[:RESOURCE]->
               (root:AWSRootPrincipal:AWSPrincipal {arn: 'arn:aws:iam::999988887777:root'})
        CREATE (role)-[:TRUSTS_AWS_PRINCIPAL]->(root)""");

    assertThat(rows("foreign-trust"))
        .containsExactly(
            List.of(
                "production",
                "vendor",
                "arn:aws:iam::999988887777:root",
                "999988887777",
                false,
                "vendor"));
    assertThat(drawn("foreign-trust")).containsExactly("AWSAccount", "AWSRootPrincipal", "AWSRole");
  }

  @Test
  void trustBetweenSurveyedAccountsServicesAndProvidersIsNot() {
    write(
        """
        MATCH (account:AWSAccount)
        CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: 'app', arn: 'app'})
        CREATE (:AWSAccount {id: '1', inscope: true})-[:RESOURCE]->
               (root:AWSRootPrincipal:AWSPrincipal {arn: 'arn:aws:iam::1:root'})
        CREATE (role)-[:TRUSTS_AWS_PRINCIPAL]->(root)
        CREATE (role)-[:TRUSTS_AWS_PRINCIPAL]->(:AWSServicePrincipal:AWSPrincipal {arn: 'ec2'})
        CREATE (role)-[:TRUSTS_AWS_PRINCIPAL]->(:AWSFederatedPrincipal:AWSPrincipal {arn: 'idp'})""");

    assertThat(rows("foreign-trust")).isEmpty();
    assertThat(drawn("foreign-trust")).isEmpty();
  }

  // users-without-mfa

  @Test
  void aUserWithoutADeviceIsFoundWithItsKeysAndGroups() {
    aUser("ada", "{passwordlastused_dt: datetime('2026-11-01T08:30:00Z')}");
    write(
        """
        MATCH (ada:AWSUser)
        CREATE (ada)-[:AWS_ACCESS_KEY]->(:AWSAccountAccessKey {id: 'k1', status: 'Active'})
        CREATE (ada)-[:AWS_ACCESS_KEY]->(:AWSAccountAccessKey {id: 'k2', status: 'Inactive'})
        CREATE (ada)-[:MEMBER_AWS_GROUP]->(:AWSGroup {name: 'staff'})""");

    assertThat(texts("users-without-mfa"))
        .containsExactly("production | ada | 2026-11-01 08:30 UTC | 1 | staff | ada");
    assertThat(drawn("users-without-mfa"))
        .containsExactly("AWSUser", "AWSAccountAccessKey", "AWSAccountAccessKey", "AWSGroup");
  }

  @Test
  void aUserWithADeviceIsNot() {
    aUser("ada", "{}");
    write("MATCH (ada:AWSUser) CREATE (ada)-[:MFA_DEVICE]->(:AWSMfaDevice {id: 'mfa'})");

    assertThat(rows("users-without-mfa")).isEmpty();
  }

  // idle-access-keys

  @Test
  void keysThatNobodyUsesAreFoundNeverUsedOnesFirst() {
    aUser("ada", "{}");
    aKey("old", "Active", "P400D", "P91D");
    aKey("forgotten", "Active", "P400D", null);

    assertThat(rows("idle-access-keys"))
        .extracting(row -> row.get(2))
        .containsExactly("forgotten", "old");
    assertThat(rows("idle-access-keys").getFirst().get(4)).isEqualTo("never");
    assertThat(drawn("idle-access-keys"))
        .containsExactlyInAnyOrder("AWSUser", "AWSAccountAccessKey", "AWSAccountAccessKey");
  }

  @Test
  void usedNewAndInactiveKeysAreNot() {
    aUser("ada", "{}");
    aKey("used", "Active", "P400D", "P1D");
    aKey("new", "Active", "P1D", null);
    aKey("inactive", "Inactive", "P400D", null);

    assertThat(rows("idle-access-keys")).isEmpty();
  }

  // unencrypted-volumes

  @Test
  void onlyVolumesThatAreKnownToBeUnencryptedAreFound() {
    anInstance("i-1", "{}");
    write(
        """
        MATCH (account:AWSAccount), (instance:AWSEC2Instance)
        CREATE (account)-[:RESOURCE]->(:AWSEBSVolume
          {id: 'vol-1', region: 'eu-west-1', size: 20, type: 'gp3', state: 'in-use',
           encrypted: false})-[:ATTACHED_TO]->(instance)
        CREATE (account)-[:RESOURCE]->(:AWSEBSVolume {id: 'vol-2', encrypted: true})
        CREATE (account)-[:RESOURCE]->(:AWSEBSVolume {id: 'seen in passing'})""");

    assertThat(rows("unencrypted-volumes"))
        .containsExactly(
            List.of("production", "eu-west-1", "vol-1", 20L, "gp3", "in-use", List.of("i-1")));
    assertThat(drawn("unencrypted-volumes")).containsExactly("AWSEBSVolume", "AWSEC2Instance");
  }

  @Test
  void encryptedVolumesAreFine() {
    write(
        """
        MATCH (account:AWSAccount)
        CREATE (account)-[:RESOURCE]->(:AWSEBSVolume {id: 'vol-2', encrypted: true})""");

    assertThat(rows("unencrypted-volumes")).isEmpty();
    assertThat(drawn("unencrypted-volumes")).isEmpty();
  }

  // Drawings, the overview, and what a question may not do

  @Test
  void aDrawingKnowsThePlaceInThePathAndTheAccount() {
    anExposedInstance("i-1");

    var nodes = found("exposed-instances").drawing().nodes();

    assertThat(nodes).extracting(Drawing.Node::depth).containsExactly(0, 1, 2, 3);
    assertThat(nodes.getLast().accounts()).containsExactly("production");
    assertThat(nodes.getLast().properties()).containsEntry("id", "i-1");
    assertThat(found("exposed-instances").drawing().links())
        .extracting(Drawing.Link::type)
        .containsExactlyInAnyOrder(
            "MEMBER_OF_IP_RULE", "MEMBER_OF_EC2_SECURITY_GROUP", "MEMBER_OF_EC2_SECURITY_GROUP");
  }

  @Test
  void aDrawingOfTooMuchIsCutAndSaysSo() {
    write(
        """
        MATCH (account:AWSAccount)
        UNWIND range(1, 400) AS n
        CREATE (account)-[:RESOURCE]->(:AWSEBSVolume {id: 'vol-' + n, encrypted: false})""");

    var found = found("unencrypted-volumes");

    assertThat(found.count()).isEqualTo(400);
    assertThat(found.drawing().truncated()).isTrue();
    assertThat(found.drawing().nodes()).hasSize(Drawing.MOST_PATHS);
  }

  @Test
  void aQuestionCannotWrite() {
    var writing =
        Question.parse(
            "writing",
            """
            // title: Writing
            // one: node
            // many: nodes
            // columns: n
            // why: It must not.
            CREATE (n:Written) RETURN n.id AS n
            """);

    assertThat(new Answers(graph).to(writing)).isInstanceOf(Answer.Unanswered.class);
    assertThat(graph.read("MATCH (n:Written) RETURN n", Map.of())).isEmpty();
  }

  @Test
  void theOverviewCountsAndKnowsTheLastRun() {
    anInstance("i-1", "{}");
    write(
        """
        CREATE (:AWSAccount {id: '999988887777', foreign: true})
        CREATE (:AlidadeRun {id: 'a', started: datetime('2026-11-21T10:00:00Z'), verdict: 'done'})
        CREATE (:AlidadeRun {id: 'b', started: datetime('2026-11-22T10:00:00Z'), verdict: 'partial',
          scopes_complete: 7, scopes_failed: 2, scopes_denied: 1, scopes_partial: 0})""");

    var overview = Overview.of(graph);

    assertThat(overview.accounts())
        .containsExactly(new Overview.Account("210987654321", "production"));
    assertThat(overview.nodes()).isEqualTo(5);
    assertThat(overview.links()).isEqualTo(1);
    assertThat(overview.kinds())
        .extracting(count -> count.kind().many() + " " + count.nodes())
        .containsExactly("Accounts 2", "Instances 1");
    assertThat(overview.lastRun())
        .isNotNull()
        .satisfies(
            run -> {
              assertThat(run.verdict()).isEqualTo("partial");
              assertThat(run.complete()).isFalse();
              assertThat(run.missing())
                  .containsExactly(Map.entry("denied", 1L), Map.entry("failed", 2L));
            });
  }

  @Test
  void aPageOfARealGraphIsMade() {
    anExposedInstance("i-1");

    var page =
        new HtmlPage(
            Overview.of(graph), new Answers(graph).to(Questions.builtIn().all()), Instant.EPOCH);

    assertThat(page.html()).contains("id=\"q-exposed-instances\"").contains("\"caption\":\"i-1\"");
  }

  private Answer.Found found(String id) {
    var answer = new Answers(graph).to(Questions.builtIn().named(id));
    assertThat(answer).as(id).isInstanceOf(Answer.Found.class);
    return (Answer.Found) answer;
  }

  private List<List<@Nullable Object>> rows(String id) {
    return found(id).rows().stream().map(Row::values).toList();
  }

  private List<String> texts(String id) {
    return rows(id).stream()
        .map(row -> String.join(" | ", row.stream().map(ValueText::of).toList()))
        .toList();
  }

  /**
   * The labels of what is drawn, as legends name them, from the start of the paths to their end.
   */
  private List<String> drawn(String id) {
    var kinds = NodeKinds.builtIn();
    return found(id).drawing().nodes().stream()
        .sorted(
            Comparator.comparingInt(Drawing.Node::depth)
                .thenComparing(node -> kinds.of(node.labels()).label()))
        .map(node -> kinds.of(node.labels()).label())
        .toList();
  }

  private void anExposedInstance(String id) {
    anInstance(id, "{publicipaddress: '34.1.1.1', state: 'running'}");
    anOpenRule("sg-" + id, "0.0.0.0/0", "{protocol: 'tcp', fromport: 22, toport: 22}");
    inGroup(id, "sg-" + id);
  }

  private void anInstance(String id, String properties) {
    write(
        """
        MATCH (account:AWSAccount {name: 'production'})
        CREATE (account)-[:RESOURCE]->(instance:AWSEC2Instance)
        SET instance = %s
        SET instance.id = '%s', instance.region = 'eu-west-1'"""
            .formatted(properties, id));
  }

  private void anInterface(String instance, String id, String properties) {
    write(
        """
        MATCH (instance:AWSEC2Instance {id: '%s'})
        CREATE (instance)-[:NETWORK_INTERFACE]->(eni:AWSNetworkInterface)
        SET eni = %s SET eni.id = '%s'"""
            .formatted(instance, properties, id));
  }

  private void anOpenRule(String group, String range, String rule) {
    write(
        """
        MERGE (range:AWSIpRange {id: '%s'})
        MERGE (group:AWSEC2SecurityGroup {id: '%s'}) SET group.name = 'web'
        CREATE (range)-[:MEMBER_OF_IP_RULE]->(rule:AWSIpPermissionInbound:AWSIpRule)
               -[:MEMBER_OF_EC2_SECURITY_GROUP]->(group)
        SET rule = %s"""
            .formatted(range, group, rule));
  }

  private void inGroup(String member, String group) {
    write(
        """
        MATCH (member {id: '%s'}), (group:AWSEC2SecurityGroup {id: '%s'})
        CREATE (member)-[:MEMBER_OF_EC2_SECURITY_GROUP]->(group)"""
            .formatted(member, group));
  }

  private void aFinding(String instance, String id, String properties) {
    write(
        """
        MATCH (instance:AWSEC2Instance {id: '%s'})
        CREATE (finding:AWSInspectorFinding)-[:AFFECTS]->(instance)
        SET finding = %s SET finding.id = '%s'"""
            .formatted(instance, properties, id));
  }

  private void aProfileFor(String instance, String role) {
    write(
        """
        MATCH (account:AWSAccount)-[:RESOURCE]->(instance:AWSEC2Instance {id: '%1$s'})
        CREATE (account)-[:RESOURCE]->(role:AWSRole:AWSPrincipal {name: '%2$s', arn: '%2$s'})
        CREATE (instance)-[:INSTANCE_PROFILE]->
               (:AWSInstanceProfile {instance_profile_name: '%2$s'})-[:ASSOCIATED_WITH]->(role)"""
            .formatted(instance, role));
  }

  private void aUser(String name, String properties) {
    write(
        """
        MATCH (account:AWSAccount)
        CREATE (account)-[:RESOURCE]->(user:AWSUser:AWSPrincipal)
        SET user = %1$s SET user.name = '%2$s', user.arn = '%2$s'"""
            .formatted(properties, name));
  }

  private void aKey(String id, String status, String age, @Nullable String lastUsed) {
    write(
        """
        MATCH (user:AWSUser)
        CREATE (user)-[:AWS_ACCESS_KEY]->(key:AWSAccountAccessKey {id: '%s', status: '%s',
          createdate_dt: datetime() - duration('%s'), lastuseddate_dt: %s})"""
            .formatted(
                id,
                status,
                age,
                lastUsed == null ? "null" : "datetime() - duration('" + lastUsed + "')"));
  }

  private void write(String cypher) {
    graph.write(cypher, Map.of());
  }
}
