package dev.alidade.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The policy documents of a request.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
final class PolicyDocuments {

  private static final String ASSUME_ROLE = "sts:AssumeRole";

  /** What {@code sync --organization} calls before it assumes a role, and with its filters. */
  private static final List<String> LISTING_AN_ORGANIZATION =
      List.of(
          "organizations:DescribeOrganization",
          "organizations:ListAccounts",
          "organizations:ListAccountsForParent",
          "organizations:ListOrganizationalUnitsForParent",
          "organizations:ListRoots",
          "organizations:ListTagsForResource");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final SetupRequest request;

  PolicyDocuments(SetupRequest request) {
    this.request = request;
  }

  /** Who may assume the role of every account. */
  JsonNode readTrust() {
    var statement = allow(ASSUME_ROLE);
    statement
        .putObject("Principal")
        .put("AWS", "arn:" + request.partition() + ":iam::" + request.hub().id() + ":root");
    var equal = JSON.objectNode();
    if (request.externalId() != null) {
      equal.put("sts:ExternalId", request.externalId());
    }
    if (request.organizationId() != null) {
      equal.put("aws:PrincipalOrgID", request.organizationId());
    }
    var condition = JSON.objectNode();
    if (!equal.isEmpty()) {
      condition.set("StringEquals", equal);
    }
    if (request.trust() == Trust.HUB_ROLE) {
      condition.putObject("ArnEquals").put("aws:PrincipalArn", request.hubRoleArn());
    }
    if (!condition.isEmpty()) {
      statement.set("Condition", condition);
    }
    return document(statement);
  }

  /** Who may assume the hub's role: the machine that the survey runs on. */
  JsonNode hubTrust() {
    return switch (request.host()) {
      case Host.Ec2() -> service("ec2." + suffix(), ASSUME_ROLE);
      case Host.Ecs() -> service("ecs-tasks.amazonaws.com", ASSUME_ROLE);
      // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html
      case Host.PodIdentity() -> service("pods.eks.amazonaws.com", ASSUME_ROLE, "sts:TagSession");
      case Host.Irsa irsa -> webIdentity(irsa);
    };
  }

  /** What the hub's role may do, and nothing else. */
  JsonNode hubPermissions() {
    var assume = allow(ASSUME_ROLE);
    assume.put("Resource", "arn:" + request.partition() + ":iam::*:role/" + request.roleName());
    var regions = allow("ec2:DescribeRegions");
    regions.put("Resource", "*");
    if (!request.listsOrganization()) {
      return document(assume, regions);
    }
    var organization = allow(LISTING_AN_ORGANIZATION.toArray(String[]::new));
    organization.put("Resource", "*");
    return document(assume, regions, organization);
  }

  /** A document that is text already. */
  static JsonNode parsed(String document) {
    try {
      return new ObjectMapper().readTree(document);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A policy document is JSON.", e);
    }
  }

  private JsonNode service(String principal, String... actions) {
    var statement = allow(actions);
    statement.putObject("Principal").put("Service", principal);
    return document(statement);
  }

  // https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
  private JsonNode webIdentity(Host.Irsa irsa) {
    var statement = allow("sts:AssumeRoleWithWebIdentity");
    statement
        .putObject("Principal")
        .put(
            "Federated",
            "arn:"
                + request.partition()
                + ":iam::"
                + request.hub().id()
                + ":oidc-provider/"
                + irsa.oidcProvider());
    statement
        .putObject("Condition")
        .putObject("StringEquals")
        .put(irsa.oidcProvider() + ":aud", "sts." + suffix())
        .put(
            irsa.oidcProvider() + ":sub",
            "system:serviceaccount:" + irsa.namespace() + ":" + irsa.serviceAccount());
    return document(statement);
  }

  private String suffix() {
    return request.partition().equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
  }

  private static ObjectNode allow(String... actions) {
    var statement = JSON.objectNode().put("Effect", "Allow");
    if (actions.length == 1) {
      return statement.put("Action", actions[0]);
    }
    var list = statement.putArray("Action");
    List.of(actions).forEach(list::add);
    return statement;
  }

  private static JsonNode document(JsonNode... statements) {
    var document = JSON.objectNode().put("Version", "2012-10-17");
    document.putArray("Statement").addAll(List.of(statements));
    return document;
  }
}
